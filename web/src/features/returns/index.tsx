import { FormOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'returns.return.read' };

export const feature: Feature = {
  name: 'returns',
  routes: [
    { path: '/returns', page: () => import('./list-page.tsx'), access: read, title: 'list.title' },
    { path: '/returns/$collection/$period/$place', page: () => import('./return-page.tsx'), access: read, title: 'one.title' },
  ],
  navigation: [{ path: '/returns', title: 'list.title', group: 'plan', part: 'data', access: read, icon: <FormOutlined />, order: 20 }],
  shortcuts: [
    { path: '/returns', title: 'list.title', hint: 'list.lead', access: read, icon: <FormOutlined /> },
  ],
  dictionary: { zh, en },
};
