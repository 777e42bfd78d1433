import { SwapOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'clearing.window.read' };

export const feature: Feature = {
  name: 'clearing',
  routes: [
    { path: '/clearing', page: () => import('./room-page.tsx'), access: read, title: 'room.title' },
    { path: '/clearing/$id', page: () => import('./window-page.tsx'), access: read, title: 'window.title' },
  ],
  subjectPages: { 'clearing.obligation': '/clearing', 'clearing.settlement': '/clearing', 'clearing.line': '/clearing' },
  navigation: [{ path: '/clearing', title: 'room.title', group: 'funds', part: 'accounts', access: read, icon: <SwapOutlined />, order: 30 }],
  dictionary: { zh, en },
};
