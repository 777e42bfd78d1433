import { CalculatorOutlined, FileProtectOutlined, LineChartOutlined, SafetyCertificateOutlined, SwapOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'contracts.contract.read' };
const write = { permission: 'contracts.contract.write' };

export const feature: Feature = {
  name: 'contracts',
  routes: [
    { path: '/contracts', page: () => import('./list-page.tsx'), access: read, title: 'list.title' },
    { path: '/contracts/turnover', page: () => import('./turnover-page.tsx'), access: 'public', title: 'turnover.title' },
    { path: '/contracts/flow', page: () => import('./flow-page.tsx'), access: 'public', title: 'flow.title' },
    { path: '/contracts/tax', page: () => import('./tax-page.tsx'), access: write, title: 'tax.title' },
    { path: '/contracts/changes/$id', page: () => import('./change-page.tsx'), access: read, title: 'change.title' },
    { path: '/contracts/$id', page: () => import('./contract-page.tsx'), access: read, title: 'one.title' },
    { path: '/verify', page: () => import('./verify-page.tsx'), access: 'public', title: 'verify.title' },
    { path: '/verify/$number', page: () => import('./verify-page.tsx'), access: 'public', title: 'verify.title' },
  ],
  navigation: [
    { path: '/contracts', title: 'list.title', group: 'market', part: 'contracts', access: read, icon: <FileProtectOutlined />, order: 60 },
    { path: '/contracts/turnover', title: 'turnover.title', group: 'market', part: 'contracts', access: 'public', icon: <LineChartOutlined />, order: 75 },
    { path: '/contracts/flow', title: 'flow.title', group: 'market', part: 'contracts', access: 'public', icon: <SwapOutlined />, order: 76 },
    { path: '/contracts/tax', title: 'tax.title', group: 'market', part: 'contracts', access: write, icon: <CalculatorOutlined />, order: 78 },
    { path: '/verify', title: 'verify.title', group: 'market', part: 'contracts', access: 'public', icon: <SafetyCertificateOutlined />, order: 70 },
  ],
  shortcuts: [
    { path: '/contracts', title: 'list.title', hint: 'list.lead', access: read, icon: <FileProtectOutlined /> },
  ],
  subjectPages: { 'contracts.contract': '/contracts/$id', 'contracts.change': '/contracts/changes/$id' },
  dictionary: { zh, en },
};
