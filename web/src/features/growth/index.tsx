import { AimOutlined, OrderedListOutlined, RiseOutlined, SolutionOutlined, TrophyOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const lists = { permission: 'enterprises.list.read' };
const apply = { permission: 'enterprises.list.apply' };
const plans = { permission: 'enterprises.plan.read' };
const ranking = { permission: 'enterprises.points.read' };

export const feature: Feature = {
  name: 'growth',
  routes: [
    { path: '/growth/points', page: () => import('./points-page.tsx'), access: 'public', title: 'points.title' },
    { path: '/growth/points/$edition/$firm', page: () => import('./firm-points-page.tsx'), access: ranking, title: 'points.one' },
    { path: '/growth/lists', page: () => import('./lists-page.tsx'), access: lists, title: 'lists.title' },
    { path: '/growth/lists/$id', page: () => import('./list-desk-page.tsx'), access: lists, title: 'lists.one' },
    { path: '/growth/apply', page: () => import('./apply-page.tsx'), access: apply, title: 'apply.title' },
    { path: '/growth/published', page: () => import('./published-page.tsx'), access: 'public', title: 'published.title' },
    { path: '/growth/published/$id', page: () => import('./published-list-page.tsx'), access: 'public', title: 'published.one' },
    { path: '/growth/plans', page: () => import('./plans-page.tsx'), access: plans, title: 'plans.title' },
    { path: '/growth/plans/$id', page: () => import('./plan-page.tsx'), access: plans, title: 'plans.one' },
  ],
  navigation: [
    { path: '/growth/points', title: 'points.title', group: 'enterprises', part: 'growth', access: 'public', icon: <RiseOutlined />, order: 30 },
    { path: '/growth/lists', title: 'lists.title', group: 'enterprises', part: 'growth', access: lists, icon: <OrderedListOutlined />, order: 35 },
    { path: '/growth/apply', title: 'apply.title', group: 'enterprises', part: 'growth', access: apply, icon: <SolutionOutlined />, order: 36 },
    { path: '/growth/published', title: 'published.title', group: 'enterprises', part: 'growth', access: 'public', icon: <TrophyOutlined />, order: 40 },
    { path: '/growth/plans', title: 'plans.title', group: 'enterprises', part: 'growth', access: plans, icon: <AimOutlined />, order: 45 },
  ],
  subjectPages: { 'enterprises.list': '/growth/lists/$id' },
  dictionary: { zh, en },
};
