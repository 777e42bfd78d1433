import { DatabaseOutlined, FilePdfOutlined, FileWordOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'reports.report.read' };
const draft = { permission: 'reports.report.draft' };

export const feature: Feature = {
  name: 'reports',
  routes: [
    { path: '/reports', page: () => import('./public-page.tsx'), access: 'public', title: 'public.title' },
    { path: '/reports/public/$id', page: () => import('./public-report-page.tsx'), access: 'public', title: 'public.one' },
    { path: '/reports/desk', page: () => import('./desk-page.tsx'), access: read, title: 'desk.title' },
    { path: '/reports/new', page: () => import('./new-page.tsx'), access: draft, title: 'new.title' },
    { path: '/reports/desk/$id', page: () => import('./report-page.tsx'), access: read, title: 'one.title' },
    { path: '/open-data', page: () => import('./open-data-page.tsx'), access: 'public', title: 'data.title' },
  ],
  navigation: [
    { path: '/reports', title: 'public.title', group: 'plan', part: 'data', access: 'public', icon: <FilePdfOutlined />, order: 60 },
    { path: '/reports/desk', title: 'desk.title', group: 'plan', part: 'data', access: read, icon: <FileWordOutlined />, order: 62 },
    { path: '/open-data', title: 'data.title', group: 'plan', part: 'data', access: 'public', icon: <DatabaseOutlined />, order: 64 },
  ],
  shortcuts: [{ path: '/reports/new', title: 'new.title', hint: 'new.lead', access: draft, icon: <FileWordOutlined /> }],
  subjectPages: { 'reports.report': '/reports/desk/$id' },
  dictionary: { zh, en },
};
