export const zh = {
  desk: {
    title: '经纪人工作台', lead: '新发布的需求和成果、今天要做的事、我的交易', today: '近期要做的事', nothingToday: '近两周没有安排', nothingTodayHint: '在看板的卡片上约定下一步和日期，就会出现在这里。',
    alerts: '订阅提醒', unread: '{{count}} 条未读', readAll: '全部标为已读', noAlerts: '还没有提醒', noAlertsHint: '保存一个检索，有新发布的需求或成果时会在这里提醒，每条只提醒一次。',
    searches: '订阅检索', newSearch: '新建订阅', visits: '请我走访的需求', export: '导出 Excel', stale: '{{count}} 张卡片停滞', notRegistered: '您还没有登记为技术经纪人', notRegisteredHint: '登记后可以承接委托；订阅检索现在就可以用。', apply: '去申请登记',
  },
  search: {
    name: '名称', kind: '范围', words: '关键词', wordsHint: '用空格分开，须全部出现', field: '领域', region: '地区', anywhere: '全部地区', frequency: '提醒频率', save: '保存', cancel: '取消', saved: '已保存，今后新发布的会提醒您',
    run: '立即比对', pause: '暂停', resume: '恢复', delete: '删除', deleteConfirm: '删除这个检索和它的提醒？', found: '发现 {{count}} 条新发布', foundNone: '没有新发布', empty: '还没有订阅检索', emptyHint: '例如：关键词“涂层”，范围“需求和成果”，每天提醒一次。', paused: '已暂停', need: '关键词、领域、地区至少填一项',
  },
  kind: { demand: '需求', result: '成果', both: '需求和成果', talk: '洽谈' },
  frequency: { AT_ONCE: '随时', DAILY: '每天', WEEKLY: '每周' },
  board: {
    title: '撮合看板', lead: '按阶段看我的交易；进入洽谈后，阶段由洽谈和合同的实际进展决定', empty: '还没有经纪委托', emptyHint: '在需求或成果页面点“承接经纪”，委托方确认后就在这里跟进。', next: '下一步', noNext: '未约定下一步', edit: '约定下一步', stale: '停滞', derived: '由实际进展决定', move: '移到', waiting: '待委托方确认',
    save: '保存', cancel: '取消', date: '日期', letter: '匹配说明', open: '打开', moved: '已移动', demands: '看需求', none: '无',
  },
  stage: { LEAD: '线索', CONTACTED: '已联系', MATCHED: '已推荐', TALK: '洽谈', NOTICE: '定价公示', CONTRACT: '签约', REGISTERED: '已登记', LOST: '未成' },
  calendar: { title: '经纪人日历', lead: '公示期满、登记时限、需求期限和自己约定的下一步', before: '上月', after: '下月', now: '本月', ics: '下载 .ics', empty: '本月没有安排', emptyHint: '约定卡片的下一步，或等公示、登记开始。', weekdays: '一 二 三 四 五 六 日', late: '已过', more: '还有 {{count}} 项' },
  entry: { NEXT: '下一步', NOTICE: '公示', CLOCK: '时限', DEADLINE: '期限', FOLLOW_UP: '跟进' },
  letter: {
    title: '匹配说明', lead: '把推荐的成果和理由写成函，发给企业或成果单位；内部内容不出现', to: '发给', firm: '需求企业', institute: '成果单位', results: '推荐的成果', copy: '复制全文', copied: '已复制', docx: '下载 Word', print: '打印', choose: '选择成果', noDemand: '请从需求页面或看板打开', noDemandHint: '函是为一项需求写的。',
    engine: '匹配引擎 {{engine}}', log: '记入委托的佐证', logged: '已记入',
  },
  mine: {
    title: '我的登记', lead: '申请、培训、等级、执业机构和年度报告', apply: '申请登记', organisation: '执业机构', fields: '专业领域', fieldsHint: '输入后回车，可填多个', region: '登记地', civil: '本人是公务员或参照公务员法管理的人员', civilHint: '公务员可以登记，但不得领取奖补。', contact: '联系方式', noOrganisation: '您还没有以任何机构的名义开通经纪人角色', submitted: '已提交，培训和登记由主管部门办理',
  },
  person: {
    title: '经纪人档案', number: '编号', level: '等级', status: '状态', organisation: '执业机构', region: '登记地', fields: '专业领域', registeredOn: '登记日期', civil: '公务员', yes: '是', no: '否', case: '登记流程', practices: '执业经历', until: '至今', trainings: '培训', hours: '{{hours}} 学时（登记须满 {{asked}} 学时）',
    addTraining: '登记培训', course: '课程', hoursField: '学时', endedOn: '结业日期', certificate: '证书号', move: '变更执业机构', from: '自', annual: '年度执业报告', file: '提交年度报告', year: '年度', statement: '执业情况', continued: '继续教育学时', mandates: '承接委托 {{count}} 项', contracts: '促成登记合同 {{count}} 份', commissions: '奖补', none: '暂无', save: '保存', cancel: '取消', saved: '已保存',
  },
  level: { junior: '初级', intermediate: '中级', senior: '高级', none: '未定级' },
  status: { APPLIED: '已申请', TRAINED: '培训合格', REGISTERED: '已登记', SUSPENDED: '暂停执业', DEREGISTERED: '已注销', REFUSED: '不予登记', WITHDRAWN: '已撤回' },
  register: {
    title: '技术经纪人名册', lead: '向社会公开；按姓名、编号、机构或领域查找，核验执业资格', search: '姓名、编号、机构、领域', verify: '按编号核验', number: '编号', check: '核验', valid: '有效：已登记，正在以“{{organisation}}”的名义执业', invalid: '无效：{{status}}', nobody: '未以任何机构名义执业', empty: '没有符合条件的经纪人', emptyHint: '换一个关键词试试。', name: '姓名', organisation: '执业机构', fields: '领域', level: '等级', place: '地区', all: '全部等级',
  },
  mandates: {
    title: '经纪委托', one: '经纪委托', lead: '谁促成了交易：委托、份额、佐证和异议', mine: '我的', client: '本单位的', jurisdiction: '辖区的', about: '事项', status: '状态', from: '起始日', shares: '份额', clientName: '委托方', hidden: '确认后可见', reward: '奖补给', broker: '经纪人', agency: '机构', empty: '没有经纪委托', emptyHint: '经纪人从需求或成果页面提出，委托方确认后生效。',
    confirm: '确认委托', decline: '谢绝', reason: '说明', trail: '佐证记录', add: '登记佐证', kind: '方式', text: '内容', documents: '文件名称', documentsHint: '输入后回车', disputes: '归属异议', dispute: '提出异议', claim: '理由', decide: '裁定', uphold: '异议成立', dismiss: '异议不成立', decision: '裁定意见', end: '终止委托', ended: '已终止', take: '承接经纪', taken: '已提出，等待委托方确认', evidence: '您做了什么（佐证）', equal: '异议成立时，双方各半',
    take_hint: '说明您如何接触、推荐；委托方确认后计入您的交易。', open: '打开委托', save: '提交', cancel: '取消', done: '已完成',
  },
  mandateStatus: { PROPOSED: '待确认', CONFIRMED: '已确认', DECLINED: '已谢绝', ENDED: '已终止' },
  event: { PROPOSED: '提出', CONFIRMED: '确认', DECLINED: '谢绝', ENDED: '终止', MOVED: '阶段', DISPUTE: '异议', CALL: '电话', VISIT: '走访', MEETING: '会议', LETTER: '发函', TRIAL: '试验', OTHER: '其他' },
  disputeStatus: { OPEN: '待裁定', UPHELD: '成立', DISMISSED: '不成立' },
  rewards: {
    title: '经纪奖补', lead: '按实际到账的技术交易额和当时有效的规则计算，逐笔说明依据', ofContract: '合同的经纪奖补', mine: '我的', jurisdiction: '辖区的', payee: '领取人', year: '年度', base: '到账', entitled: '应得', amount: '奖补', rule: '规则', why: '计算说明', sum: '合计', empty: '还没有奖补', emptyHint: '合同登记并到账后，由主管部门提出。', received: '累计到账', fund: '专项资金编号', propose: '提出奖补，送资金支付', proposed: '已提出，等待编入支付批次', absorber: '同时计算吸纳方企业', none: '没有可提出的奖补', payTo: '支付给',
  },
};

export const en: typeof zh = {
  desk: {
    title: 'Broker’s desk', lead: 'What was published, what is due, my deals', today: 'Due soon', nothingToday: 'Nothing within two weeks', nothingTodayHint: 'Set a next action with its day on a card of the board.',
    alerts: 'Alerts', unread: '{{count}} unread', readAll: 'Mark all as read', noAlerts: 'No alerts yet', noAlertsHint: 'Save a search: what is published afterwards is told here, each thing once.',
    searches: 'Saved searches', newSearch: 'New search', visits: 'Demands I was asked to visit', export: 'Export to Excel', stale: '{{count}} stale cards', notRegistered: 'You are not registered as a broker', notRegisteredHint: 'Mandates need a registration; saved searches work already.', apply: 'Apply',
  },
  search: {
    name: 'Name', kind: 'What', words: 'Words', wordsHint: 'Separated by blanks; all must occur', field: 'Field', region: 'Place', anywhere: 'Everywhere', frequency: 'Frequency', save: 'Save', cancel: 'Cancel', saved: 'Saved; you will be told of what is published from now on',
    run: 'Look now', pause: 'Pause', resume: 'Resume', delete: 'Delete', deleteConfirm: 'Delete this search and its alerts?', found: '{{count}} new', foundNone: 'Nothing new', empty: 'No saved searches', emptyHint: 'For example the word "coating" in demands and results, once a day.', paused: 'Paused', need: 'Give a word, a field or a place',
  },
  kind: { demand: 'Demand', result: 'Result', both: 'Demands and results', talk: 'Talk' },
  frequency: { AT_ONCE: 'At once', DAILY: 'Daily', WEEKLY: 'Weekly' },
  board: {
    title: 'Pipeline', lead: 'My deals by stage; once there is a talk, the stage follows the talk and its contract', empty: 'No mandates yet', emptyHint: 'Take a demand or a result as its broker; it appears here.', next: 'Next', noNext: 'No next action', edit: 'Set the next action', stale: 'Stale', derived: 'Follows the deal', move: 'Move to', waiting: 'Waits for the client',
    save: 'Save', cancel: 'Cancel', date: 'On', letter: 'Match letter', open: 'Open', moved: 'Moved', demands: 'See demands', none: 'None',
  },
  stage: { LEAD: 'Lead', CONTACTED: 'Contacted', MATCHED: 'Proposed', TALK: 'Talk', NOTICE: 'Notice', CONTRACT: 'Contract', REGISTERED: 'Registered', LOST: 'Lost' },
  calendar: { title: 'Broker’s calendar', lead: 'Ends of notices, time limits, deadlines and your next actions', before: 'Previous', after: 'Next', now: 'This month', ics: 'Download .ics', empty: 'Nothing this month', emptyHint: 'Set a next action on a card.', weekdays: 'Mon Tue Wed Thu Fri Sat Sun', late: 'past', more: '{{count}} more' },
  entry: { NEXT: 'Next', NOTICE: 'Notice', CLOCK: 'Time limit', DEADLINE: 'Deadline', FOLLOW_UP: 'Follow-up' },
  letter: {
    title: 'Match letter', lead: 'Proposed results with the reasons, for the firm or the institute; nothing internal is in it', to: 'To', firm: 'The firm', institute: 'The institute', results: 'Results proposed', copy: 'Copy the text', copied: 'Copied', docx: 'Download Word', print: 'Print', choose: 'Choose results', noDemand: 'Open it from a demand or from the board', noDemandHint: 'A letter is written for a demand.',
    engine: 'Engine {{engine}}', log: 'Add to the evidence', logged: 'Added',
  },
  mine: {
    title: 'My registration', lead: 'Application, training, level, organisation and annual records', apply: 'Apply', organisation: 'Organisation', fields: 'Fields', fieldsHint: 'Enter after each', region: 'Place', civil: 'I am a civil servant', civilHint: 'Civil servants may register but earn no reward.', contact: 'Contact', noOrganisation: 'You hold the role of a broker in no organisation', submitted: 'Handed in; training and registration follow',
  },
  person: {
    title: 'Record of a broker', number: 'Number', level: 'Level', status: 'Status', organisation: 'Organisation', region: 'Place', fields: 'Fields', registeredOn: 'Registered', civil: 'Civil servant', yes: 'Yes', no: 'No', case: 'Registration', practices: 'Practice', until: 'today', trainings: 'Training', hours: '{{hours}} hours ({{asked}} asked for)',
    addTraining: 'Record training', course: 'Course', hoursField: 'Hours', endedOn: 'Ended', certificate: 'Certificate', move: 'Change organisation', from: 'From', annual: 'Annual records', file: 'File an annual record', year: 'Year', statement: 'Statement', continued: 'Hours of further training', mandates: '{{count}} mandates', contracts: '{{count}} registered contracts', commissions: 'Rewards', none: 'None', save: 'Save', cancel: 'Cancel', saved: 'Saved',
  },
  level: { junior: 'Junior', intermediate: 'Intermediate', senior: 'Senior', none: 'No level' },
  status: { APPLIED: 'Applied', TRAINED: 'Trained', REGISTERED: 'Registered', SUSPENDED: 'Suspended', DEREGISTERED: 'Struck off', REFUSED: 'Refused', WITHDRAWN: 'Withdrawn' },
  register: {
    title: 'Register of brokers', lead: 'Public; search by name, number, organisation or field, and verify', search: 'Name, number, organisation, field', verify: 'Verify a number', number: 'Number', check: 'Verify', valid: 'Valid: registered, practises in the name of {{organisation}}', invalid: 'Not valid: {{status}}', nobody: 'practises in nobody’s name', empty: 'No such broker', emptyHint: 'Try another word.', name: 'Name', organisation: 'Organisation', fields: 'Fields', level: 'Level', place: 'Place', all: 'All levels',
  },
  mandates: {
    title: 'Mandates', one: 'Mandate', lead: 'Who brought a deal: mandate, shares, evidence and disputes', mine: 'Mine', client: 'Of my organisation', jurisdiction: 'Of my jurisdiction', about: 'About', status: 'Status', from: 'From', shares: 'Shares', clientName: 'Client', hidden: 'Shown once confirmed', reward: 'Reward to', broker: 'Brokers', agency: 'Agency', empty: 'No mandates', emptyHint: 'A broker proposes one on a demand or a result; the client confirms.',
    confirm: 'Confirm', decline: 'Decline', reason: 'Reason', trail: 'Evidence', add: 'Add evidence', kind: 'Kind', text: 'What happened', documents: 'Names of documents', documentsHint: 'Enter after each', disputes: 'Disputes', dispute: 'Dispute it', claim: 'Grounds', decide: 'Decide', uphold: 'Uphold', dismiss: 'Dismiss', decision: 'Decision', end: 'End the mandate', ended: 'Ended', take: 'Take as broker', taken: 'Proposed; the client confirms', evidence: 'What you did (evidence)', equal: 'If upheld, half each',
    take_hint: 'Say how you made contact; once confirmed the deal counts as yours.', open: 'Open the mandate', save: 'Send', cancel: 'Cancel', done: 'Done',
  },
  mandateStatus: { PROPOSED: 'Waiting', CONFIRMED: 'Confirmed', DECLINED: 'Declined', ENDED: 'Ended' },
  event: { PROPOSED: 'Proposed', CONFIRMED: 'Confirmed', DECLINED: 'Declined', ENDED: 'Ended', MOVED: 'Stage', DISPUTE: 'Dispute', CALL: 'Call', VISIT: 'Visit', MEETING: 'Meeting', LETTER: 'Letter', TRIAL: 'Trial', OTHER: 'Other' },
  disputeStatus: { OPEN: 'Open', UPHELD: 'Upheld', DISMISSED: 'Dismissed' },
  rewards: {
    title: 'Rewards', lead: 'Computed on money actually received, by the rule in force, each with its grounds', ofContract: 'Rewards of a contract', mine: 'Mine', jurisdiction: 'Of my jurisdiction', payee: 'Payee', year: 'Year', base: 'Received', entitled: 'Entitled', amount: 'Reward', rule: 'Rule', why: 'Explanation', sum: 'Sum', empty: 'No rewards yet', emptyHint: 'They are proposed once a registered contract brings in money.', received: 'Received so far', fund: 'Code of the fund', propose: 'Propose and hand to the fund', proposed: 'Proposed; waits for a batch of payments', absorber: 'Also for the absorbing firm', none: 'Nothing to propose', payTo: 'Paid to',
  },
};
