import { CalendarOutlined, IdcardOutlined, ProjectOutlined, SolutionOutlined, TeamOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const desk = { permission: 'brokers.desk.use' };
const commission = { permission: 'brokers.commission.read' };

export const feature: Feature = {
  name: 'brokers',
  routes: [
    { path: '/brokers', page: () => import('./desk-page.tsx'), access: desk, title: 'desk.title' },
    { path: '/brokers/board', page: () => import('./board-page.tsx'), access: desk, title: 'board.title' },
    { path: '/brokers/calendar', page: () => import('./calendar-page.tsx'), access: desk, title: 'calendar.title' },
    { path: '/brokers/letter', page: () => import('./letter-page.tsx'), access: desk, title: 'letter.title' },
    { path: '/brokers/mine', page: () => import('./mine-page.tsx'), access: desk, title: 'mine.title' },
    { path: '/brokers/mandates', page: () => import('./mandates-page.tsx'), access: 'signed-in', title: 'mandates.title' },
    { path: '/brokers/mandates/$id', page: () => import('./mandate-page.tsx'), access: 'signed-in', title: 'mandates.one' },
    { path: '/brokers/register', page: () => import('./register-page.tsx'), access: 'public', title: 'register.title' },
    { path: '/brokers/persons/$id', page: () => import('./person-page.tsx'), access: 'signed-in', title: 'person.title' },
    { path: '/brokers/rewards', page: () => import('./rewards-page.tsx'), access: 'signed-in', title: 'rewards.title' },
    { path: '/brokers/contracts/$id/rewards', page: () => import('./contract-rewards-page.tsx'), access: commission, title: 'rewards.ofContract' },
  ],
  navigation: [
    { path: '/brokers', title: 'desk.title', group: 'market', part: 'matching', access: desk, icon: <SolutionOutlined />, order: 5 },
    { path: '/brokers/board', title: 'board.title', group: 'market', part: 'matching', access: desk, icon: <ProjectOutlined />, order: 6 },
    { path: '/brokers/mandates', title: 'mandates.title', group: 'market', part: 'matching', access: { permission: 'brokers.mandate.confirm' }, icon: <TeamOutlined />, order: 40 },
    { path: '/brokers/register', title: 'register.title', group: 'market', part: 'matching', access: 'public', icon: <IdcardOutlined />, order: 50 },
  ],
  shortcuts: [
    { path: '/brokers', title: 'desk.title', hint: 'desk.lead', access: desk, icon: <SolutionOutlined /> },
    { path: '/brokers/calendar', title: 'calendar.title', hint: 'calendar.lead', access: desk, icon: <CalendarOutlined /> },
  ],
  subjectPages: { 'brokers.broker': '/brokers/persons/$id', 'brokers.mandate': '/brokers/mandates/$id' },
  dictionary: { zh, en },
};
