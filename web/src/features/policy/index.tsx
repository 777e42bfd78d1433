import { FileSearchOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

export const feature: Feature = {
  name: 'policy',
  routes: [
    { path: '/policy', page: () => import('./list-page.tsx'), access: 'public', title: 'list.title' },
    { path: '/policy/$id', page: () => import('./reader-page.tsx'), access: 'public', title: 'reader.title' },
  ],
  navigation: [{ path: '/policy', title: 'list.title', section: 'policy', access: 'public', icon: <FileSearchOutlined /> }],
  dictionary: { zh, en },
};
