import type { Texts } from '../../app/feature.ts';

export const inspectionZh: Texts = {
  title: '督查', lead: '按计划开展督查，登记问题，限期整改，由他人复查后销号。', one: '督查事项', plan: '拟订督查', empty: '还没有督查', emptyHint: '秘书处拟订计划，另一人批准后通知被督查单位。',
  ledger: '问题台账', ledgerLead: '历次督查发现的问题及整改状态。', download: '导出 Excel', list: '督查列表', noFindings: '没有问题', any: '全部', state: '状态', openCase: '办理', record: '查看督查',
  number: '编号', name: '名称', period: '督查时间', units: '被督查单位', findings: '问题', settledOf: '{{settled}}/{{total}} 已销号', overdueCount: '{{count}} 项逾期', demo: '演示数据',
  kind: '类型', kinds: { GENERAL: '综合督查', SPECIAL: '专项督查', FOLLOW_UP: '跟踪督办', CLUE: '线索核查' },
  manner: '方式', manners: { ON_SITE: '实地', FILE: '书面', BOTH: '实地和书面' },
  states: { DRAFT: '计划草稿', PLANNED: '待批准', NOTIFIED: '已通知自查', UNDER_WAY: '督查中', FEEDBACK: '反馈意见', OBJECTION: '异议复核', RECTIFY: '整改中', CLOSED: '已办结', CANCELLED: '已取消' },
  findingStates: { DRAFT: '未列入清单', RECTIFYING: '整改中', REPORTED: '待复查', RETURNED: '退回整改', CLOSED: '已销号', WITHDRAWN: '已撤销' },
  severity: '程度', severities: { MINOR: '一般', MAJOR: '较重', SERIOUS: '严重' },
  purpose: '督查内容', basis: '依据', scope: '任务', places: '地区', from: '开始日', to: '结束日', document: '文件或法规', clause: '条款', repeat: '三个月内再次督查同一事项的理由（没有可不填）',
  planned: '已报批，由另一人批准', team: '检查组', noTeam: '还没有人加入', join: '声明并加入检查组', joinText: '我与被督查单位没有任职、亲属、利益关系，能够独立开展督查。', statement: '声明', joined: '已加入检查组', plannedBy: '{{name}} 拟订',
  addFinding: '登记问题', findingTitle: '问题', fact: '事实', evidence: '佐证', evidenceEach: '每行一项', unit: '责任单位', task: '涉及任务', noTask: '不涉及具体任务', days: '整改期限（工作日）', daysValue: '{{count}} 个工作日', due: '{{date}} 到期', recorded: '已登记',
  late: '逾期', order: '发督办单', orderOf: '查看督办单', ordered: '已拟督办单，待签发', chooseColour: '督办单等级', settled: '{{date}} 销号', foundBy: '{{name}} 登记', submit: '报批', save: '登记',
};

export const inspectionEn: Texts = {
  title: 'Inspections', lead: 'Inspections by plan, findings, rectification in time, recheck and closing by others.', one: 'Inspection', plan: 'Plan an inspection', empty: 'No inspections', emptyHint: 'The secretariat plans one; with another person\'s approval the units are told.',
  ledger: 'Ledger of findings', ledgerLead: 'Findings of all inspections and where they stand.', download: 'Export to Excel', list: 'Inspections', noFindings: 'No findings', any: 'All', state: 'State', openCase: 'Open the case', record: 'Inspection',
  number: 'Number', name: 'Name', period: 'Days', units: 'Inspected units', findings: 'Findings', settledOf: '{{settled}} of {{total}} settled', overdueCount: '{{count}} late', demo: 'Made-up data',
  kind: 'Kind', kinds: { GENERAL: 'General', SPECIAL: 'Special', FOLLOW_UP: 'Follow-up', CLUE: 'Clue' },
  manner: 'Manner', manners: { ON_SITE: 'On site', FILE: 'By file', BOTH: 'On site and by file' },
  states: { DRAFT: 'Draft plan', PLANNED: 'To be approved', NOTIFIED: 'Units told', UNDER_WAY: 'Under way', FEEDBACK: 'Fed back', OBJECTION: 'Objection', RECTIFY: 'Being put right', CLOSED: 'Closed', CANCELLED: 'Cancelled' },
  findingStates: { DRAFT: 'Not in force yet', RECTIFYING: 'Being put right', REPORTED: 'To be rechecked', RETURNED: 'Returned', CLOSED: 'Closed', WITHDRAWN: 'Withdrawn' },
  severity: 'Severity', severities: { MINOR: 'Minor', MAJOR: 'Major', SERIOUS: 'Serious' },
  purpose: 'What is looked at', basis: 'Basis', scope: 'Tasks', places: 'Places', from: 'From', to: 'To', document: 'Document or law', clause: 'Clause', repeat: 'Why the same item is inspected again within three months (if it is)',
  planned: 'Submitted; another person approves', team: 'Team', noTeam: 'Nobody has joined yet', join: 'Declare and join', joinText: 'I hold no post in the inspected units, have no relatives or interests there, and can inspect independently.', statement: 'Statement', joined: 'You have joined the team', plannedBy: 'Planned by {{name}}',
  addFinding: 'Record a finding', findingTitle: 'Finding', fact: 'Fact', evidence: 'Evidence', evidenceEach: 'One a line', unit: 'Responsible unit', task: 'Task', noTask: 'No single task', days: 'Days to put it right (working days)', daysValue: '{{count}} working days', due: 'due {{date}}', recorded: 'Recorded',
  late: 'Late', order: 'Dispatch order', orderOf: 'See the order', ordered: 'Order proposed, to be issued', chooseColour: 'Grade of the order', settled: 'settled {{date}}', foundBy: 'recorded by {{name}}', submit: 'Submit', save: 'Record',
};
