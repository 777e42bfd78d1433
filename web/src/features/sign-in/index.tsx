import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

export const feature: Feature = {
  name: 'sign-in',
  routes: [
    { path: '/sign-in', page: () => import('./sign-in-page.tsx'), access: 'public', title: 'title', layout: 'full' },
    { path: '/account/password', page: () => import('./password-page.tsx'), access: 'signed-in', title: 'password.title' },
  ],
  navigation: [],
  dictionary: { zh, en },
};
