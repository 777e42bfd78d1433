import { ApartmentOutlined, FunnelPlotOutlined, IdcardOutlined, InboxOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'enterprises.dossier.read' };
const own = { permission: 'enterprises.dossier.read-own' };
const funnel = { permission: 'enterprises.funnel.read' };
const pools = { permission: 'enterprises.pool.read' };

export const feature: Feature = {
  name: 'enterprises',
  routes: [
    { path: '/enterprises', page: () => import('./funnel-page.tsx'), access: funnel, title: 'funnel.title' },
    { path: '/enterprises/own', page: () => import('./own-page.tsx'), access: own, title: 'own.title' },
    { path: '/enterprises/firms', page: () => import('./list-page.tsx'), access: read, title: 'list.title' },
    { path: '/enterprises/firms/$id', page: () => import('./firm-page.tsx'), access: read, title: 'firm.title' },
    { path: '/enterprises/pools', page: () => import('./pools-page.tsx'), access: pools, title: 'pools.title' },
  ],
  navigation: [
    { path: '/enterprises/own', title: 'own.title', group: 'enterprises', part: 'growth', access: own, icon: <IdcardOutlined />, order: 5 },
    { path: '/enterprises', title: 'funnel.title', group: 'enterprises', part: 'growth', access: funnel, icon: <FunnelPlotOutlined />, order: 10 },
    { path: '/enterprises/firms', title: 'list.title', group: 'enterprises', part: 'growth', access: read, icon: <ApartmentOutlined />, order: 15 },
    { path: '/enterprises/pools', title: 'pools.title', group: 'enterprises', part: 'growth', access: pools, icon: <InboxOutlined />, order: 20 },
  ],
  subjectPages: { 'enterprises.enterprise': '/enterprises/firms/$id' },
  dictionary: { zh, en },
};
