import { TeamOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

export const feature: Feature = {
  name: 'accounts',
  routes: [{ path: '/admin/accounts', page: () => import('./accounts-page.tsx'), access: { permission: 'identity.account.read' }, title: 'title' }],
  navigation: [
    { path: '/admin/accounts', title: 'title', group: 'admin', access: { permission: 'identity.account.read' }, icon: <TeamOutlined />, order: 10 },
  ],
  shortcuts: [
    { path: '/admin/accounts', title: 'title', hint: 'lead', access: { permission: 'identity.account.manage' }, icon: <TeamOutlined /> },
  ],
  dictionary: { zh, en },
};
