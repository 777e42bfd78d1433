import type { Texts } from '../../app/feature.ts';

export const zh: Texts = {
  title: '工作台',
  hello: '{{name}}，您好',
  lead: '{{date}}。需要您办理的事项按紧急程度排列。',
  lights: { red: '已逾期', yellow: '临近期限', green: '期限充裕', later: '等待期满' },
  shortcuts: '我要办',
  inbox: '待办事项',
};

export const en: Texts = {
  title: 'Workbench',
  hello: 'Hello, {{name}}',
  lead: '{{date}}. What waits for you, the most urgent first.',
  lights: { red: 'Overdue', yellow: 'Due soon', green: 'In good time', later: 'Waiting for a period to end' },
  shortcuts: 'Start something',
  inbox: 'Waiting for me',
};
