import { AimOutlined, OrderedListOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

export const feature: Feature = {
  name: 'plan',
  routes: [
    { path: '/plan', page: () => import('./plan-page.tsx'), access: 'public', title: 'plan.title' },
    { path: '/plan/tasks', page: () => import('./tasks-page.tsx'), access: 'public', title: 'tasks.title' },
  ],
  navigation: [
    { path: '/plan', title: 'plan.title', section: 'plan', access: 'public', icon: <AimOutlined />, order: 10 },
    { path: '/plan/tasks', title: 'tasks.title', section: 'plan', access: 'public', icon: <OrderedListOutlined />, order: 20 },
  ],
  dictionary: { zh, en },
};
