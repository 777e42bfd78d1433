import { AimOutlined, AuditOutlined, OrderedListOutlined, TrophyOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { attainmentEn, attainmentZh } from './attainment-dictionary.ts';
import { en, zh } from './dictionary.ts';
import { indexEn, indexZh } from './index-dictionary.ts';
import { lintEn, lintZh } from './lint-dictionary.ts';
import { taskEn, taskZh } from './task-dictionary.ts';

export const feature: Feature = {
  name: 'plan',
  routes: [
    { path: '/plan', page: () => import('./plan-page.tsx'), access: 'public', title: 'plan.title' },
    { path: '/plan/tasks', page: () => import('./tasks-page.tsx'), access: 'public', title: 'tasks.title' },
    { path: '/plan/lint', page: () => import('./lint-page.tsx'), access: 'public', title: 'lint.title' },
    { path: '/plan/index', page: () => import('./index-page.tsx'), access: 'public', title: 'index.title' },
  ],
  navigation: [
    { path: '/plan', title: 'plan.title', group: 'plan', part: 'goals', access: 'public', icon: <AimOutlined />, order: 10 },
    { path: '/plan/tasks', title: 'tasks.title', group: 'plan', part: 'documents', access: 'public', icon: <OrderedListOutlined />, order: 20 },
    { path: '/plan/lint', title: 'lint.title', group: 'plan', part: 'documents', access: 'public', icon: <AuditOutlined />, order: 30 },
    { path: '/plan/index', title: 'index.title', group: 'plan', part: 'goals', access: 'public', icon: <TrophyOutlined />, order: 40 },
  ],
  dictionary: { zh: { ...zh, ...attainmentZh, ...taskZh, ...lintZh, ...indexZh }, en: { ...en, ...attainmentEn, ...taskEn, ...lintEn, ...indexEn } },
};
