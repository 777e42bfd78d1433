const statusZh = {
  DRAFT: '草稿', PLACED: '待接单', ACCEPTED: '待预留额度', QUOTA_RESERVED: '待签约', CONTRACTED: '服务中', DELIVERED: '待确认', DISPUTED: '交付有争议', CONFIRMED: '待申请兑付',
  REDEMPTION_SUBMITTED: '待核查', RETURNED: '待补正', CHECKED: '待公示', PUBLICISED: '公示中', OBJECTED: '异议成立', APPROVED: '待支付', PAID: '已兑付', DECLINED: '未接单',
  REFUSED: '不予支持', CANCELLED: '已取消', EXPIRED: '逾期退回', CLAWED_BACK: '已追回',
};
const statusEn: typeof statusZh = {
  DRAFT: 'Draft', PLACED: 'Awaiting provider', ACCEPTED: 'Awaiting reservation', QUOTA_RESERVED: 'Awaiting contract', CONTRACTED: 'In service', DELIVERED: 'Awaiting confirmation',
  DISPUTED: 'Disputed', CONFIRMED: 'To be claimed', REDEMPTION_SUBMITTED: 'Awaiting check', RETURNED: 'To be completed', CHECKED: 'Awaiting notice', PUBLICISED: 'On notice',
  OBJECTED: 'Objection upheld', APPROVED: 'Awaiting payment', PAID: 'Paid', DECLINED: 'Declined', REFUSED: 'Refused', CANCELLED: 'Cancelled', EXPIRED: 'Expired', CLAWED_BACK: 'Clawed back',
};

export const zh = {
  status: statusZh,
  quotaStatus: { APPLIED: '待核发', GRANTED: '可用', REJECTED: '不予核发', WITHDRAWN: '已撤回', EXPIRED: '已过期', FROZEN: '已冻结', REVOKED: '已取消' },
  breachStatus: { FROZEN: '核查中', REPORTED: '待决定', RECOVERING: '追缴中', CLOSED: '已结案', CLEARED: '不构成违规' },
  providerStatus: { APPLIED: '待认可', ACCEPTED: '已入库', REFUSED: '未认可', SUSPENDED: '暂停接单' },
  form: { PROVIDER: '通兑（服务时抵扣）', USER: '通用（先付后兑）' },
  formShort: { PROVIDER: '通兑', USER: '通用' },
  formHint: { PROVIDER: '只付自付部分，券的部分由服务机构申请兑付。', USER: '先付全款，服务完成后由本单位申请兑付。' },
  confidence: { default: '平台默认值，非该市规定', cited: '据公开转载，待核对原文', verified: '已核对原文' },
  answer: { YES: '符合', NO: '不符合', UNKNOWN: '待确认' },
  limit: { SHARE: '按比例计算', PER_CLAIM_CAP: '单次上限', REMAINING_QUOTA: '剩余额度', REMAINING_ANNUAL_CAP: '年度上限余额', RESERVED: '已预留金额' },
  evidence: { CONTRACT: '服务合同', RESULT: '服务成果', INVOICE: '发票', RECEIPT: '银行回单', OTHER: '其他材料' },
  red: { SERVICE_ENDED: '服务中止', RETURNED: '销货退回', DISCOUNT: '销售折让', WRONG: '开票有误' },
  redQuota: { RETURN: '额度退回', BURN: '额度不退回' },
  payer: { HOME: '申领方所在地直接支付', HOST: '服务机构所在地先行垫付，城市间清算' },
  common: {
    region: '城市', year: '年度', number: '编号', form: '方式', amount: '金额', status: '状态', date: '日期', provider: '服务机构', claimant: '申领方', service: '服务', share: '券支持', frozen: '已冻结', demo: '演示',
    search: '搜索', all: '全部', open: '查看', cancel: '取消', yuan: '元', from: '起', demoNote: '含演示数据',
  },
  orders: { title: '创新券订单', lead: '本单位或管辖范围内的订单，最近有变化的在前。', empty: '没有订单', emptyHint: '换一个筛选条件试试。' },
  wallet: {
    title: '我的创新券', lead: '额度、订单和还能用的金额。创新券是事后补助的额度，不是现金，不能转让。', free: '可用额度', reserved: '已预留', used: '本年已兑付', ceiling: '年度上限余额', expires: '最早到期 {{date}}',
    ofCeiling: '上限 {{amount}}', quotas: '额度', granted: '核发', usedPart: '已用', reservedPart: '预留', freePart: '可用', expiredPart: '过期', revokedPart: '取消', until: '有效至 {{date}}',
    apply: '申领额度', applyTitle: '申领创新券额度', requested: '申请额度（元）', sme: '科技型中小企业入库编号', smeUntil: '编号有效期至', applyDone: '已提交，等待核发', noQuota: '还没有额度',
    noQuotaHint: '申领后由创新券管理中心核发，一般 5 个工作日。', noOrders: '还没有订单', noOrdersHint: '从服务目录选择一项服务下单。', use: '去选服务', what: '能用来买什么', eligibility: '申领资格', noRule: '所在地没有载入创新券规则', kind: '申领方类型',
    kinds: { ENTERPRISE: '科技型中小企业', TEAM: '创新创业团队' }, teamMembers: '核心成员人数', teamIncubator: '所在孵化载体', orders: '我的订单', case: '办理情况',
  },
  services: {
    title: '创新券服务目录', hint: '用创新券购买苏南五市的研发、检测和仪器服务', lead: '苏南五市互认的服务机构，任一城市的创新券都可以使用。', search: '搜索服务或机构', class: '类别', order: '用券下单', price: '参考价', times_one: '{{count}} 次', times_other: '{{count}} 次', rating: '评分',
    empty: '没有符合条件的服务', emptyHint: '换一个关键词或类别。', tabItems: '服务项目', tabProviders: '服务机构名单', acceptedOn: '{{date}} 入库', suspended: '暂停接单', items_one: '{{count}} 项服务', items_other: '{{count}} 项服务', noProviders: '名单为空',
  },
  place: {
    title: '用券下单', quantity: '数量（{{unit}}）', amount: '订单金额（元，含税）', description: '研发用途说明', descriptionHint: '写明用于什么研发活动；法定检验、批量检测、日常商务服务等不予支持。', form: '使用方式',
    noOtherSupport: '同一费用未申请也未获得项目经费、仪器补贴、研发服务补贴等其他财政支持', truthful: '与服务机构没有隶属、共建、产权纽带等关联关系，所填内容真实', submit: '提交订单', done: '订单已提交，等待服务机构接单',
    grant: '创新券支持', own: '自付', stops: '不能下单的原因', live: '试算', calculating: '正在试算…',
  },
  compute: { title: '金额计算', base: '计算基数', tier: '{{from}} 以上部分 × {{percent}}%', tierAll: '基数 × {{percent}}%', limits: '取其中最小者，向下取整到元', decisive: '起决定作用', result: '可支持' },
  order: {
    title: '创新券订单', summary: '订单信息', actions: '办理', missing: '还缺这些材料', evidence: '材料', upload: '上传', noEvidence: '还没有材料', kind: '材料类型', uploadedBy: '{{name}}，{{date}}', findings: '核查线索', noFindings: '没有发现线索',
    block: '不予支持', check: '须人工核查', proof: '证据', spot: '本单被抽中现场核查', eligibility: '资格核对', case: '流程与记录', quantity: '数量', unitPrice: '折合单价', description: '用途', rule: '适用规则', contract: '合同', invoice: '发票',
    accepted: '验收比例', rating: '评分', reserved: '预留额度', grant: '核定金额', paid: '已兑付', clawed: '追回', red: '红字发票', redLine: '{{number}} · {{date}} · 冲减 {{amount}} 元 · {{reason}} · {{quota}}', payer: '支付方式', queued: '预算排队中，预算到位后按先后支付', cutOff: '下一兑付截止日 {{date}}', claim: '申请兑付', claimAgain: '补正后重新申请', claimDone: '已申请兑付',
    invoiceNumber: '发票号码', sellerTaxNumber: '销售方纳税人识别号', invoiceDate: '开票日期', invoiceContent: '发票货物或服务名称', invoicedAmount: '发票金额（元，价税合计）', paidAmount: '服务费用总额（元，含券抵扣部分）', bankReference: '银行回单号',
    refused: '被拒绝的发票', refusedText: '{{date}} {{by}} 用发票 {{number}} 申请兑付，该发票已使用', earlier: '此前用于订单 {{number}}：{{claimant}} → {{provider}}，{{amount}}，{{date}}', earlierHidden: '此前的使用情况不在您的查看范围内', paidOn: '{{date}} 支付，凭证号 {{reference}}', steps: '进度',
  },
  provider: {
    title: '服务机构工作台', lead: '接单、签约、交付、申请兑付。', listing: '入库信息', apply: '申请入库', edit: '修改入库信息', introduction: '机构介绍', qualification: '资质（如 CMA、CNAS）', applyDone: '已提交，等待所在地认可', notListed: '还没有入库', notListedHint: '所在地科技主管部门认可一次，五市都有效。',
    items: '服务项目', addItem: '发布服务', editItem: '修改服务', itemName: '服务名称', itemDescription: '内容和交付物', unit: '计量单位', price: '参考单价（元）', class: '类别', active: '接受下单', saved: '已保存', orders: '订单', received: '已收到兑付', open: '在途兑付', rating: '平均评分', noOrders: '还没有订单', noOrdersHint: '入库并发布服务后，企业就能下单。', turn: '轮到我办',
  },
  desk: {
    title: '创新券核查台', lead: '额度核发、订单核查、兑付核查、公示和批准。', waiting: '待办', quotas: '额度申请', noQuotas: '没有待核发的申请', flagged: '有线索的订单', noFlagged: '待核查的订单没有发现线索', listings: '服务机构', noListings: '没有服务机构', breaches: '违规核查',
    noBreaches: '没有违规核查', openBreach: '立案核查', allegation: '线索和依据', breachDone: '已立案并冻结', accept: '认可', refuse: '不认可', suspend: '暂停', restore: '恢复', reason: '理由', decided: '已办理', recover: '应追回', recovered: '已追回', ban: '禁止申领至', requested: '申请 {{amount}}', orders: '订单', count_one: '{{count}} 单', count_other: '{{count}} 单', notices: '公示栏',
  },
  finance: {
    title: '创新券资金', lead: '预算、预留、应付和已付，每一笔都在账簿中。', budget: '预算', reserved: '已预留', payable: '已批准待支付', paid: '已支付', free: '可用', receivable: '应追回', queue: '预算排队', queueHint: '预算不足时按批准先后排队，整笔支付，不部分支付，结转下年。',
    noQueue: '没有排队的订单', give: '下达预算', giveTitle: '下达或追加预算', documentNumber: '预算文件号', given: '已下达，{{count}} 单得到预算', pay: '批量支付', payTitle: '支付 {{count}} 单，共 {{amount}}', reference: '支付凭证号', payDone: '已支付 {{count}} 单', toPay: '待支付', noToPay: '没有待支付的订单',
    selected: '已选 {{count}} 单，{{amount}}', cutOff: '下一兑付截止日 {{date}}', need: '需要', since: '排队自', used: '{{percent}}% 已占用', noBudget: '本年未下达预算', notFunded: '等待预算', chart: '各市创新券预算构成', recoveries: '追缴', receive: '登记到账', bankReference: '银行回单号', receiveDone: '已登记，尚余 {{amount}}',
  },
  statistics: {
    title: '创新券统计', lead: '跨市使用、资金撬动和办理时间。', orders: '订单', paidOrders: '已兑付订单', paid: '兑付金额', cross: '跨市比例', crossHint: '服务机构与申领方不在同一城市的兑付金额占比', leverage: '撬动倍数', leverageHint: '合同金额 ÷ 兑付金额', ratio: '平均支持比例', firms: '惠及企业', days: '办理天数中位数', flows: '城市间使用',
    flowsLabel: '各市企业向各市服务机构购买服务的兑付金额', home: '申领方所在地', host: '服务机构所在地', classes: '按服务类别', refusals: '未成交原因', empty: '本年还没有订单', providers: '服务机构数', none: '无',
  },
  rules: {
    title: '创新券规则', lead: '比例和上限依申领方所在地的规则；服务机构资格依其所在地。', ratio: '支持比例', tier: '{{from}}—{{to}}：{{percent}}%', tierLast: '{{from}} 以上：{{percent}}%', tierOnly: '{{percent}}%', perClaim: '单次上限', ceiling: '年度上限（企业／团队）', forms: '使用方式', validity: '额度有效期', calendarYear: '当年有效', months_one: '{{count}} 个月', months_other: '{{count}} 个月',
    settlement: '兑付截止日', document: '依据', source: '来源', scope: '可购买的服务', excluded: '不予支持', recognition: '服务机构互认', none: '不限', period: '适用期', example: '其他地区规则（对照）', participating: '苏南五市', sme: '须为入库科技型中小企业', until: '至今', payment: '跨市支付', asks: '出现下列字样须人工核查', stops: '出现下列字样不予支持', holding: '持有上限',
  },
};

export const en: typeof zh = {
  status: statusEn,
  quotaStatus: { APPLIED: 'Applied', GRANTED: 'Usable', REJECTED: 'Rejected', WITHDRAWN: 'Withdrawn', EXPIRED: 'Lapsed', FROZEN: 'Frozen', REVOKED: 'Revoked' },
  breachStatus: { FROZEN: 'Under inquiry', REPORTED: 'To be decided', RECOVERING: 'Recovering', CLOSED: 'Closed', CLEARED: 'No breach' },
  providerStatus: { APPLIED: 'Applied', ACCEPTED: 'Listed', REFUSED: 'Not accepted', SUSPENDED: 'Suspended' },
  form: { PROVIDER: 'Deducted at the service (通兑)', USER: 'Paid first, claimed back (通用)' },
  formShort: { PROVIDER: 'Deducted', USER: 'Claimed back' },
  formHint: { PROVIDER: 'You pay your own part; the provider claims the voucher share.', USER: 'You pay in full and claim the share back after the service.' },
  confidence: { default: 'Default of the platform, no rule of the city', cited: 'From a reprint, original to be checked', verified: 'Checked against the original' },
  answer: { YES: 'Yes', NO: 'No', UNKNOWN: 'Open' },
  limit: { SHARE: 'Computed share', PER_CLAIM_CAP: 'Cap of a claim', REMAINING_QUOTA: 'Quota left', REMAINING_ANNUAL_CAP: 'Annual ceiling left', RESERVED: 'Reserved' },
  evidence: { CONTRACT: 'Contract', RESULT: 'Result', INVOICE: 'Invoice', RECEIPT: 'Bank receipt', OTHER: 'Other' },
  red: { SERVICE_ENDED: 'service ended early', RETURNED: 'returned', DISCOUNT: 'price reduced', WRONG: 'invoice was wrong' },
  redQuota: { RETURN: 'quota returned', BURN: 'quota not returned' },
  payer: { HOME: 'Paid directly by the home region', HOST: 'Advanced by the host region, cleared between cities' },
  common: {
    region: 'City', year: 'Year', number: 'Number', form: 'Form', amount: 'Amount', status: 'Status', date: 'Date', provider: 'Provider', claimant: 'Claimant', service: 'Service', share: 'Voucher', frozen: 'Frozen', demo: 'Demo',
    search: 'Search', all: 'All', open: 'Open', cancel: 'Cancel', yuan: 'yuan', from: 'from', demoNote: 'Includes demonstration data',
  },
  orders: { title: 'Voucher orders', lead: 'Orders of your organisation or jurisdiction, last changed first.', empty: 'No orders', emptyHint: 'Try another filter.' },
  wallet: {
    title: 'My vouchers', lead: 'Quota, orders and what can still be used. A voucher is a right to support afterwards; it is no cash and cannot be passed on.', free: 'Free quota', reserved: 'Reserved', used: 'Paid this year', ceiling: 'Annual ceiling left', expires: 'First lapses on {{date}}',
    ofCeiling: 'Ceiling {{amount}}', quotas: 'Quotas', granted: 'Granted', usedPart: 'used', reservedPart: 'reserved', freePart: 'free', expiredPart: 'lapsed', revokedPart: 'revoked', until: 'valid until {{date}}',
    apply: 'Apply for quota', applyTitle: 'Apply for a voucher quota', requested: 'Quota asked for (yuan)', sme: 'Number on the technology SME list', smeUntil: 'Number valid until', applyDone: 'Sent; waiting for the centre', noQuota: 'No quota yet',
    noQuotaHint: 'The voucher centre grants it, usually within 5 working days.', noOrders: 'No orders yet', noOrdersHint: 'Choose a service from the directory.', use: 'Choose a service', what: 'What it can buy', eligibility: 'Eligibility', noRule: 'No voucher rule is loaded for your city', kind: 'Kind of claimant',
    kinds: { ENTERPRISE: 'Technology SME', TEAM: 'Start-up team' }, teamMembers: 'Core members', teamIncubator: 'Incubator', orders: 'My orders', case: 'Case',
  },
  services: {
    title: 'Voucher services', hint: "Buy R&D, testing and instrument services of the five cities with a voucher", lead: "Providers recognised in all five cities; a voucher of any of them can be used.", search: 'Search service or provider', class: 'Class', order: 'Order with a voucher', price: 'Price', times_one: '{{count}} time', times_other: '{{count}} times', rating: 'Rating',
    empty: 'No service fits', emptyHint: 'Try another word or class.', tabItems: 'Services', tabProviders: 'Providers', acceptedOn: 'listed {{date}}', suspended: 'suspended', items_one: '{{count}} service', items_other: '{{count}} services', noProviders: 'The list is empty',
  },
  place: {
    title: 'Order with a voucher', quantity: 'Quantity ({{unit}})', amount: 'Amount (yuan, tax included)', description: 'R&D purpose', descriptionHint: 'Say for which R&D it is; statutory inspection, batch testing and ordinary business services are not supported.', form: 'Form',
    noOtherSupport: 'No other public support is sought or received for the same cost', truthful: 'Not related to the provider, and everything stated is true', submit: 'Place the order', done: 'Placed; waiting for the provider',
    grant: 'Voucher pays', own: 'You pay', stops: 'What stands in the way', live: 'Computation', calculating: 'Computing…',
  },
  compute: { title: 'Computation', base: 'Base', tier: 'Part above {{from}} × {{percent}} %', tierAll: 'Base × {{percent}} %', limits: 'The smallest counts, in whole yuan downwards', decisive: 'decides', result: 'Support' },
  order: {
    title: 'Voucher order', summary: 'Order', actions: 'What to do', missing: 'Documents still missing', evidence: 'Documents', upload: 'Upload', noEvidence: 'No documents yet', kind: 'Kind of document', uploadedBy: '{{name}}, {{date}}', findings: 'Findings', noFindings: 'Nothing found',
    block: 'Not supported', check: 'To be looked at', proof: 'Proof', spot: 'Drawn for a spot check', eligibility: 'Eligibility', case: 'Procedure and record', quantity: 'Quantity', unitPrice: 'Unit price', description: 'Purpose', rule: 'Rule', contract: 'Contract', invoice: 'Invoice',
    accepted: 'Part accepted', rating: 'Rating', reserved: 'Reserved', grant: 'Approved', paid: 'Paid', clawed: 'Clawed back', red: 'Red-letter invoice', redLine: '{{number}} · {{date}} · {{amount}} yuan taken back · {{reason}} · {{quota}}', payer: 'Payment', queued: 'Waits for budget; paid in its turn', cutOff: 'Next cut-off {{date}}', claim: 'Claim redemption', claimAgain: 'Claim again', claimDone: 'Claimed',
    invoiceNumber: 'Invoice number', sellerTaxNumber: 'Tax number of the seller', invoiceDate: 'Date of the invoice', invoiceContent: 'Service on the invoice', invoicedAmount: 'Invoice amount (yuan, tax included)', paidAmount: 'Total for the service (yuan, voucher included)', bankReference: 'Bank receipt number',
    refused: 'Refused invoices', refusedText: '{{date}}: {{by}} claimed with invoice {{number}}, which had been used', earlier: 'Used before for order {{number}}: {{claimant}} → {{provider}}, {{amount}}, {{date}}', earlierHidden: 'The earlier use is outside what you may see', paidOn: 'paid {{date}}, reference {{reference}}', steps: 'Progress',
  },
  provider: {
    title: 'Provider desk', lead: 'Accept, contract, deliver, claim.', listing: 'Listing', apply: 'Apply for listing', edit: 'Change the listing', introduction: 'Introduction', qualification: 'Qualification (CMA, CNAS …)', applyDone: 'Sent; waiting for the host region', notListed: 'Not listed yet', notListedHint: 'Accepted once by the host region, valid in all five cities.',
    items: 'Services', addItem: 'Publish a service', editItem: 'Change the service', itemName: 'Name', itemDescription: 'Content and deliverables', unit: 'Unit', price: 'Unit price (yuan)', class: 'Class', active: 'Takes orders', saved: 'Saved', orders: 'Orders', received: 'Received', open: 'Outstanding', rating: 'Average rating', noOrders: 'No orders yet', noOrdersHint: 'Once listed with a service, firms can order.', turn: 'My turn',
  },
  desk: {
    title: 'Voucher desk', lead: 'Quotas, checks of orders and claims, notices and approvals.', waiting: 'Waiting', quotas: 'Quota applications', noQuotas: 'No application waits', flagged: 'Orders with findings', noFlagged: 'Nothing found in the orders that wait', listings: 'Providers', noListings: 'No providers', breaches: 'Inquiries',
    noBreaches: 'No inquiries', openBreach: 'Open an inquiry', allegation: 'Allegation and grounds', breachDone: 'Opened and frozen', accept: 'Accept', refuse: 'Refuse', suspend: 'Suspend', restore: 'Restore', reason: 'Reason', decided: 'Done', recover: 'To recover', recovered: 'Recovered', ban: 'Excluded until', requested: 'asks for {{amount}}', orders: 'Orders', count_one: '{{count}} order', count_other: '{{count}} orders', notices: 'Public notices',
  },
  finance: {
    title: 'Voucher money', lead: 'Budget, reserved, payable and paid; every posting is in the books.', budget: 'Budget', reserved: 'Reserved', payable: 'Approved, unpaid', paid: 'Paid', free: 'Free', receivable: 'To recover', queue: 'Waiting for budget', queueHint: 'Without budget claims wait in order of approval, are paid whole, never in part, and carry to the next year.',
    noQueue: 'Nothing waits for budget', give: 'Give budget', giveTitle: 'Give or add budget', documentNumber: 'Budget document', given: 'Given; {{count}} orders were served', pay: 'Pay selected', payTitle: 'Pay {{count}} orders, {{amount}}', reference: 'Payment reference', payDone: '{{count}} orders paid', toPay: 'To be paid', noToPay: 'Nothing waits for payment',
    selected: '{{count}} selected, {{amount}}', cutOff: 'Next cut-off {{date}}', need: 'Needs', since: 'Since', used: '{{percent}} % taken', noBudget: 'No budget this year', notFunded: 'Waits for budget', chart: 'Voucher budgets of the cities', recoveries: 'Recoveries', receive: 'Record a receipt', bankReference: 'Bank receipt number', receiveDone: 'Recorded; {{amount}} left',
  },
  statistics: {
    title: 'Voucher statistics', lead: 'Use across cities, leverage and days.', orders: 'Orders', paidOrders: 'Paid orders', paid: 'Paid', cross: 'Across cities', crossHint: 'Share of paid money where provider and claimant sit in different cities', leverage: 'Leverage', leverageHint: 'Contract amount ÷ paid', ratio: 'Average ratio', firms: 'Firms reached', days: 'Median days', flows: 'Between cities',
    flowsLabel: 'Paid for services bought by firms of each city from providers of each city', home: 'Home of the claimant', host: 'Host of the provider', classes: 'By class', refusals: 'Not completed', empty: 'No orders this year', providers: 'Providers', none: 'None',
  },
  rules: {
    title: 'Voucher rules', lead: 'Ratio and ceilings follow the rule of the home region; providers follow their host region.', ratio: 'Ratio', tier: '{{from}} to {{to}}: {{percent}} %', tierLast: 'above {{from}}: {{percent}} %', tierOnly: '{{percent}} %', perClaim: 'Cap of a claim', ceiling: 'Annual ceiling (firm / team)', forms: 'Forms', validity: 'Validity', calendarYear: 'Calendar year', months_one: '{{count}} month', months_other: '{{count}} months',
    settlement: 'Cut-offs', document: 'Document', source: 'Source', scope: 'Services that can be bought', excluded: 'Not supported', recognition: 'Mutual recognition', none: 'None', period: 'In force', example: 'Rules elsewhere, for comparison', participating: 'The five cities', sme: 'Listed technology SMEs only', until: 'today', payment: 'Between cities', asks: 'Words that ask a person to look', stops: 'Words that stop an order', holding: 'Holding cap',
  },
};
