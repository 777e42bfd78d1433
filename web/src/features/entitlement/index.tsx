import { AuditOutlined, GiftOutlined, NotificationOutlined, PieChartOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';

const read = { permission: 'entitlement.round.read' };
const respond = { permission: 'entitlement.entry.respond' };
const takeUp = { permission: 'entitlement.takeup.read' };

export const feature: Feature = {
  name: 'entitlement',
  routes: [
    { path: '/entitlement/rounds', page: () => import('./rounds-page.tsx'), access: read, title: 'rounds.title' },
    { path: '/entitlement/rounds/$id', page: () => import('./round-page.tsx'), access: read, title: 'rounds.one' },
    { path: '/entitlement/notices', page: () => import('./notices-page.tsx'), access: 'public', title: 'notice.title' },
    { path: '/entitlement/notices/$id', page: () => import('./notice-page.tsx'), access: 'public', title: 'notice.one' },
    { path: '/entitlement/mine', page: () => import('./mine-page.tsx'), access: respond, title: 'mine.title' },
    { path: '/entitlement/take-up', page: () => import('./take-up-page.tsx'), access: takeUp, title: 'takeUp.title' },
  ],
  navigation: [
    { path: '/entitlement/mine', title: 'mine.title', group: 'enterprises', part: 'policies', access: respond, icon: <GiftOutlined />, order: 30 },
    { path: '/entitlement/rounds', title: 'rounds.title', group: 'enterprises', part: 'policies', access: read, icon: <AuditOutlined />, order: 32 },
    { path: '/entitlement/take-up', title: 'takeUp.title', group: 'enterprises', part: 'policies', access: takeUp, icon: <PieChartOutlined />, order: 34 },
    { path: '/entitlement/notices', title: 'notice.title', group: 'enterprises', part: 'policies', access: 'public', icon: <NotificationOutlined />, order: 36 },
  ],
  shortcuts: [{ path: '/entitlement/mine', title: 'mine.title', hint: 'mine.lead', access: respond, icon: <GiftOutlined /> }],
  subjectPages: { 'entitlement.round': '/entitlement/rounds/$id' },
  dictionary: { zh, en },
};
