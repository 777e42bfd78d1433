import { AuditOutlined, InboxOutlined, NodeIndexOutlined, NotificationOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'procedure.case.read' };

export const feature: Feature = {
  name: 'procedure',
  routes: [
    { path: '/inbox', page: () => import('./inbox-page.tsx'), access: 'signed-in', title: 'inbox.title' },
    { path: '/cases', page: () => import('./cases-page.tsx'), access: read, title: 'cases.title' },
    { path: '/cases/$id', page: () => import('./case-page.tsx'), access: 'signed-in', title: 'case.title' },
    { path: '/notices', page: () => import('./notices-page.tsx'), access: 'public', title: 'notices.title' },
    { path: '/procedures', page: () => import('./procedures-page.tsx'), access: 'public', title: 'procedures.title' },
    { path: '/procedures/$id', page: () => import('./procedure-page.tsx'), access: 'public', title: 'procedures.one' },
  ],
  navigation: [
    { path: '/inbox', title: 'inbox.title', section: 'work', access: 'signed-in', icon: <InboxOutlined />, order: 10 },
    { path: '/cases', title: 'cases.title', section: 'work', access: read, icon: <AuditOutlined />, order: 20 },
    { path: '/procedures', title: 'procedures.title', section: 'work', access: 'public', icon: <NodeIndexOutlined />, order: 90 },
    { path: '/notices', title: 'notices.title', section: 'innovation', access: 'public', icon: <NotificationOutlined />, order: 80 },
  ],
  dictionary: { zh, en },
};
