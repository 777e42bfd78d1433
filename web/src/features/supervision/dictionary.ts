import type { Texts } from '../../app/feature.ts';

export const zh: Texts = {
  board: {
    title: '任务看板',
    lead: '重点任务按责任单位和灯排列。灯由节点、核验进度和填报按规则算出，任何人不能手工设定。',
    unit: '责任单位', anyUnit: '全部责任单位', noUnit: '尚未指定责任单位', none: '没有任务', noneHint: '您的角色看不到任何任务；可查看公开进度。', noneFit: '没有符合条件的任务', noneFitHint: '放宽单位、城市或季度再看。',
    place: '城市', anyPlace: '全部城市', document: '文件', anyDocument: '全部文件', quarter: '有节点到期的季度', anyQuarter: '全部季度', quarterOf: '{{year}}年第{{quarter}}季度', onlyCooperates: '{{unit}}（配合 {{count}}）',
    view: '显示方式', views: { board: '看板', calendar: '日历', timeline: '时间轴' }, excel: '导出 Excel', ics: '导出日历（.ics）', more: '再显示一些', rest: '另有 {{count}} 项', byUnit: '各单位的灯',
  },
  light: { DONE: '已完成', GREEN: '正常', YELLOW: '预警', RED: '滞后', GREY: '未定节点' },
  reason: {
    GAP: '比应达进度低 {{value}} 个百分点',
    DUE_SOON: '任务临近期限，只完成 {{value}}%',
    OVERDUE: '“{{milestone}}”逾期，还差 {{value}}%',
    NOT_REPORTED: '已有 {{value}} 个月未填报',
  },
  blue: '“{{milestone}}”即将到期',
  bar: { verified: '核验 {{value}}%', planned: '应达 {{value}}%', claimed: '自报 {{value}}%', label: '核验进度 {{verified}}%，应达 {{planned}}%' },
  next: '下一节点 {{milestone}}，{{date}}',
  reportDue: '{{period}} 填报，截止 {{date}}',
  demo: '演示数据',
  awaitsVerification: '待核验', awaitsApproval: '节点待批准',
  colour: { BLUE: '蓝色督办', YELLOW: '黄色督办', RED: '红色督办' },
  orderState: {
    CREATED: '待签发', ISSUED: '待签收', SIGNED: '已签收', DOING: '办理中', REPORTED: '待复核', RECHECK: '复核中', RETURNED: '退回续办', ESCALATED: '升级约谈', CIRCULATED: '拟通报', COUNCIL: '提请理事会', CLOSED: '已销号', WITHDRAWN: '已撤销',
  },
  ground: { DUE_SOON: '节点临近', BEHIND: '进度偏慢', SECOND_YELLOW: '再次黄灯', FAILED: '逾期或滞后', INSPECTION: '督查发现问题' },
  step: { NOTICE: '督办', TALK: '约谈', CIRCULAR: '通报', COUNCIL: '提请理事会' },
  circular: '已通报 {{no}}（{{date}}）',
  reminder: { REPORT_DUE: '提醒 {{about}} 填报', REPORT_MISSED: '{{about}} 催报', MILESTONE_DUE: '提醒节点“{{about}}”即将到期' },
  rules: {
    title: '亮灯规则',
    text: '核验进度与应达进度之差不低于 {{green}} 个百分点为正常，低于 {{red}} 个百分点或节点逾期为滞后，其间为预警；任务在 {{soon}} 个工作日内到期而不足 {{below}}% 为预警；每月 {{day}} 日前填报上月进度，漏报预警，连续 {{missed}} 个月滞后。',
    ladder: '督办单不按时答复的升一级（蓝、黄、红）；红色逾期未办结的约谈，再逾期的通报，仍未办结的提请理事会。连续 {{talk}} 个月红灯约谈，{{circular}} 个月通报，{{council}} 个月提请理事会。由报告人以外的人员复核后销号。',
  },
  calendar: {
    title: '督查月历', span: '时段', month: '月', quarter: '季', before: '上个月', after: '下个月', beforeQuarter: '上季度', afterQuarter: '下季度', today: '回到今天', empty: '这个月没有到期事项', emptyQuarter: '这个季度没有到期事项',
    provisional: '{{years}} 年的放假安排尚未公布，按法定节日暂列。', gathered: '{{count}} 项', dayCount: '{{count}} 项到期', worksShort: '班', offShort: '休',
    MILESTONE: '节点', REPORT: '填报', ORDER: '督办', state: { DONE: '已完成', OPEN: '待完成', LATE: '已逾期' }, days: ['一', '二', '三', '四', '五', '六', '日'].join(' '), more: '另有 {{count}} 项',
  },
  timeline: { none: '这些任务还没有批准的节点。', done: '节点已完成', late: '节点逾期', open: '节点未到期', today: '今天', quarter: '{{year}}年{{quarter}}季' },
  public: { title: '任务进度公开', lead: '重点任务的核验进度和灯。只公开经他人核验的进度。', empty: '还没有公开的任务', task: '任务', lead_: '牵头单位', light: '灯', progress: '进度', due: '完成期限', clause: '依据' },
  units: {
    title: '责任机构', lead: '文件所列责任单位由哪个机构填报。改动保留全部历史。', unit: '文件中的单位或任务', organisation: '填报机构',
    open: '还没有指定机构', allNamed: '都已指定', assign: '指定', change: '更改', search: '输入名称查找', done: '已指定',
  },
  task: {
    title: '任务进度', organisation: '责任机构', lead: '牵头单位', cooperating: '配合单位', moves: '应带动的指标', clause: '依据', due: '完成期限',
    nodes: '节点', node: '节点', weight: '权重', dueOn: '期限', plannedNow: '应达', claimed: '单位自报', verified: '核验认定', evidenceKind: '佐证类型', version: '第 {{version}} 版，{{by}} 提出，{{decided}} 批准',
    noPlan: '还没有批准的节点', noPlanHint: '由秘书处提出节点和权重，另一人批准后开始计算进度。',
    reports: '填报和核验', noReports: '还没有填报', reportedBy: '{{name}} 填报', verifiedBy: '{{name}} 核验', returnedBy: '{{name}} 退回', pending: '待核验', evidence: '佐证',
    lights: '灯的历史', healed: '{{date}} 整改到位', orders: '督办单', noOrders: '没有督办单', openCase: '办理', noLights: '还没有记录', reminders: '提醒记录', redMonths: '连续 {{count}} 个月红灯',
  },
  evidenceKinds: { DOCUMENT: '文件', DATA: '数据', SITE: '现场', ACCEPTANCE: '验收' },
  evidenceForms: { TEXT: '文字说明', LINK: '网址', FILE: '文件' },
  report: {
    open: '填报进度', title: '填报进度', period: '填报月份', text: '进展说明', claim: '完成百分比', evidenceForm: '形式', evidenceText: '佐证说明', link: '网址', fileName: '文件名（原件由单位保存）',
    hint: '进度高于已核验值的节点须附佐证。填报后由其他单位的人员核验，核验后才计入。', verifiedNow: '已核验 {{value}}%', submit: '提交填报', done: '已提交，等待核验',
  },
  verify: {
    open: '核验', title: '核验进度', claimed: '自报 {{value}}%', found: '认定百分比', opinion: '核验意见', accept: '认定', sendBack: '退回', done: '已核验：{{before}} → {{after}}', returned: '已退回', hint: '认定值不得高于自报值。填报人和填报单位的人员不能核验。',
  },
  plan: {
    open: '设定节点', title: '设定节点和权重', startOn: '起始日', public: '进度对外公开', reason: '设定或调整的理由', zh: '节点名称', en: '英文名称', add: '增加节点', remove: '删除', sum: '权重合计 {{sum}}，应为 100', submit: '提交批准', done: '已提交，由另一人批准',
    proposal: '待批准的节点（第 {{version}} 版，{{by}} 提出）', approve: '批准', refuse: '退回', refuseReason: '退回理由', decided: '已处理', own: '须由另一人批准', key: '编号', parent: '上级编号',
  },
};

export const en: Texts = {
  board: {
    title: 'Task board',
    lead: 'Key tasks by responsible unit and light. A light is computed from milestones, verified progress and reports; nobody sets it by hand.',
    unit: 'Unit', anyUnit: 'All units', noUnit: 'No unit named yet', none: 'No tasks', noneHint: 'Your role sees no tasks here; public progress is open to all.', noneFit: 'No such tasks', noneFitHint: 'Choose a wider unit, city or quarter.',
    place: 'City', anyPlace: 'All cities', document: 'Document', anyDocument: 'All documents', quarter: 'Quarter with a milestone due', anyQuarter: 'All quarters', quarterOf: '{{year}} Q{{quarter}}', onlyCooperates: '{{unit}} (takes part in {{count}})',
    view: 'View', views: { board: 'Board', calendar: 'Calendar', timeline: 'Time line' }, excel: 'Excel', ics: 'Calendar (.ics)', more: 'Show more', rest: '{{count}} more', byUnit: 'Lights by unit',
  },
  light: { DONE: 'Done', GREEN: 'On schedule', YELLOW: 'Warning', RED: 'Behind', GREY: 'No milestones' },
  reason: {
    GAP: '{{value}} points below plan',
    DUE_SOON: 'Task is due soon with only {{value}}% done',
    OVERDUE: '“{{milestone}}” is overdue, {{value}}% missing',
    NOT_REPORTED: 'Not reported for {{value}} month(s)',
  },
  blue: '“{{milestone}}” is due soon',
  bar: { verified: 'Verified {{value}}%', planned: 'planned {{value}}%', claimed: 'claimed {{value}}%', label: 'Verified {{verified}}%, planned {{planned}}%' },
  next: 'Next: {{milestone}}, {{date}}',
  reportDue: 'Report for {{period}} by {{date}}',
  demo: 'Made-up data',
  awaitsVerification: 'To be verified', awaitsApproval: 'Milestones to approve',
  colour: { BLUE: 'Blue order', YELLOW: 'Yellow order', RED: 'Red order' },
  orderState: {
    CREATED: 'to be issued', ISSUED: 'to be signed', SIGNED: 'signed', DOING: 'in hand', REPORTED: 'to be rechecked', RECHECK: 'under recheck', RETURNED: 'returned', ESCALATED: 'escalated', CIRCULATED: 'circular to be issued', COUNCIL: 'before the council', CLOSED: 'closed', WITHDRAWN: 'withdrawn',
  },
  ground: { DUE_SOON: 'Milestone near', BEHIND: 'Below schedule', SECOND_YELLOW: 'Second yellow light', FAILED: 'Overdue or far behind', INSPECTION: 'Found by an inspection' },
  step: { NOTICE: 'Notice', TALK: 'Interview', CIRCULAR: 'Circular', COUNCIL: 'Council' },
  circular: 'Circular {{no}} ({{date}})',
  reminder: { REPORT_DUE: 'Reminded of the report for {{about}}', REPORT_MISSED: 'Report missed, {{about}}', MILESTONE_DUE: 'Reminded that “{{about}}” is due' },
  rules: {
    title: 'Rules of the lights',
    text: 'Verified minus planned progress of {{green}} points or better is on schedule; below {{red}} points, or with a milestone overdue, behind; between them a warning. A task due within {{soon}} working days with less than {{below}}% is a warning. Each month is reported by day {{day}} of the next; one missed is a warning, {{missed}} in a row are behind.',
    ladder: 'An order not answered in time rises a grade (blue, yellow, red). A red one not settled leads to an interview, then a circular, then the council; so do {{talk}}, {{circular}} and {{council}} months in red. It is closed by somebody other than the reporter, after a recheck.',
  },
  calendar: {
    title: 'Calendar', span: 'Span', month: 'Month', quarter: 'Quarter', before: 'Month before', after: 'Month after', beforeQuarter: 'Quarter before', afterQuarter: 'Quarter after', today: 'Today', empty: 'Nothing falls due this month', emptyQuarter: 'Nothing falls due this quarter',
    provisional: 'Holidays of {{years}} are not announced yet; the statutory days stand in.', gathered: '{{count}} tasks', dayCount: '{{count}} due', worksShort: 'work', offShort: 'off',
    MILESTONE: 'Milestone', REPORT: 'Report', ORDER: 'Order', state: { DONE: 'done', OPEN: 'open', LATE: 'late' }, days: 'Mo Tu We Th Fr Sa Su', more: '{{count}} more',
  },
  timeline: { none: 'These tasks have no approved milestones yet.', done: 'milestone done', late: 'milestone late', open: 'milestone to come', today: 'today', quarter: '{{year}} Q{{quarter}}' },
  public: { title: 'Public progress', lead: 'Verified progress and lights of the key tasks. Only what somebody else has verified is shown.', empty: 'No public tasks yet', task: 'Task', lead_: 'Lead', light: 'Light', progress: 'Progress', due: 'Due', clause: 'Basis' },
  units: {
    title: 'Responsible bodies', lead: 'Which organisation reports for the units that documents name. Every change is kept.', unit: 'Unit or task in the document', organisation: 'Reporting organisation',
    open: 'No organisation named yet', allNamed: 'All are named', assign: 'Name', change: 'Change', search: 'Type to search', done: 'Named',
  },
  task: {
    title: 'Progress of a task', organisation: 'Responsible body', lead: 'Lead unit', cooperating: 'Cooperating', moves: 'Indicators it should move', clause: 'Basis', due: 'Due',
    nodes: 'Milestones', node: 'Milestone', weight: 'Weight', dueOn: 'Due', plannedNow: 'Planned', claimed: 'Unit claims', verified: 'Verified', evidenceKind: 'Evidence', version: 'Version {{version}}, proposed by {{by}}, approved by {{decided}}',
    noPlan: 'No approved milestones', noPlanHint: 'The secretariat proposes milestones and weights; they count once a second person has approved them.',
    reports: 'Reports and verification', noReports: 'No reports yet', reportedBy: 'Reported by {{name}}', verifiedBy: 'Verified by {{name}}', returnedBy: 'Returned by {{name}}', pending: 'To be verified', evidence: 'Evidence',
    lights: 'History of the light', healed: 'Made good on {{date}}', orders: 'Dispatch orders', noOrders: 'No orders', openCase: 'Open', noLights: 'Nothing recorded yet', reminders: 'Reminders', redMonths: '{{count}} month(s) in red in a row',
  },
  evidenceKinds: { DOCUMENT: 'Document', DATA: 'Data', SITE: 'On site', ACCEPTANCE: 'Acceptance' },
  evidenceForms: { TEXT: 'Text', LINK: 'Address', FILE: 'File' },
  report: {
    open: 'Report progress', title: 'Report progress', period: 'Month', text: 'What was done', claim: 'Percent done', evidenceForm: 'Form', evidenceText: 'What the evidence shows', link: 'Address', fileName: 'File name (the unit keeps the original)',
    hint: 'Milestones above their verified value need evidence. Somebody of another organisation verifies the report; only then it counts.', verifiedNow: 'verified {{value}}%', submit: 'Hand in', done: 'Handed in, to be verified',
  },
  verify: {
    open: 'Verify', title: 'Verify progress', claimed: 'claimed {{value}}%', found: 'Percent found', opinion: 'Opinion', accept: 'Confirm', sendBack: 'Return', done: 'Verified: {{before}} → {{after}}', returned: 'Returned', hint: 'No more than was claimed. Neither the reporter nor people of the reporting organisation may verify.',
  },
  plan: {
    open: 'Set milestones', title: 'Set milestones and weights', startOn: 'Start', public: 'Progress is public', reason: 'Why they are set or changed', zh: 'Name in Chinese', en: 'Name in English', add: 'Add a milestone', remove: 'Remove', sum: 'Weights come to {{sum}}, should be 100', submit: 'Send for approval', done: 'Sent; another person approves',
    proposal: 'Milestones to approve (version {{version}}, proposed by {{by}})', approve: 'Approve', refuse: 'Turn down', refuseReason: 'Reason for turning down', decided: 'Decided', own: 'Another person must approve', key: 'Key', parent: 'Parent key',
  },
};
