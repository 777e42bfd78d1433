export const zh = {
  funds: {
    title: '专项资金', one: '专项资金', lead: '从预算、大专项、任务清单、下达到支付，每一元都能查到来处、依据、决定人和结果。', empty: '还没有专项资金', emptyHint: '秘书处设立年度专项资金后，在此提出预算。',
    year: '年度', clause: '依据', budget: '已批预算', contributed: '配套到位', allocated: '已下达', paid: '已支付', returned: '已收回', new: '设立专项资金',
    code: '代码', nameZh: '中文名称', nameEn: '英文名称', purposes: '用途（专款专用）', created: '已设立', batches: '支付批次',
  },
  fund: {
    budgets: '预算', no: '第 {{no}} 次', proposed: '提出', decided: '决定', waiting: '等待另一人批准', approved: '已批准', refused: '未批准', decide: '批准或不批准', approve: '批准', disapprove: '不批准', resolution: '决议或纪要文号', done: '已登记',
    propose: '提出预算', note: '说明', noBudget: '还没有预算', amount: '金额（元）',
    programmes: '大专项和任务清单', noProgramme: '还没有大专项', shares: '共同出资', party: '出资方', share: '分担额', received: '已到位', ratio: '占比', contribute: '登记到位', reference: '凭证号',
    task: '任务', planTask: '重点任务', planned: '清单金额', indicator: '绩效指标', progress: '核验进度', none: '未核验', closed: '已办结', award: '奖补', allocate: '下达', region: '城市', document: '下达文号', settle: '收回结余', reason: '原因', carry: '结转（元）', achieved: '指标完成值',
    settled: '收回 {{returned}}，结转 {{carried}}', cities: '各市资金', flow: '资金流向', flowLabel: '资金从来源经专项、大专项到城市和收款单位的流向', per: '每 1 万元的去向', perLabel: '每一万元资金的去向', yuan: '{{n}} 元',
    performance: '绩效', spending: '执行率', indicators: '指标', score: '得分', open: '待核验', scheme: '执行率 {{spending}} 分、任务核验进度 {{progress}} 分、绩效指标 {{indicators}} 分', postings: '账目', returns: '收回与结转', returned: '收回', carried: '结转', left: '结余',
    kinds: { appropriation: '拨入', budget: '预算下达', contribution: '配套到位', allocation: '下达城市', payment: '支付', return: '收回' }, when: '时间', kind: '类别', trace: '追溯', all: '全部', allCities: '各市', noPosting: '还没有账目',
  },
  programme: {
    new: '增加大专项', total: '总额（元）', own: '本专项资金分担（元）', partyKind: '出资方类别', partyCode: '出资方代码（地区代码或信用代码）', kinds: { province: '省级财政', city: '市级财政', private: '社会资金' }, addShare: '增加出资方', remove: '删去',
    sharesLeft: '各方分担额与总额相差 {{amount}}', tasksLeft: '任务清单金额与总额相差 {{amount}}', tasks: '任务清单', addTask: '增加任务', taskKinds: { project: '项目', award: '奖补' }, target: '指标目标值', unit: '单位', code: '小写字母开头，只含小写字母、数字和连字符',
  },
  trace: { title: '这笔钱从哪来、到哪去', entry: '分录', hash: '链上摘要', before: '来自', after: '去向', nobody: '没有更多', who: '{{what}}：{{name}}', kinds: { source: '来源', fund: '专项资金', programme: '大专项', task: '任务', city: '城市', batch: '批次', line: '支付行', payee: '收款单位', result: '结果' } },
  batches: { title: '支付批次', one: '支付批次', lead: '编制、审核、批准、付款由四个人办理；审核通过即逐行预留资金。', empty: '没有支付批次', emptyHint: '在专项资金页面编制批次。', number: '编号', name: '名称', city: '城市', lines: '行数', count: '共 {{n}} 行', amount: '金额', state: '状态', prepared: '编制', refused: '{{n}} 行不予支付', new: '编制批次', search: '状态' },
  state: { DRAFT: '编制中', SUBMITTED: '待审核', RETURNED: '退回修改', CHECKED: '待批准', APPROVED: '待付款', PAID: '已付款', REFUSED: '不予支付', WITHDRAWN: '已撤回' },
  batch: {
    lines: '支付行', empty: '还没有支付行', emptyHint: '逐行录入，或导入表格。', case: '办理（提交、审核、批准、付款）', import: '导入表格', importHint: '表头：收款单位、统一社会信用代码、单位类型、大专项代码、任务序号、金额（元）、依据条款、费用项目、合同或发票号、佐证、业务编号。全部无误才写入，重复导入不会重复支付。',
    imported: '新增 {{added}} 行，已有 {{known}} 行', add: '增加一行', collect: '归集待付奖补（{{n}}）', collected: '归集 {{added}} 行', payee: '收款单位', code: '统一社会信用代码', kind: '单位类型', task: '任务', amount: '金额', clause: '依据条款', costLine: '费用项目', document: '合同或发票号', evidence: '佐证', reference: '业务编号', refuse: '不予支付', reason: '理由', refusedBy: '{{name}}：{{reason}}', order: '支付令 {{order}}', steps: '办理过程', rule: '规则 {{rule}} 第 {{version}} 版',
  },
  payee: { firm: '企业', university: '高校', institute: '科研院所', agency: '服务机构', other: '其他' },
  action: { submit: '提交', return: '退回', check: '审核通过', approve: '批准', refuse: '不予支付', pay: '付款', withdraw: '撤回' },
  ok: '确定', cancel: '取消',
};

export const en: typeof zh = {
  funds: {
    title: 'Special funds', one: 'Special fund', lead: 'From budget, programme and task list to allocation and payment: each yuan tells where it came from, on what it rests, who decided and what came of it.', empty: 'No funds yet', emptyHint: 'The secretariat sets up a fund for a year and proposes its budget here.',
    year: 'Year', clause: 'Rests on', budget: 'Budget approved', contributed: 'Matching money in', allocated: 'Given to cities', paid: 'Paid', returned: 'Returned', new: 'Set up a fund',
    code: 'Code', nameZh: 'Chinese name', nameEn: 'English name', purposes: 'Purposes (earmarks)', created: 'Set up', batches: 'Batches of payments',
  },
  fund: {
    budgets: 'Budget', no: 'No. {{no}}', proposed: 'Proposed', decided: 'Decided', waiting: 'Waits for somebody else', approved: 'Approved', refused: 'Not approved', decide: 'Approve or refuse', approve: 'Approve', disapprove: 'Refuse', resolution: 'Number of the resolution', done: 'Recorded',
    propose: 'Propose a budget', note: 'Note', noBudget: 'No budget yet', amount: 'Amount (yuan)',
    programmes: 'Programmes and task lists', noProgramme: 'No programme yet', shares: 'Joint funding', party: 'Party', share: 'Share', received: 'Received', ratio: 'Part', contribute: 'Record a receipt', reference: 'Reference',
    task: 'Task', planTask: 'Key task', planned: 'On the list', indicator: 'Indicator', progress: 'Verified progress', none: 'Not verified', closed: 'Closed', award: 'Awards', allocate: 'Allocate', region: 'City', document: 'Document number', settle: 'Return what is left', reason: 'Reason', carry: 'Carry over (yuan)', achieved: 'Value reached',
    settled: '{{returned}} returned, {{carried}} carried over', cities: 'Money by city', flow: 'Flow of the money', flowLabel: 'Flow from the sources over fund and programmes to cities and payees', per: 'Of every 10,000 yuan', perLabel: 'Where every ten thousand yuan went', yuan: '{{n}} yuan',
    performance: 'Performance', spending: 'Spent', indicators: 'Indicators', score: 'Score', open: 'Open', scheme: '{{spending}} points for spending, {{progress}} for verified progress, {{indicators}} for indicators', postings: 'Postings', returns: 'Returned and carried over', returned: 'Returned', carried: 'Carried over', left: 'Left',
    kinds: { appropriation: 'Appropriation', budget: 'To a programme', contribution: 'Matching money', allocation: 'To a city', payment: 'Payment', return: 'Return' }, when: 'When', kind: 'Kind', trace: 'Trace', all: 'All', allCities: 'All cities', noPosting: 'No postings yet',
  },
  programme: {
    new: 'Add a programme', total: 'Whole (yuan)', own: 'Share of this fund (yuan)', partyKind: 'Kind of party', partyCode: 'Code of the party (region or credit code)', kinds: { province: 'Province', city: 'City', private: 'Private' }, addShare: 'Add a party', remove: 'Remove',
    sharesLeft: 'The shares differ from the whole by {{amount}}', tasksLeft: 'The task list differs from the whole by {{amount}}', tasks: 'Task list', addTask: 'Add a task', taskKinds: { project: 'Project', award: 'Award' }, target: 'Value to reach', unit: 'Unit', code: 'Begins with a small letter; small letters, digits and hyphens only',
  },
  trace: { title: 'Where this money came from and went', entry: 'Entry', hash: 'Hash in the chain', before: 'Came from', after: 'Went to', nobody: 'Nothing further', who: '{{what}}: {{name}}', kinds: { source: 'Source', fund: 'Fund', programme: 'Programme', task: 'Task', city: 'City', batch: 'Batch', line: 'Line', payee: 'Payee', result: 'Result' } },
  batches: { title: 'Batches of payments', one: 'Batch of payments', lead: 'Prepared, checked, approved and paid by four people; the check reserves every line.', empty: 'No batches', emptyHint: 'Begin one on the page of a fund.', number: 'Number', name: 'Name', city: 'City', lines: 'Lines', count: '{{n}} lines', amount: 'Amount', state: 'State', prepared: 'Prepared', refused: '{{n}} lines refused', new: 'Begin a batch', search: 'State' },
  state: { DRAFT: 'Being prepared', SUBMITTED: 'To be checked', RETURNED: 'Returned', CHECKED: 'To be approved', APPROVED: 'To be paid', PAID: 'Paid', REFUSED: 'Refused', WITHDRAWN: 'Withdrawn' },
  batch: {
    lines: 'Lines', empty: 'No lines yet', emptyHint: 'Enter them one by one or import a table.', case: 'Submit, check, approve, pay', import: 'Import a table', importHint: 'Headings as in the Chinese list: 收款单位、统一社会信用代码、单位类型、大专项代码、任务序号、金额（元）、依据条款、费用项目、合同或发票号、佐证、业务编号. All rows or none; importing again pays nothing twice.',
    imported: '{{added}} lines added, {{known}} known', add: 'Add a line', collect: 'Take in waiting awards ({{n}})', collected: '{{added}} lines taken in', payee: 'Payee', code: 'Credit code', kind: 'Kind of payee', task: 'Task', amount: 'Amount', clause: 'Clause', costLine: 'Cost line', document: 'Contract or invoice', evidence: 'Evidence', reference: 'Reference', refuse: 'Refuse', reason: 'Reason', refusedBy: '{{name}}: {{reason}}', order: 'Payment order {{order}}', steps: 'Steps', rule: 'Rule {{rule}}, version {{version}}',
  },
  payee: { firm: 'Firm', university: 'University', institute: 'Institute', agency: 'Agency', other: 'Other' },
  action: { submit: 'Submitted', return: 'Returned', check: 'Checked', approve: 'Approved', refuse: 'Refused', pay: 'Paid', withdraw: 'Withdrawn' },
  ok: 'OK', cancel: 'Cancel',
};
