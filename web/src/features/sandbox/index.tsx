import { ExperimentOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const use = { permission: 'sandbox.scenario.run' };

export const feature: Feature = {
  name: 'sandbox',
  routes: [{ path: '/sandbox', page: () => import('./sandbox-page.tsx'), access: use, title: 'title' }],
  navigation: [{ path: '/sandbox', title: 'title', group: 'enterprises', part: 'policies', access: use, icon: <ExperimentOutlined />, order: 40 }],
  dictionary: { zh, en },
};
