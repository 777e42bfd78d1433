import { DesktopOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

export const feature: Feature = {
  name: 'workbench',
  routes: [{ path: '/work', page: () => import('./workbench-page.tsx'), access: 'signed-in', title: 'title' }],
  navigation: [{ path: '/work', title: 'title', group: 'work', access: 'signed-in', icon: <DesktopOutlined />, order: 1 }],
  dictionary: { zh, en },
};
