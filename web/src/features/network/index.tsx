import { ApartmentOutlined, GlobalOutlined, InboxOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'network.handover.read' };

export const feature: Feature = {
  name: 'network',
  routes: [
    { path: '/network', page: () => import('./directory-page.tsx'), access: 'public', title: 'directory.title' },
    { path: '/network/handovers', page: () => import('./desk-page.tsx'), access: read, title: 'desk.title' },
    { path: '/network/foreign', page: () => import('./foreign-page.tsx'), access: 'public', title: 'foreign.title' },
  ],
  navigation: [
    { path: '/network/handovers', title: 'desk.title', group: 'market', part: 'matching', access: read, icon: <InboxOutlined />, order: 60 },
    { path: '/network', title: 'directory.title', group: 'market', part: 'matching', access: 'public', icon: <ApartmentOutlined />, order: 61 },
    { path: '/network/foreign', title: 'foreign.title', group: 'market', part: 'matching', access: 'public', icon: <GlobalOutlined />, order: 62 },
  ],
  dictionary: { zh, en },
};
