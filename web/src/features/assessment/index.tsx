import { FileProtectOutlined, SolutionOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'assessment.engagement.read' };

export const feature: Feature = {
  name: 'assessment',
  routes: [
    { path: '/assessment', page: () => import('./engagements-page.tsx'), access: read, title: 'title' },
    { path: '/assessment/results', page: () => import('./results-page.tsx'), access: 'public', title: 'results.title' },
    { path: '/assessment/engagements/$id', page: () => import('./engagement-page.tsx'), access: read, title: 'one' },
  ],
  navigation: [
    { path: '/assessment', title: 'title', group: 'plan', part: 'supervision', access: read, icon: <SolutionOutlined />, order: 38 },
    { path: '/assessment/results', title: 'results.title', group: 'plan', part: 'supervision', access: 'public', icon: <FileProtectOutlined />, order: 39 },
  ],
  shortcuts: [
    { path: '/assessment', title: 'title', hint: 'lead', access: read, icon: <SolutionOutlined /> },
  ],
  subjectPages: { 'assessment.engagement': '/assessment/engagements/$id' },
  dictionary: { zh, en },
};
