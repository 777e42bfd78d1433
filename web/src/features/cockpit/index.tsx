import { DashboardOutlined, ProfileOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'supervision.progress.read' };

export const feature: Feature = {
  name: 'cockpit',
  routes: [
    { path: '/cockpit', page: () => import('./cockpit-page.tsx'), access: 'public', title: 'title' },
    { path: '/supervision/loads', page: () => import('./loads-page.tsx'), access: read, title: 'loads.title' },
    { path: '/supervision/loads/$unit', page: () => import('./load-page.tsx'), access: read, title: 'loads.one' },
  ],
  navigation: [
    { path: '/cockpit', title: 'title', group: 'plan', part: 'goals', access: 'public', icon: <DashboardOutlined />, order: 5 },
    { path: '/supervision/loads', title: 'loads.title', group: 'plan', part: 'supervision', access: read, icon: <ProfileOutlined />, order: 33 },
  ],
  dictionary: { zh, en },
};
