import { FileSearchOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

export const feature: Feature = {
  name: 'policy',
  routes: [
    { path: '/policy', page: () => import('./list-page.tsx'), access: 'public', title: 'list.title' },
    { path: '/policy/$id', page: () => import('./reader-page.tsx'), access: 'public', title: 'reader.title' },
    { path: '/policy/$id/review', page: () => import('./review/review-page.tsx'), access: { permission: 'policy.item.review' }, title: 'review.title' },
  ],
  navigation: [{ path: '/policy', title: 'list.title', group: 'plan', part: 'documents', access: 'public', icon: <FileSearchOutlined />, order: 10 }],
  dictionary: { zh, en },
};
