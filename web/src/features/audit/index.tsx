import { SafetyCertificateOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

export const feature: Feature = {
  name: 'audit',
  routes: [{ path: '/admin/audit', page: () => import('./audit-page.tsx'), access: { permission: 'audit.entry.read' }, title: 'title' }],
  navigation: [
    { path: '/admin/audit', title: 'title', group: 'admin', access: { permission: 'audit.entry.read' }, icon: <SafetyCertificateOutlined />, order: 20 },
  ],
  shortcuts: [
    { path: '/admin/audit', title: 'title', hint: 'lead', access: { permission: 'audit.entry.read' }, icon: <SafetyCertificateOutlined /> },
  ],
  dictionary: { zh, en },
};
