import { AuditOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

export const feature: Feature = {
  name: 'trading',
  routes: [
    { path: '/trading', page: () => import('./sales-page.tsx'), access: 'public', title: 'sales.title' },
    { path: '/trading/offer', page: () => import('./offer-page.tsx'), access: { permission: 'trading.sale.offer' }, title: 'offer.title' },
    { path: '/trading/sales/$id', page: () => import('./sale-page.tsx'), access: 'public', title: 'sale.one' },
    { path: '/trading/auctions/$id', page: () => import('./room-page.tsx'), access: 'public', title: 'room.title' },
  ],
  navigation: [{ path: '/trading', title: 'sales.title', group: 'market', part: 'matching', access: 'public', icon: <AuditOutlined />, order: 45 }],
  subjectPages: { 'trading.sale': '/trading/sales/$id' },
  dictionary: { zh, en },
};
