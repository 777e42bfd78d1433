import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

export const feature: Feature = {
  name: 'about',
  routes: [{ path: '/about', page: () => import('./about-page.tsx'), access: 'public', title: 'title' }],
  navigation: [],
  dictionary: { zh, en },
};
