import { AuditOutlined, ClockCircleOutlined, GiftOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const edit = { permission: 'market.package.edit' };
const review = { permission: 'market.result.review' };
const duty = { permission: 'market.duty.read' };

/** The library of results beyond the list: packages, the reviewer's desk, idle results, funded projects. */
export const feature: Feature = {
  name: 'library',
  routes: [
    { path: '/market/packages', page: () => import('./packages-page.tsx'), access: 'public', title: 'packages.title' },
    { path: '/market/packages/new', page: () => import('./package-edit-page.tsx'), access: edit, title: 'packages.new' },
    { path: '/market/packages/$id', page: () => import('./package-page.tsx'), access: 'public', title: 'packages.one' },
    { path: '/market/packages/$id/edit', page: () => import('./package-edit-page.tsx'), access: edit, title: 'packages.edit' },
    { path: '/market/review-desk', page: () => import('./review-desk-page.tsx'), access: review, title: 'desk.title' },
    { path: '/market/idle-results', page: () => import('./idle-page.tsx'), access: duty, title: 'idle.title' },
    { path: '/market/funded-projects', page: () => import('./projects-page.tsx'), access: duty, title: 'projects.title' },
  ],
  navigation: [
    { path: '/market/packages', title: 'packages.title', group: 'market', part: 'matching', access: 'public', icon: <GiftOutlined />, order: 22 },
    { path: '/market/review-desk', title: 'desk.title', group: 'market', part: 'matching', access: review, icon: <AuditOutlined />, order: 24 },
    { path: '/market/idle-results', title: 'idle.title', group: 'market', part: 'matching', access: duty, icon: <ClockCircleOutlined />, order: 26 },
  ],
  shortcuts: [{ path: '/market/review-desk', title: 'desk.title', hint: 'desk.lead', access: review, icon: <AuditOutlined /> }],
  dictionary: { zh, en },
};
