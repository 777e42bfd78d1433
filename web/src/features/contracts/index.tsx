import { FileProtectOutlined, LineChartOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'contracts.contract.read' };

export const feature: Feature = {
  name: 'contracts',
  routes: [
    { path: '/contracts', page: () => import('./list-page.tsx'), access: read, title: 'list.title' },
    { path: '/contracts/turnover', page: () => import('./turnover-page.tsx'), access: 'public', title: 'turnover.title' },
    { path: '/contracts/$id', page: () => import('./contract-page.tsx'), access: read, title: 'one.title' },
    { path: '/verify', page: () => import('./verify-page.tsx'), access: 'public', title: 'verify.title' },
    { path: '/verify/$number', page: () => import('./verify-page.tsx'), access: 'public', title: 'verify.title' },
  ],
  navigation: [
    { path: '/contracts', title: 'list.title', group: 'market', part: 'contracts', access: read, icon: <FileProtectOutlined />, order: 60 },
    { path: '/contracts/turnover', title: 'turnover.title', group: 'market', part: 'contracts', access: 'public', icon: <LineChartOutlined />, order: 75 },
    { path: '/verify', title: 'verify.title', group: 'market', part: 'contracts', access: 'public', icon: <SafetyCertificateOutlined />, order: 70 },
  ],
  subjectPages: { 'contracts.contract': '/contracts/$id' },
  dictionary: { zh, en },
};
