import type { Texts } from '../../app/feature.ts';

export const zh: Texts = {
  title: '驾驶舱',
  lead: '目标、任务、督办和成交额在一处看。点任一数字，可以看到它的来源、背后的记录、所据条款和应当推动它的任务。',
  head: {
    targets: '目标', tasks: '重点任务', tasksPublic: '公开进度的任务', orders: '督办单', turnover: '{{year}}年技术合同成交额', reports: '进度填报', returns: '统计填报',
    attained: '达到或不慢于序时', of: '共 {{count}} 项', ordersOpen_other: '未结', ordersOverdue_other: '逾期 {{count}} 张', noneOverdue: '没有逾期',
    turnoverHint: '本平台登记，输出只计一次，{{count}} 份合同', demo: '含演示数据', reportsDue: '待报', reportsLate_other: '其中逾期 {{count}} 项', noneLate: '没有逾期', openBoard: '任务看板',
  },
  filter: { document: '文件', theme: '主题', anyTheme: '全部主题', year: '目标年', anyYear: '全部年份', light: '灯', anyLight: '全部灯', place: '地区', anyPlace: '全部地区', reset: '清除筛选' },
  theme: { input: '研发投入', output: '创新产出', industry: '产业', transfer: '成果转化', enterprise: '企业', platform: '平台', green: '绿色', context: '背景' },
  map: {
    title: '城市', show: '地图显示', tasks: '重点任务', label: '城市示意图：{{what}}', parks: '显示园区', schematic: '示意图，不表示边界、距离和位置。', legend: '图例',
    taskTotal: '{{count}} 项', taskCounts: '滞后 {{red}} · 预警 {{yellow}} · 正常 {{green}}', worst: '圆点取该市任务中最差的灯', noTarget: '未定目标', noTasks: '没有任务', none: '这份文件没有分市目标，地图显示重点任务。',
    openTasks: '{{city}}：{{text}}，打开任务',
  },
  zone: { of: '整体目标' },
  asOf: {
    title: '当时所知', now: '现在', label: '按公布日期回看', mark: '截至 {{date}}', hint: '只用 {{date}} 以前公布的数字重新判断；任务、督办单和平台实时数不随之倒退。', dayFigures: '当日公布 {{count}} 个数字', earlier: '较早', later: '较晚', back: '回到现在',
  },
  table: { split: '分地区目标', splitHint: '各地目标分别来自文件，互不推算。', single: '其他定量目标', empty: '没有符合条件的目标', emptyHint: '放宽主题、年份或灯再看。', counts: '按灯计数' },
  loads: {
    title: '单位任务', one: '单位任务', lead: '每个单位在全部文件中牵头和配合的任务，以及今天逾期的事项。', unit: '单位', leads: '牵头', cooperates: '配合', lights: '牵头任务的灯', late: '逾期', documents: '文件', orders: '未结督办单',
    names: '文件中称：{{names}}', noAccount: '未指定填报机构', lateMilestones: '节点 {{count}}', lateReports: '填报 {{count}}', lateOrders: '督办单 {{count}}', none: '无', empty: '没有可见的任务',
    lateTitle: '逾期事项', lateNone: '今天没有逾期事项。', days_other: '逾期 {{count}} 天', nextTitle: '接下来三个月', nextNone: '三个月内没有到期事项。', leadsTitle: '牵头 {{count}} 项', cooperatesTitle: '配合 {{count}} 项', ics: '下载日历（.ics）', board: '在看板中查看',
    kind: { MILESTONE: '节点', REPORT: '填报', ORDER: '督办单' }, more: '展开其余 {{count}} 项',
  },
};

export const en: Texts = {
  title: 'Cockpit',
  lead: 'Targets, tasks, orders and turnover in one place. Every number opens to its source, the records behind it, its clause and the tasks that should move it.',
  head: {
    targets: 'Targets', tasks: 'Key tasks', tasksPublic: 'Tasks with public progress', orders: 'Dispatch orders', turnover: 'Contract turnover {{year}}', reports: 'Progress reports', returns: 'Statistical returns',
    attained: 'reached or on schedule', of: 'of {{count}}', ordersOpen_one: 'open', ordersOpen_other: 'open', ordersOverdue_one: '{{count}} overdue', ordersOverdue_other: '{{count}} overdue', noneOverdue: 'none overdue',
    turnoverHint: 'registered here, output counted once, {{count}} contracts', demo: 'with made-up data', reportsDue: 'due', reportsLate_one: '{{count}} of them late', reportsLate_other: '{{count}} of them late', noneLate: 'none late', openBoard: 'Task board',
  },
  filter: { document: 'Document', theme: 'Theme', anyTheme: 'All themes', year: 'Target year', anyYear: 'All years', light: 'Light', anyLight: 'All lights', place: 'Place', anyPlace: 'All places', reset: 'Clear filters' },
  theme: { input: 'R&D input', output: 'Output', industry: 'Industry', transfer: 'Technology transfer', enterprise: 'Firms', platform: 'Platforms', green: 'Green', context: 'Context' },
  map: {
    title: 'Cities', show: 'Map shows', tasks: 'Key tasks', label: 'Schematic map of the cities: {{what}}', parks: 'Show parks', schematic: 'A schematic; it shows no borders, distances or positions.', legend: 'Legend',
    taskTotal: '{{count}}', taskCounts: '{{red}} behind · {{yellow}} warned · {{green}} on time', worst: 'The dot takes the worst light of the city’s tasks', noTarget: 'no target', noTasks: 'no tasks', none: 'This document sets no city targets; the map shows key tasks.',
    openTasks: '{{city}}: {{text}}, open the tasks',
  },
  zone: { of: 'targets of the zone' },
  asOf: {
    title: 'As known then', now: 'Now', label: 'Look back by day of publication', mark: 'as of {{date}}', hint: 'Judged again by what was public on {{date}}; tasks, orders and live figures do not go back.', dayFigures: '{{count}} figures came out that day', earlier: 'Earlier', later: 'Later', back: 'Back to now',
  },
  table: { split: 'Targets by place', splitHint: 'Each place’s target comes from the document; none is derived from another.', single: 'Other targets', empty: 'No such targets', emptyHint: 'Choose a wider theme, year or light.', counts: 'Targets by light' },
  loads: {
    title: 'Work of the units', one: 'Work of a unit', lead: 'What each unit leads and takes part in over all documents, and what it is late with today.', unit: 'Unit', leads: 'Leads', cooperates: 'Takes part', lights: 'Lights of what it leads', late: 'Late', documents: 'Documents', orders: 'Open orders',
    names: 'In documents: {{names}}', noAccount: 'nobody named to report', lateMilestones: 'milestones {{count}}', lateReports: 'reports {{count}}', lateOrders: 'orders {{count}}', none: 'none', empty: 'No tasks to be seen',
    lateTitle: 'Late', lateNone: 'Nothing is late today.', days_one: '{{count}} day late', days_other: '{{count}} days late', nextTitle: 'The next three months', nextNone: 'Nothing falls due within three months.', leadsTitle: 'Leads {{count}}', cooperatesTitle: 'Takes part in {{count}}', ics: 'Calendar (.ics)', board: 'On the board',
    kind: { MILESTONE: 'Milestone', REPORT: 'Report', ORDER: 'Order' }, more: 'Show {{count}} more',
  },
};
