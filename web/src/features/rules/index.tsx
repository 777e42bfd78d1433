import { BookOutlined, EditOutlined, FileProtectOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const drafts = { permission: 'rulebook.draft.read' };
const judgements = { permission: 'rulebook.judgement.read' };

export const feature: Feature = {
  name: 'rules',
  routes: [
    { path: '/rules', page: () => import('./list-page.tsx'), access: 'public', title: 'list.title' },
    { path: '/rules/vectors', page: () => import('./vectors-page.tsx'), access: 'public', title: 'vectors.title' },
    { path: '/rules/drafts', page: () => import('./drafts-page.tsx'), access: drafts, title: 'drafts.title' },
    { path: '/rules/drafts/$id', page: () => import('./draft-page.tsx'), access: drafts, title: 'draft.title' },
    { path: '/rules/judgements', page: () => import('./judgements-page.tsx'), access: judgements, title: 'judgements.title' },
    { path: '/rules/$id', page: () => import('./rule-page.tsx'), access: 'public', title: 'rule.title' },
  ],
  navigation: [
    { path: '/rules', title: 'list.title', group: 'enterprises', part: 'policies', access: 'public', icon: <BookOutlined />, order: 30 },
    { path: '/rules/drafts', title: 'drafts.title', group: 'enterprises', part: 'policies', access: drafts, icon: <EditOutlined />, order: 31 },
    { path: '/rules/judgements', title: 'judgements.title', group: 'enterprises', part: 'policies', access: judgements, icon: <FileProtectOutlined />, order: 32 },
  ],
  subjectPages: { 'rulebook.draft': '/rules/drafts/$id' },
  dictionary: { zh, en },
};
