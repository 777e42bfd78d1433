import { FlagOutlined, ProjectOutlined, TeamOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'supervision.progress.read' };
const assign = { permission: 'supervision.unit.assign' };

export const feature: Feature = {
  name: 'supervision',
  routes: [
    { path: '/supervision', page: () => import('./board-page.tsx'), access: read, title: 'board.title' },
    { path: '/supervision/calendar', page: () => import('./calendar-page.tsx'), access: read, title: 'calendar.title' },
    { path: '/supervision/public', page: () => import('./public-page.tsx'), access: 'public', title: 'public.title' },
    { path: '/supervision/units', page: () => import('./units-page.tsx'), access: assign, title: 'units.title' },
    { path: '/supervision/tasks/$id', page: () => import('./task-page.tsx'), access: read, title: 'task.title' },
  ],
  navigation: [
    { path: '/supervision', title: 'board.title', group: 'plan', part: 'supervision', access: read, icon: <ProjectOutlined />, order: 30 },
    { path: '/supervision/units', title: 'units.title', group: 'plan', part: 'supervision', access: assign, icon: <TeamOutlined />, order: 34 },
    { path: '/supervision/public', title: 'public.title', group: 'plan', part: 'supervision', access: 'public', icon: <FlagOutlined />, order: 36 },
  ],
  dictionary: { zh, en },
};
