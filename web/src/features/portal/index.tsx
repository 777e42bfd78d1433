import { HomeOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

export const feature: Feature = {
  name: 'portal',
  routes: [
    { path: '/', page: () => import('./portal-page.tsx'), access: 'public', title: 'title', layout: 'full' },
    { path: '/search', page: () => import('./search-page.tsx'), access: 'public', title: 'search.title' },
  ],
  navigation: [{ path: '/', title: 'title', group: 'home', access: 'public', icon: <HomeOutlined /> }],
  dictionary: { zh, en },
};
