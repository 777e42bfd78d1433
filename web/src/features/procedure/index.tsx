import { AuditOutlined, NodeIndexOutlined, NotificationOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'procedure.case.read' };

export const feature: Feature = {
  name: 'procedure',
  routes: [
    { path: '/cases', page: () => import('./cases-page.tsx'), access: read, title: 'cases.title' },
    { path: '/cases/$id', page: () => import('./case-page.tsx'), access: 'signed-in', title: 'case.title' },
    { path: '/notices', page: () => import('./notices-page.tsx'), access: 'public', title: 'notices.title' },
    { path: '/procedures', page: () => import('./procedures-page.tsx'), access: 'public', title: 'procedures.title' },
    { path: '/procedures/$id', page: () => import('./procedure-page.tsx'), access: 'public', title: 'procedures.one' },
  ],
  navigation: [
    { path: '/cases', title: 'cases.title', group: 'work', access: read, icon: <AuditOutlined />, order: 20 },
    { path: '/procedures', title: 'procedures.title', group: 'work', access: 'public', icon: <NodeIndexOutlined />, order: 90 },
    { path: '/notices', title: 'notices.title', group: 'market', part: 'contracts', access: 'public', icon: <NotificationOutlined />, order: 80 },
  ],
  subjectPages: { 'procedure.case': '/cases/$id' },
  dictionary: { zh, en },
};
