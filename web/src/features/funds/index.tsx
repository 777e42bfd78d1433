import { FundOutlined, PayCircleOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'funds.fund.read' };

export const feature: Feature = {
  name: 'funds',
  routes: [
    { path: '/funds', page: () => import('./funds-page.tsx'), access: read, title: 'funds.title' },
    { path: '/funds/batches', page: () => import('./batches-page.tsx'), access: read, title: 'batches.title' },
    { path: '/funds/batches/$id', page: () => import('./batch-page.tsx'), access: read, title: 'batches.one' },
    { path: '/funds/fund/$id', page: () => import('./fund-page.tsx'), access: read, title: 'funds.one' },
  ],
  navigation: [
    { path: '/funds', title: 'funds.title', group: 'funds', part: 'accounts', access: read, icon: <FundOutlined />, order: 10 },
    { path: '/funds/batches', title: 'batches.title', group: 'funds', part: 'accounts', access: read, icon: <PayCircleOutlined />, order: 12 },
  ],
  shortcuts: [
    { path: '/funds/batches', title: 'batches.title', hint: 'batches.lead', access: read, icon: <PayCircleOutlined /> },
  ],
  subjectPages: { 'funds.fund': '/funds/fund/$id', 'funds.batch': '/funds/batches/$id' },
  dictionary: { zh, en },
};
