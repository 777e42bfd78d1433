import type { Texts } from '../../app/feature.ts';

export const taskZh: Texts = {
  tasks: {
    title: '重点任务',
    lead: '规划文件列出的重点任务：责任单位、应当推动的指标、资金来源和依据的决议。名称为本平台所拟简称，全文见条款。',
    no: '序号', name: '任务', units: '责任单位', lead_: '牵头', cooperating: '配合', noLead: '文件未指定牵头', together: '共同负责',
    moves: '推动指标', none: '未写明', category: '类别', place: '地区', document: '文件', anyPlace: '全部地区', anyCategory: '全部类别', anyDocument: '全部文件',
    total: '共 {{count}} 项', empty: '没有符合条件的任务', emptyHint: '放宽地区、类别或文件再看。',
    money: '资金', resolution: '决议依据', noMoney: '未写明', amountUnknown: '未写数额', shared: '多项共用', per: { YEAR: '每年', TOTAL: '总额' },
    moneyKind: { BUDGET: '财政预算', SPECIAL_FUND: '专项资金', INVESTMENT_FUND: '基金', OWN_OR_SOCIAL: '自筹或社会资金' },
    resolutionKind: { COUNCIL: '理事会', LEADING_GROUP: '领导小组', GOVERNMENT_MEETING: '政府会议', DOCUMENT: '文件', OTHER: '其他' },
    parent: '上级任务', noParent: '没有上级', parts: '含 {{count}} 项', weight: '在上级中的权重', dueOn: '期限', edit: '补充', editOf: '补充任务 {{no}} {{name}}',
    editLead: '文件没有写明的，由秘书处按文件或决议补充；文件原文不动，每次保存是一个新版本。',
    addMoney: '添加一笔资金', remove: '删除', kind: '来源', yuan: '金额（元，空为未写数额）', period: '期间', sharedQuestion: '多项任务共用', lineDocument: '文件', lineClause: '条款',
    lineZh: '说明', lineEn: '说明（英文）', resolutionZh: '会议届次或发文字号', resolutionEn: '同上（英文）', resolutionOn: '日期', noResolution: '没有', save: '保存', saved: '已保存', cancel: '取消',
    detailBy: '{{name}} 补充，第{{version}}版', required: '请填写',
  },
};

export const taskEn: Texts = {
  tasks: {
    title: 'Key tasks',
    lead: 'The tasks of the plan documents: units, the indicators they should move, money and the decision they rest on. Short names are ours; the clause has the full text.',
    no: 'No.', name: 'Task', units: 'Units', lead_: 'lead', cooperating: 'with', noLead: 'no lead named', together: 'together',
    moves: 'Moves', none: 'not stated', category: 'Kind', place: 'Place', document: 'Document', anyPlace: 'Any place', anyCategory: 'Any kind', anyDocument: 'Any document',
    total: '{{count}} tasks', empty: 'No task matches', emptyHint: 'Widen the place, the kind or the document.',
    money: 'Money', resolution: 'Decision', noMoney: 'not stated', amountUnknown: 'no amount', shared: 'shared', per: { YEAR: 'a year', TOTAL: 'in all' },
    moneyKind: { BUDGET: 'Budget', SPECIAL_FUND: 'Special fund', INVESTMENT_FUND: 'Investment fund', OWN_OR_SOCIAL: 'Own or private money' },
    resolutionKind: { COUNCIL: 'Council', LEADING_GROUP: 'Leading group', GOVERNMENT_MEETING: 'Government meeting', DOCUMENT: 'Document', OTHER: 'Other' },
    parent: 'Part of', noParent: 'nothing above', parts: '{{count}} parts', weight: 'Weight within it', dueOn: 'Due', edit: 'Add to', editOf: 'Add to task {{no}} {{name}}',
    editLead: 'What the document leaves open the secretariat adds by document or resolution; its own words stay, and every saving is a new version.',
    addMoney: 'Add money', remove: 'Remove', kind: 'Source', yuan: 'Amount (CNY; empty if none is named)', period: 'Period', sharedQuestion: 'Shared by several tasks', lineDocument: 'Document', lineClause: 'Clause',
    lineZh: 'What it is (Chinese)', lineEn: 'What it is', resolutionZh: 'Meeting or document number (Chinese)', resolutionEn: 'Meeting or document number', resolutionOn: 'Day', noResolution: 'none', save: 'Save', saved: 'Saved', cancel: 'Cancel',
    detailBy: 'added by {{name}}, version {{version}}', required: 'Please fill in',
  },
};
