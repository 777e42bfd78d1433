import { PieChartOutlined, SafetyCertificateOutlined, WalletOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const grant = { permission: 'ownership.grant.read' };
const plan = { permission: 'ownership.plan.read' };
const apply = { permission: 'ownership.grant.apply' };
const prepare = { permission: 'ownership.plan.prepare' };

export const feature: Feature = {
  name: 'ownership',
  routes: [
    { path: '/ownership/grants', page: () => import('./grants-page.tsx'), access: grant, title: 'grants.title' },
    { path: '/ownership/grants/new', page: () => import('./grant-edit-page.tsx'), access: apply, title: 'grants.new' },
    { path: '/ownership/grants/$id', page: () => import('./grant-page.tsx'), access: grant, title: 'grants.one' },
    { path: '/ownership/grants/$id/edit', page: () => import('./grant-edit-page.tsx'), access: apply, title: 'grants.edit' },
    { path: '/ownership/plans', page: () => import('./plans-page.tsx'), access: plan, title: 'plans.title' },
    { path: '/ownership/plans/new', page: () => import('./plan-edit-page.tsx'), access: prepare, title: 'plans.new' },
    { path: '/ownership/plans/$id', page: () => import('./plan-page.tsx'), access: plan, title: 'plans.one' },
    { path: '/ownership/plans/$id/edit', page: () => import('./plan-edit-page.tsx'), access: prepare, title: 'plans.edit' },
    { path: '/ownership/bonuses', page: () => import('./bonuses-page.tsx'), access: plan, title: 'bonuses.title' },
    { path: '/ownership/mine', page: () => import('./mine-page.tsx'), access: 'signed-in', title: 'mine.title' },
  ],
  navigation: [
    { path: '/ownership/grants', title: 'grants.title', group: 'market', part: 'contracts', access: grant, icon: <SafetyCertificateOutlined />, order: 60 },
    { path: '/ownership/plans', title: 'plans.title', group: 'market', part: 'contracts', access: plan, icon: <PieChartOutlined />, order: 62 },
    { path: '/ownership/mine', title: 'mine.title', group: 'market', part: 'contracts', access: apply, icon: <WalletOutlined />, order: 64 },
  ],
  shortcuts: [{ path: '/ownership/mine', title: 'mine.title', hint: 'mine.lead', access: { permission: 'market.result.self-transform' }, icon: <WalletOutlined /> }],
  subjectPages: { 'ownership.grant': '/ownership/grants/$id', 'ownership.plan': '/ownership/plans/$id' },
  dictionary: { zh, en },
};
