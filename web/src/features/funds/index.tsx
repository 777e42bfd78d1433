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
    { path: '/funds/records/$id', page: () => import('./record-page.tsx'), access: read, title: 'trace.title' },
    { path: '/funds/fund/$id', page: () => import('./fund-page.tsx'), access: read, title: 'funds.one' },
  ],
  navigation: [
    { path: '/funds', title: 'funds.title', group: 'funds', part: 'accounts', access: read, icon: <FundOutlined />, order: 10 },
    { path: '/funds/batches', title: 'batches.title', group: 'funds', part: 'accounts', access: read, icon: <PayCircleOutlined />, order: 12 },
  ],
  shortcuts: [
    { path: '/funds/batches', title: 'batches.title', hint: 'batches.lead', access: read, icon: <PayCircleOutlined /> },
  ],
  subjectPages: {
    'funds.fund': '/funds/fund/$id', 'funds.batch': '/funds/batches/$id',
    // What moved money and has no page of its own: its way through the fund.
    'funds.budget': '/funds/records/$id', 'funds.contribution': '/funds/records/$id', 'funds.allocation': '/funds/records/$id', 'funds.line': '/funds/records/$id', 'funds.return': '/funds/records/$id',
  },
  dictionary: { zh, en },
};
