import { BarChartOutlined, CheckSquareOutlined, TeamOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'checkup.firm.read' };
const population = { permission: 'checkup.population.read' };
const overview = { permission: 'checkup.overview.read' };

export const feature: Feature = {
  name: 'checkup',
  routes: [
    { path: '/checkup', page: () => import('./checkup-page.tsx'), access: 'public', title: 'title' },
    { path: '/checkup/firms/$id', page: () => import('./firm-page.tsx'), access: read, title: 'title' },
    { path: '/checkup/firms/$id/answers', page: () => import('./firm-answers-page.tsx'), access: read, title: 'kept.title' },
    { path: '/checkup/answers', page: () => import('./own-answers-page.tsx'), access: read, title: 'kept.title' },
    { path: '/checkup/answers/$id', page: () => import('./answer-page.tsx'), access: read, title: 'answer.title' },
    { path: '/checkup/population', page: () => import('./population-page.tsx'), access: population, title: 'population.title' },
    { path: '/checkup/overview', page: () => import('./overview-page.tsx'), access: overview, title: 'overview.title' },
  ],
  navigation: [
    { path: '/checkup', title: 'title', group: 'enterprises', part: 'policies', access: 'public', icon: <CheckSquareOutlined />, order: 10 },
    { path: '/checkup/population', title: 'population.title', group: 'enterprises', part: 'policies', access: population, icon: <TeamOutlined />, order: 12 },
    { path: '/checkup/overview', title: 'overview.title', group: 'enterprises', part: 'policies', access: overview, icon: <BarChartOutlined />, order: 14 },
  ],
  shortcuts: [{ path: '/checkup', title: 'title', hint: 'hint', access: { permission: 'checkup.answer.keep' }, icon: <CheckSquareOutlined /> }],
  subjectPages: { 'rulebook.judgement': '/checkup/answers/$id' },
  dictionary: { zh, en },
};
