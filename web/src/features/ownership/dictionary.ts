/** Words of grants, distributions and bonuses. */
const status = {
  zh: {
    APPLIED: '申请', UNIT_REVIEW: '单位审议', AGREEMENT: '签订协议', NOTICE: '公示', REGISTERED: '已登记', IN_USE: '实施中', REPORT_YEARLY: '按年报告', ENDED: '已终止', REVOKED: '已收回', REFUSED: '不予赋权',
    DRAFT: '草案', STAFF_CONSULTED: '已听取意见', APPROVED: '已审批', PAID: '已支付', REPORTED: '已报告', WITHDRAWN: '已撤销',
  },
  en: {
    APPLIED: 'applied', UNIT_REVIEW: 'in review', AGREEMENT: 'agreement', NOTICE: 'on notice', REGISTERED: 'registered', IN_USE: 'in use', REPORT_YEARLY: 'reported yearly', ENDED: 'ended', REVOKED: 'revoked', REFUSED: 'refused',
    DRAFT: 'draft', STAFF_CONSULTED: 'staff heard', APPROVED: 'approved', PAID: 'paid', REPORTED: 'reported', WITHDRAWN: 'withdrawn',
  },
};

export const zh = {
  status: status.zh,
  ok: '确定', cancel: '取消', save: '保存', saved: '已保存', case: '办理事项', yes: '是', no: '否', name: '姓名', share: '份额（%）', add: '添加一人', remove: '删除', unit: '单位', state: '状态',
  kind: { JOINT_OWNERSHIP: '部分所有权', LONG_TERM_USE: '长期使用权' },
  check: { title: '负面清单', forbidden: '禁止', allowed: '允许', lead: '逐项如实回答；答案随事项留存，作为尽职免责的证据', breach: '不符合，将被拒绝' },
  grants: {
    title: '成果赋权', one: '成果赋权', new: '申请赋权', edit: '修改申请', lead: '赋予完成人职务成果部分所有权或不少于10年的长期使用权', result: '成果', resultHint: '在已登记的成果中选择', kindLabel: '赋权方式', unitShare: '单位份额（%）', term: '使用期限（年）',
    persons: '被赋权的完成人', sum: '合计 {{sum}}%', apply: '保存申请', none: '还没有赋权事项', noneHint: '完成人或成果转化部门可为已登记的职务成果申请', registeredOn: '权属登记日期', missing: '处置前尚缺同意：{{names}}', consents: '共有人同意', noConsents: '还没有同意记录',
    consent: '登记共有人同意', mine: '本人同意处置', purpose: '用途（如：挂牌转让、许可某企业）', document: '书面同意文件（非本人办理时必填）', given: '已登记', people: '{{count}} 人', next: '保存后在办理事项中提交', years: '{{n}} 年', withdrawn: '已撤回',
  },
  plans: {
    title: '收益分配', one: '收益分配方案', new: '新建分配方案', edit: '修改方案', lead: '按约定和法定下限计算，精确到分；听取意见、审批、公示15日后支付', pool: '奖酬总额', retained: '留归单位', due: '应付期限', persons: '{{count}} 人', overdue: '已逾期', paid: '{{on}} 支付', none: '还没有分配方案', noneHint: '取得转化收入后在此编制',
    resultTitle: '成果或项目名称', region: '适用地区', mode: '转化方式', incomeOn: '收入日期', income: '收入（元）', taxes: '税费（元）', deductions: '扣除项目', deduction: '项目', amount: '金额（元）', note: '说明', addDeduction: '添加扣除', agreed: '约定比例（%）', agreedHint: '不填则按法定下限', basis: '依据（单位制度或协议）',
    profitYear: '投产后第几年', people: '受奖人员', role: '类别', leader: '担任领导职务', compute: '试算', sheet: '计算过程', line: '项目', clause: '依据', parts: '分配结果', sum: '合计', residual: '含尾差 {{n}} 分', export: '导出 Excel', reference: '支付凭证', notVerified: '地方规定未核实，按国家规定计算', rule: '规则 {{id}}，第 {{version}} 版',
    bonuses: '专利奖金', next: '保存后在办理事项中听取意见、审批、公示和支付', chart: '收入去向',
    modes: { TRANSFER_LICENCE: '转让、许可', VALUATION_INVESTMENT: '作价投资', SELF_IMPLEMENTATION: '自行或合作实施' }, roles: { MAIN: '主要贡献人员', CONTRIBUTOR: '其他完成人', TRANSFER_STAFF: '转化和管理人员' },
    regions: { 320000: '江苏', 310000: '上海（比较）', 330000: '浙江（比较）', 110000: '北京（比较）' },
  },
  bonuses: {
    title: '专利奖金', lead: '没有约定的：发明 {{invention}} 元，实用新型和外观设计 {{utility}} 元，授权后 {{months}} 个月内发给', enter: '登记应发奖金', patent: '专利号', name: '名称', kindLabel: '类型', kind: { invention: '发明', utility: '实用新型', design: '外观设计' }, grantedOn: '授权日期', inventors: '发明人', amount: '金额（元，不填按法定）',
    agreement: '约定依据（低于法定时必填）', due: '应付期限', paid: '已发放', pay: '登记发放', reference: '支付凭证号', none: '没有专利奖金', noneHint: '专利授权后登记', done: '已登记',
  },
  mine: { title: '我的收益', lead: '本人在成果转化中应得和已得的奖酬、被赋予的权利', paid: '已支付', expected: '待支付', parts: '奖酬', grants: '赋权', none: '还没有以您的名字登记的奖酬或赋权', noneHint: '单位听取意见后，方案中您的份额会显示在这里', of: '总额 {{pool}} 的 {{share}}%' },
};

export const en: typeof zh = {
  status: status.en,
  ok: 'OK', cancel: 'Cancel', save: 'Save', saved: 'Saved', case: 'Case', yes: 'yes', no: 'no', name: 'Name', share: 'Share (%)', add: 'Add a person', remove: 'Remove', unit: 'Unit', state: 'State',
  kind: { JOINT_OWNERSHIP: 'part ownership', LONG_TERM_USE: 'long-term use' },
  check: { title: 'Negative list', forbidden: 'forbidden', allowed: 'allowed', lead: 'Answer each truthfully; the answers are kept as evidence of due diligence', breach: 'Not allowed: will be refused' },
  grants: {
    title: 'Ownership grants', one: 'Ownership grant', new: 'Apply for a grant', edit: 'Change the application', lead: 'Part ownership of a job result for its makers, or a right of use of at least ten years', result: 'Result', resultHint: 'one of the registered results', kindLabel: 'Kind', unitShare: 'Share of the unit (%)', term: 'Term (years)',
    persons: 'Completers who receive it', sum: 'together {{sum}} %', apply: 'Save the application', none: 'No grants yet', noneHint: 'Completers or the transfer office apply for registered job results', registeredOn: 'Right registered', missing: 'Still to consent before it is disposed of: {{names}}', consents: 'Consents of co-owners', noConsents: 'No consent recorded',
    consent: 'Record a consent', mine: 'I consent', purpose: 'Purpose (e.g. listing, licence to a firm)', document: 'Written consent (needed unless given by the co-owner himself)', given: 'Recorded', people: '{{count}} people', next: 'Submit it in its case after saving', years: '{{n}} years', withdrawn: 'withdrawn',
  },
  plans: {
    title: 'Income distribution', one: 'Distribution plan', new: 'New plan', edit: 'Change the plan', lead: 'Computed from agreement and legal floor, to the fen; heard, approved, 15 days on notice, then paid', pool: 'Pool', retained: 'Kept by the unit', due: 'Due', persons: '{{count}} people', overdue: 'overdue', paid: 'paid {{on}}', none: 'No plans yet', noneHint: 'Prepare one when income has come in',
    resultTitle: 'Result or project', region: 'Place', mode: 'Mode', incomeOn: 'Date of income', income: 'Income (yuan)', taxes: 'Taxes (yuan)', deductions: 'Deductions', deduction: 'Kind', amount: 'Amount (yuan)', note: 'Note', addDeduction: 'Add a deduction', agreed: 'Agreed part (%)', agreedHint: 'left empty the legal floor applies', basis: 'Basis (rule of the unit or agreement)',
    profitYear: 'Year after start of production', people: 'People', role: 'Role', leader: 'leading post', compute: 'Compute', sheet: 'Computation', line: 'Line', clause: 'Clause', parts: 'Parts', sum: 'Sum', residual: 'with {{n}} fen left over', export: 'Export to Excel', reference: 'Payment order', notVerified: 'Rule of the place not verified: the national one is applied', rule: 'rule {{id}}, version {{version}}',
    bonuses: 'Patent bonuses', next: 'After saving it is heard, approved, published and paid in its case', chart: 'Where the income goes',
    modes: { TRANSFER_LICENCE: 'transfer, licence', VALUATION_INVESTMENT: 'valuation investment', SELF_IMPLEMENTATION: 'own or joint implementation' }, roles: { MAIN: 'main contributor', CONTRIBUTOR: 'other completer', TRANSFER_STAFF: 'transfer and management' },
    regions: { 320000: 'Jiangsu', 310000: 'Shanghai (compare)', 330000: 'Zhejiang (compare)', 110000: 'Beijing (compare)' },
  },
  bonuses: {
    title: 'Patent bonuses', lead: 'Unless agreed otherwise: {{invention}} yuan for an invention, {{utility}} for utility models and designs, within {{months}} months of the grant', enter: 'Enter a bonus', patent: 'Patent', name: 'Title', kindLabel: 'Kind', kind: { invention: 'invention', utility: 'utility model', design: 'design' }, grantedOn: 'Granted', inventors: 'Inventors', amount: 'Amount (yuan; empty: legal)',
    agreement: 'Agreement (needed when lower)', due: 'Due', paid: 'Paid', pay: 'Record payment', reference: 'Payment order', none: 'No bonuses', noneHint: 'Enter one when a patent is granted', done: 'Entered',
  },
  mine: { title: 'My income', lead: 'Rewards due and paid, and rights granted to you', paid: 'Paid', expected: 'To be paid', parts: 'Rewards', grants: 'Grants', none: 'Nothing has been recorded under your name', noneHint: 'Your part of a plan appears here once staff have been heard', of: '{{share}} % of {{pool}}' },
};
