export const zh = {
  ok: '确定', cancel: '取消', search: '企业名称或统一社会信用代码', all: '全部', case: '办理过程', unknown: '未知', notComputable: '不可计算', yes: '是', no: '否',
  rounds: {
    title: '免申即享批次', one: '免申即享批次', lead: '按政策和事项日数据比对，符合条件的企业不用申请：名单经另一人复核、公示，处理异议和申诉后直接提请拨付。', empty: '还没有批次', emptyHint: '选择政策、城市和事项日，平台比对全部企业生成名单。',
    new: '开立批次', policy: '政策', city: '城市', period: '年度', factsOn: '事项日', fund: '专项资金', budget: '预算（元）', name: '批次名称', open: '比对并冻结名单', opening: '正在逐户比对，请稍候', opened: '名单已生成',
    listed: '名单', firms: '{{n}} 家', amount: '合计', paid: '已拨付', state: '状态', appeals: '{{n}} 件申诉待决定', takeUp: '应享未享', number: '编号',
  },
  state: { DRAFT: '待提交', SUBMITTED: '待复核', RETURNED: '退回', APPROVED: '待公示', NOTICE: '公示', CONFIRMED: '待提请拨付', PROPOSED: '拨付中', CLOSED: '已办结', WITHDRAWN: '已撤销' },
  status: { LISTED: '在名单内', OPTED_OUT: '已放弃', OBJECTED: '有异议', CONFIRMED: '已确认', PROPOSED: '拨付中', PAID: '已拨付', REFUSED: '不予支持' },
  outcome: { ENTITLED: '应享', EXCLUDED: '符合但排除', NEAR_MISS: '差一点', NOT_ENTITLED: '不符合', UNKNOWN: '尚不能判断' },
  notice: {
    idle: '尚未公示', running: '公示至 {{until}}', elapsed: '公示已期满（{{until}}）', stopped: '公示已终止', again: '第 {{run}} 次公示', title: '免申即享公示', one: '公示名单', lead: '以下企业按公开政策和事项日数据自动享受，无需申请。对名单有异议的，请在公示期内署名提出。',
    empty: '目前没有公示', emptyHint: '名单复核后在此公示。', policy: '政策', basis: '依据', facts: '事项日', contact: '受理联系人', hash: '名单摘要', hashHint: '由冻结的事项重算，摘要一致', no: '序号', firm: '企业', code: '统一社会信用代码', amount: '金额', object: '提出异议', objectTo: '对第 {{no}} 号“{{name}}”提出异议',
    text: '异议内容和理由', telephone: '联系电话', filed: '异议已提交，将在规定期限内答复', signIn: '登录后可提出异议', view: '查看名单', demo: '演示数据',
  },
  round: {
    failing: '未满足：{{what}}', budget: '预算', total: '名单合计', listed: '名单内', judged: '比对企业', list: '名单', near: '差一点', unknown: '尚不能判断', excluded: '符合但排除', disputes: '异议和申诉', recoveries: '追回', export: '导出名单', check: '重算核对', same: '由冻结事项重算，名单逐字节一致（{{firms}} 家，摘要 {{hash}}）', differs: '重算结果与名单不一致，请勿继续办理',
    why: '依据', reasons: '理由', account: '账户', hasAccount: '企业已更正', none: '没有', full: '按规则金额', budgetChange: '调整预算', reason: '理由', paidOn: '拨付日期', overBudget: '名单合计超过预算，不能提交',
    submit: '提交复核', approve: '复核通过', opinion: '复核意见', return: '退回', publish: '开始公示', contact: '受理异议和申诉的联系人和电话', confirm: '确认名单', propose: '提请拨付', proposeHint: '将向专项资金逐户提出支付，不可撤回。', done: '已办理',
    objection: '第 {{no}} 号企业的异议', by: '{{name}} · {{date}}', due: '答复期限 {{date}}', answer: '按查实的事项答复', noDispute: '没有异议和申诉', appeal: '{{name}} 申诉', claims: '企业主张', evidence: '证据', open: '待处理', upheld: '成立', dismissed: '不成立',
    decideTitle: '按查实的事项由规则重算', decideHint: '只填查实的事项和来源；结论和金额由规则重算，不能手工更改。查实的事项同时记入企业档案，以本决定为来源。', fact: '事项', value: '查实的值', source: '来源', addFact: '增加事项', remove: '删去', text: '情况和答复', decided: '规则重算：{{outcome}}', recover: '追回', recoverTitle: '已拨付而不应享的追回', recovered: '已告知企业，待另一人决定追回 {{amount}}', repaid: '已退回 {{amount}}', noRecovery: '没有追回',
  },
  recovery: { OPEN: '待决定', DECIDED: '追回中', REPAID: '已退回', DROPPED: '不予追回' },
  why: { title: '判断依据', rule: '规则 {{rule}} 第 {{version}} 版', conditions: '条件', values: '事项和来源', workings: '计算过程', history: '经过', hidden: '{{n}} 项涉密事项仅本市人员和企业可见', missing: '未知', judgement: '判断存证', amount: '金额', asOf: '截至 {{date}}' },
  answer: { YES: '符合', NO: '不符合', UNKNOWN: '未知' },
  confidence: { MEASURED: '核实', REPORTED: '申报', DECLARED: '自报', ESTIMATED: '估计' },
  event: { LISTED: '列入名单', OPTED_OUT: '放弃', OBJECTED: '被提出异议', OBJECTION_DISMISSED: '异议不成立', OBJECTION_UPHELD: '异议成立', AMOUNT_CORRECTED: '金额更正', APPEAL_UPHELD: '申诉成立', RECOMPUTED: '按查实事项重算', ACCOUNT: '更正账户', CONFIRMED: '名单确认', PROPOSED: '提请拨付', DOUBLE_SUPPORT: '不重复支持', PAID: '已拨付', PAYMENT_REFUSED: '支付未通过', RECOVERY: '提出追回', ROUND_WITHDRAWN: '批次撤销' },
  mine: {
    title: '我的免申即享', lead: '符合政策的资金不用申请：核对账户即可，也可以放弃；认为应享而未列入的，可在公示期内申诉。', noFirm: '未找到本单位的统一社会信用代码', noFirmHint: '请单位管理员补全单位信息。', empty: '目前没有列入名单', emptyHint: '有新的名单公示时，这里会有消息。', onList: '在名单内，不用申请', amount: '拟支持', paidAmount: '已拨付', why: '为什么是我', optOut: '放弃享受', optOutReason: '放弃的原因', optedOut: '已放弃', account: '更正收款账户', holder: '户名', bank: '开户行', number: '账号', accountSaved: '账户已更正', accountNow: '收款账户：{{bank}}，尾号 {{ends}}',
    appeal: '申诉', appealTitle: '申诉：未列入名单或金额不符', appealHint: '指出哪些事项与实际不符，并写明来源；由工作人员查实后按规则重算。', appealText: '申诉内容和理由', evidence: '证据（证书号、文件名等）', filed: '申诉已提交', waiting: '申诉处理中', misses: '未列入的批次', missHint: '以下是本企业未列入的公示名单和原因', appeals: '我的申诉', messages: '消息', read: '全部标为已读', unread: '未读', recoveries: '追回通知', notices: '公示名单', view: '公示', messagesEmpty: '没有消息',
  },
  takeUp: {
    title: '政策享受情况', lead: '按规则评估全部企业，与已拨付资金比对：谁应享而未享，谁不应享而享。', policy: '政策', on: '日期', rule: '规则 {{rule}} 第 {{version}} 版', chart: '各市企业数', chartLabel: '各市应享未享、已享、不应享而享的企业数', export: '导出', city: '城市', firms: '逐户清单（本市）', firm: '企业', entitled: '应享', paid: '已付', reasons: '理由', hidden: '不显示', partly: '（部分不显示）', hiddenHint: '少于 {{n}} 家的数和由合计可推算的数不显示；逐户清单仅本市人员可见。', failing: '不应享而享的原因', failingCount: '{{n}} 家', strangers: '另有 {{n}} 家收款单位不在企业库内，共 {{amount}}', empty: '没有企业', totalUnclaimed: '应享未享', none: '没有可评估的政策', open: '开立免申即享批次',
    kind: { UNCLAIMED: '应享未享', PAID: '已享', PAID_NOT_ENTITLED: '不应享而享', UNKNOWN: '尚不能判断', NOT_ENTITLED: '不符合' },
  },
};

export const en: typeof zh = {
  ok: 'OK', cancel: 'Cancel', search: 'Name or credit code', all: 'All', case: 'The case', unknown: 'unknown', notComputable: 'not computable', yes: 'yes', no: 'no',
  rounds: {
    title: 'Support without applying', one: 'Round', lead: 'Every firm is matched with a policy on the facts of one day. Whoever is entitled need not apply: the list is approved by a second person, published, and proposed for payment after objections and appeals.', empty: 'No rounds yet', emptyHint: 'Choose policy, city and day; the platform matches all firms and makes the list.',
    new: 'Open a round', policy: 'Policy', city: 'City', period: 'Year', factsOn: 'Day of the facts', fund: 'Fund', budget: 'Budget (yuan)', name: 'Title', open: 'Match and freeze the list', opening: 'Matching firm by firm', opened: 'The list is made',
    listed: 'List', firms: '{{n}} firms', amount: 'Total', paid: 'Paid', state: 'State', appeals: '{{n}} appeals to decide', takeUp: 'Take-up', number: 'Number',
  },
  state: { DRAFT: 'To be submitted', SUBMITTED: 'To be approved', RETURNED: 'Returned', APPROVED: 'To be published', NOTICE: 'On notice', CONFIRMED: 'To be proposed', PROPOSED: 'Being paid', CLOSED: 'Closed', WITHDRAWN: 'Withdrawn' },
  status: { LISTED: 'Listed', OPTED_OUT: 'Opted out', OBJECTED: 'Objected to', CONFIRMED: 'Confirmed', PROPOSED: 'Being paid', PAID: 'Paid', REFUSED: 'Refused' },
  outcome: { ENTITLED: 'Entitled', EXCLUDED: 'Kept off', NEAR_MISS: 'Near miss', NOT_ENTITLED: 'Not entitled', UNKNOWN: 'Not enough known' },
  notice: {
    idle: 'Not published yet', running: 'On notice until {{until}}', elapsed: 'The notice ran out on {{until}}', stopped: 'The notice was stopped', again: 'Publication {{run}}', title: 'Notices of support without applying', one: 'Published list', lead: 'These firms are supported by a published policy and the facts of one day; nobody had to apply. Objections are made in one’s own name while the notice runs.',
    empty: 'Nothing is on notice', emptyHint: 'Lists are published here after they were approved.', policy: 'Policy', basis: 'Rests on', facts: 'Day of the facts', contact: 'Contact', hash: 'Fingerprint of the list', hashHint: 'Computed again from the frozen facts it is the same', no: 'No.', firm: 'Firm', code: 'Credit code', amount: 'Amount', object: 'Object', objectTo: 'Object to no. {{no}}, {{name}}',
    text: 'Objection and its reasons', telephone: 'Telephone', filed: 'Filed; you will be answered in time', signIn: 'Sign in to object', view: 'See the list', demo: 'Demonstration data',
  },
  round: {
    failing: 'Not met: {{what}}', budget: 'Budget', total: 'Total of the list', listed: 'On the list', judged: 'Firms matched', list: 'List', near: 'Near misses', unknown: 'Not enough known', excluded: 'Kept off', disputes: 'Objections and appeals', recoveries: 'Recoveries', export: 'Export the list', check: 'Compute again', same: 'Computed again from the frozen facts the list is the same to the byte ({{firms}} firms, {{hash}})', differs: 'Computed again the list is another: do not go on',
    why: 'Why', reasons: 'Reasons', account: 'Account', hasAccount: 'given by the firm', none: 'None', full: 'By the rule', budgetChange: 'Set the budget', reason: 'Reason', paidOn: 'Paid on', overBudget: 'The list comes to more than the budget and cannot be submitted',
    submit: 'Submit', approve: 'Approve', opinion: 'Opinion', return: 'Return', publish: 'Begin the notice', contact: 'Contact for objections and appeals', confirm: 'Confirm the list', propose: 'Propose for payment', proposeHint: 'A payment is proposed to the fund for every firm; it cannot be taken back.', done: 'Done',
    objection: 'Objection to no. {{no}}', by: '{{name}} · {{date}}', due: 'To be answered by {{date}}', answer: 'Answer with the facts found', noDispute: 'No objections or appeals', appeal: 'Appeal of {{name}}', claims: 'The firm says', evidence: 'Evidence', open: 'Open', upheld: 'Upheld', dismissed: 'Dismissed',
    decideTitle: 'Computed again with the facts found', decideHint: 'Enter only facts that were found, with their source. Answer and amount are those of the rule and cannot be set by hand. What was found also goes into the dossier of the firm, with this decision as its source.', fact: 'Fact', value: 'Value found', source: 'Source', addFact: 'Add a fact', remove: 'Remove', text: 'Findings and answer', decided: 'By the rule: {{outcome}}', recover: 'Recover', recoverTitle: 'Recover what was paid without entitlement', recovered: 'The firm was told; another person decides on {{amount}}', repaid: '{{amount}} came back', noRecovery: 'No recoveries',
  },
  recovery: { OPEN: 'To be decided', DECIDED: 'Being recovered', REPAID: 'Repaid', DROPPED: 'Dropped' },
  why: { title: 'Why', rule: 'Rule {{rule}}, version {{version}}', conditions: 'Conditions', values: 'Facts and sources', workings: 'Working', history: 'History', hidden: '{{n}} confidential facts are seen by the city and the firm only', missing: 'unknown', judgement: 'Judgement on record', amount: 'Amount', asOf: 'as of {{date}}' },
  answer: { YES: 'Met', NO: 'Not met', UNKNOWN: 'Unknown' },
  confidence: { MEASURED: 'measured', REPORTED: 'reported', DECLARED: 'declared', ESTIMATED: 'estimated' },
  event: { LISTED: 'Listed', OPTED_OUT: 'Opted out', OBJECTED: 'Objected to', OBJECTION_DISMISSED: 'Objection dismissed', OBJECTION_UPHELD: 'Objection upheld', AMOUNT_CORRECTED: 'Amount corrected', APPEAL_UPHELD: 'Appeal upheld', RECOMPUTED: 'Computed again', ACCOUNT: 'Account corrected', CONFIRMED: 'Confirmed', PROPOSED: 'Proposed for payment', DOUBLE_SUPPORT: 'Supported already', PAID: 'Paid', PAYMENT_REFUSED: 'Payment refused', RECOVERY: 'Recovery opened', ROUND_WITHDRAWN: 'Round withdrawn' },
  mine: {
    title: 'Support without applying', lead: 'What a policy gives you need not be applied for: check the account, or opt out. If you think you should be on a list and are not, appeal while it is on notice.', noFirm: 'No credit code is known of your organisation', noFirmHint: 'Ask the administrator of your organisation to complete it.', empty: 'You are on no list now', emptyHint: 'You will be told here when a list is published.', onList: 'You are on the list: nothing to apply for', amount: 'To be paid', paidAmount: 'Paid', why: 'Why', optOut: 'Opt out', optOutReason: 'Why you opt out', optedOut: 'You have opted out', account: 'Correct the account', holder: 'In the name of', bank: 'Bank', number: 'Account number', accountSaved: 'Saved', accountNow: 'Account: {{bank}}, ends {{ends}}',
    appeal: 'Appeal', appealTitle: 'Appeal: not on the list, or with another amount', appealHint: 'Say which facts are wrong and where the right ones are written. An officer checks them and the rule is computed again.', appealText: 'Appeal and its reasons', evidence: 'Evidence (numbers of certificates, names of papers)', filed: 'Filed', waiting: 'Being decided', misses: 'Lists you are not on', missHint: 'Published lists without your firm, and why', appeals: 'My appeals', messages: 'Messages', read: 'Mark all as read', unread: 'New', recoveries: 'Recoveries', notices: 'Published lists', view: 'Notice', messagesEmpty: 'No messages',
  },
  takeUp: {
    title: 'Take-up of policies', lead: 'All firms judged by the rule, against what was paid: who is entitled and has not got it, who has got it and is not entitled.', policy: 'Policy', on: 'Day', rule: 'Rule {{rule}}, version {{version}}', chart: 'Firms by city', chartLabel: 'Firms by city: entitled and not paid, paid, paid and not entitled', export: 'Export', city: 'City', firms: 'Firm by firm (own city)', firm: 'Firm', entitled: 'Entitled', paid: 'Paid', reasons: 'Reasons', hidden: 'withheld', partly: '(partly withheld)', hiddenHint: 'Counts under {{n}}, and those that sums would give away, are not shown; single firms are seen by their own city only.', failing: 'Why it was not owed', failingCount: '{{n}} firms', strangers: '{{n}} further payees are not in the register of firms, {{amount}}', empty: 'No firms', totalUnclaimed: 'Entitled and not paid', none: 'There is no policy to look at', open: 'Open a round',
    kind: { UNCLAIMED: 'Entitled, not paid', PAID: 'Entitled and paid', PAID_NOT_ENTITLED: 'Paid, not entitled', UNKNOWN: 'Not enough known', NOT_ENTITLED: 'Not entitled' },
  },
};
