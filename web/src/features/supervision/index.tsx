import { AuditOutlined, FlagOutlined, ProjectOutlined, TeamOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { en, zh } from './dictionary.ts';
import { inspectionEn, inspectionZh } from './inspection-dictionary.ts';

const read = { permission: 'supervision.progress.read' };
const inspect = { permission: 'supervision.inspection.read' };
const assign = { permission: 'supervision.unit.assign' };

export const feature: Feature = {
  name: 'supervision',
  routes: [
    { path: '/supervision', page: () => import('./board-page.tsx'), access: read, title: 'board.title' },
    { path: '/supervision/calendar', page: () => import('./calendar-page.tsx'), access: read, title: 'calendar.title' },
    { path: '/supervision/public', page: () => import('./public-page.tsx'), access: 'public', title: 'public.title' },
    { path: '/supervision/units', page: () => import('./units-page.tsx'), access: assign, title: 'units.title' },
    { path: '/supervision/inspections', page: () => import('./inspections-page.tsx'), access: inspect, title: 'inspection.title' },
    { path: '/supervision/inspections/$id', page: () => import('./inspection-page.tsx'), access: inspect, title: 'inspection.one' },
    { path: '/supervision/tasks/$id', page: () => import('./task-page.tsx'), access: read, title: 'task.title' },
  ],
  navigation: [
    { path: '/supervision', title: 'board.title', group: 'plan', part: 'supervision', access: read, icon: <ProjectOutlined />, order: 30 },
    { path: '/supervision/inspections', title: 'inspection.title', group: 'plan', part: 'supervision', access: inspect, icon: <AuditOutlined />, order: 33 },
    { path: '/supervision/units', title: 'units.title', group: 'plan', part: 'supervision', access: assign, icon: <TeamOutlined />, order: 34 },
    { path: '/supervision/public', title: 'public.title', group: 'plan', part: 'supervision', access: 'public', icon: <FlagOutlined />, order: 36 },
  ],
  shortcuts: [
    { path: '/supervision', title: 'board.title', hint: 'board.lead', access: read, icon: <ProjectOutlined /> },
    { path: '/supervision/inspections', title: 'inspection.title', hint: 'inspection.lead', access: inspect, icon: <AuditOutlined /> },
  ],
  subjectPages: { 'supervision.inspection': '/supervision/inspections/$id', 'supervision.task': '/supervision/tasks/$id' },
  dictionary: { zh: { ...zh, inspection: inspectionZh }, en: { ...en, inspection: inspectionEn } },
};
