import type { Texts } from '../../app/feature.ts';

export const zh: Texts = {
  list: {
    title: '政策规则', lead: '政策写成可以计算的规则：每项条件注明条款，每个版本注明依据、地区和起止日期。', search: '规则名称、文号、编号', topic: '类别', all: '全部类别', region: '地区', allRegions: '全部地区',
    count: '{{rules}} 项规则，{{examples}} 个例子', name: '规则', source: '依据', validity: '施行', since: '{{from}} 起', regions: '地区', empty: '没有符合条件的规则', emptyHint: '换一个词或类别。', vectors: '验证：浏览器与服务器算得一样', drafts: '修订稿',
  },
  topic: {
    award: '奖励', carrier: '载体', finance: '科技金融', governance: '管理', ip: '知识产权', land: '用地和产业', project: '项目经费', qualification: '资质认定', subsidy: '补助', talent: '人才', tax: '税收', transfer: '成果转化',
  },
  subject: { FIRM: '企业', PROJECT: '项目', DEAL: '合同', PERSON: '个人', PARK: '园区', POLICY: '政策文件' },
  region: { CN: '全国', other: '{{code}}' },
  standing: { IN_FORCE: '现行', COMING: '待施行', PAST: '已失效' },
  origin: { PACK: '数据包', PLATFORM: '平台批准' },
  confidence: { LAW: '原文', REPRINT: '转载', GENERAL: '一般知识', DEFAULT: '平台约定' },
  fact: { yes: '是', no: '否' },
  answer: { YES: '符合', NO: '不符合', UNKNOWN: '尚不能判断' },
  rule: {
    title: '规则', version: '第 {{version}} 版', versions: '版本', versionsLead: '同一地区同一天只有一个版本；已判断的事项按当时的版本。', from: '施行', to: '至', open: '至今有效', source: '依据', hash: '文本校验值', approved: '{{day}} 在平台批准：{{reason}}',
    conditions: '条件和条款', what: '内容', clause: '条款', sure: '可信度', gives: '给予', workings: '计算', parameters: '参数', unknownParameter: '文件未载明', examples: '例子', examplesLead: '由浏览器当场计算，与文件应有的结果对照。', tryIt: '试一试', tryLead: '填写知道的；不知道的留空，不算“不符合”。不保存。',
    draft: '起草修订稿', goTry: '试一试', compare: '与哪一版比较', differences: '差异', none: '没有差异', keep: '咨询答复存档', always: '不论是否符合都计算', noConditions: '没有条件：一律计算', noExamples: '没有例子', all: '同时满足', any: '满足其一', atLeast: '至少满足 {{count}} 项', not: '不得', result: '结果', missing: '还需知道', because: '理由', notFound: '没有这项规则',
    round: { FLOOR: '舍去到 {{to}}', HALF_UP: '四舍五入到 {{to}}' }, mode: { WHOLE: '按总额定档', MARGINAL: '分段累进' }, hit: { FIRST: '取第一个适用的行', UNIQUE: '恰有一行适用', MAX: '就高', MIN: '就低', SUM: '相加' }, otherwise: '其余', notComputable: '不可计算',
  },
  step: { of: '按', upTo: '不超过', below: '低于', rest: '以上各档之外', value: '取值', bound: '上限', to: '到', amount: '数额' },
  example: { name: '例子', facts: '事项', on: '日期', expected: '应为', before: '现行版本', now: '本稿', fits: '相符', wrong: '不符', changed: '结果变了', source: '出处', failing: '未满足', sum: '{{fits}} 个相符，{{wrong}} 个不符，{{changed}} 个结果变了', add: '加一个例子', remove: '删除例子', adopt: '采用算出的结果', adoptAll: '全部采用', adoptAllAsk: '{{count}} 个例子改按算出的结果，请先与新文件核对', given: '给予' },
  difference: { kind: { VALIDITY: '施行', SOURCE: '依据', PARAMETER: '参数', FORMULA: '公式', STEP: '分档', ROW: '表格行', CONDITION: '条件', STRUCTURE: '条件组合', GIFT: '给予', EXAMPLE: '例子' }, part: '项目', before: '原来', after: '改为', count: '{{count}} 处改动', examples: '例子的改动 {{count}} 处' },
  drafts: { title: '规则修订稿', lead: '由一人起草，另一人看过差异和影响后批准，到施行日自动生效。', rule: '规则', status: '状态', from: '施行日', who: '起草人', updated: '更新', all: '全部状态', empty: '没有修订稿', emptyHint: '打开一项规则，点“起草修订稿”。', toRules: '选一项规则', demo: '演示', zone: '全区' },
  status: { DRAFT: '起草中', SUBMITTED: '待批准', RETURNED: '已退回', APPROVED: '已批准', WITHDRAWN: '已撤回' },
  draft: {
    title: '规则修订稿', lead: '{{rule}} · 起草自第 {{version}} 版 · {{regions}}', name: '修订名称', reason: '修订理由', from: '施行日期', to: '失效日期（可不填）', source: '依据文件', sourceEn: '依据文件（英文）', number: '文号', clause: '条款', sourceDate: '发文日期',
    head: '基本情况', save: '保存', saved: '已保存', unsaved: '有未保存的修改', submit: '送审', submitLead: '送审前自动测算影响；送审后不能再改。', submitted: '已送审，等待另一人批准', approve: '批准施行', approved: '已批准，{{from}} 起施行', return: '退回修改', withdraw: '撤回', why: '理由', seen: '我已查看全部差异和对现有企业的影响', returned: '{{name}}退回：{{reason}}', withdrawn: '已撤回：{{reason}}',
    notYours: '起草或改过本稿的人不能批准，请另一人批准。', openCase: '办理过程', check: '检查', checkFine: '没有发现问题', checkExamples: '{{count}} 个例子与应有的结果不符，见下', running: '正在检查', impact: '对现有企业的影响', measure: '测算影响', measuring: '正在逐户测算', impactOld: '修订稿改动后还没有重新测算', noImpact: '还没有测算', notFirm: '规则的对象不是企业，不逐户测算。', close: '关闭', editor: '修订内容', was: '原为 {{value}}', addStep: '加一档', addRow: '加一行', remove: '删除', words: '条件（文字）', when: '条件（算式）', formula: '算式', cells: '写法：>= 5%、< 20、[0, 500)、A | B、not A、-', noParameters: '没有参数', decide: '审批', newDraft: '起草修订稿', newDraftLead: '从现行版本开始，改动后须由另一人批准。', forRegions: '适用地区', start: '开始起草', ERROR: '错误', WARNING: '提醒',
  },
  compose: {
    add: '加入', addCondition: '添加条件', addConditionTo: '在“{{group}}”中添加条件', addParameter: '添加参数', addFormula: '添加算式', what: '看什么（事项、参数或算式）', sign: '怎样比较', value: '取值', against: '与什么比', aValue: '一个数值', aTerm: '另一事项或参数', holds: '是', holdsNot: '不是', among: '属于', notAmong: '不属于',
    signs: { '>=': '不低于', '>': '超过', '<=': '不超过', '<': '低于', '=': '等于', '!=': '不等于' }, zh: '条件（文字）', en: '条件（英文）', nameZh: '名称', nameEn: '名称（英文）', id: '代号（算式中用）', idHint: '以小写字母开头，只用字母和数字', idTaken: '这个代号已经用了', unit: '单位', plain: '数', written: '写成', insert: '插入事项或参数', insertHint: '按名称查找',
    parameterHint: '文件没有写明数值的，取值留空：依赖它的结论会说明“文件未载明”。', formulaHint: '可用 + - * /、min、max、if(条件, 甲, 乙)，百分比写 5%。加入后可在条件、表格和给予中使用。',
  },
  impact: { on: '按 {{day}} 的规则，对 {{total}} 家现有企业逐户计算', noToYes: '变为符合', yesToNo: '变为不符合', unchanged: '结论不变', unknown: '资料不足', amountChanged: '其中数额或得分变化', total: '企业数', city: '市', hidden: '隐去', hiddenHint: '少于 5 家的数字，以及据以能算出它们的数字', amount: '{{name}}（{{unit}}，原 → 现）', whole: '合计', chart: '各市变为符合和变为不符合的企业数', nobody: '没有企业资料' },
  keep: { title: '咨询答复存档', lead: '按所填事项、现行版本判断并存档；以后可用当时的版本重算。', name: '来访单位或个人', purpose: '事由', city: '所在市', save: '存档', done: '已存档，编号 {{id}}' },
  judgements: { title: '已存档的判断', lead: '每一条都留有当时的事项、规则文本和结论，随时可以按当时的版本重算。', subject: '对象', rule: '规则', on: '判断日期', answer: '结论', at: '存档时间', purpose: '事由', recompute: '重算', same: '按第 {{version}} 版重算，与存档逐字节相同', differs: '重算结果与存档不同', now: '按今天的版本（第 {{version}} 版）会是：{{answer}}', nowNone: '今天没有施行的版本', empty: '没有存档的判断', emptyHint: '在规则页试算后可把咨询答复存档。', hash: '校验值' },
  vectors: { title: '测试向量', lead: '规则包的每个例子都是公开的测试向量。点“运行”，浏览器用与服务器相同的源代码计算全部向量，逐条比对结论和全部理由（数值比到12位有效数字）。', run: '运行全部', running: '正在计算', equal: '{{equal}} / {{total}} 条与服务器完全一致', expected: '{{expected}} / {{total}} 条与文件应有的结果相符', time: '浏览器用时 {{ms}} 毫秒', differ: '不一致的', none: '没有不一致的向量', rule: '规则', count: '向量', fits: '一致', download: '用命令行导出：innomatrix rules vectors' },
  back: '全部规则',
};

export const en: Texts = {
  list: {
    title: 'Policy rules', lead: 'Policies written as rules that compute: every condition with its clause, every version with source, regions and days.', search: 'Name, document number, id', topic: 'Topic', all: 'All topics', region: 'Region', allRegions: 'All regions',
    count: '{{rules}} rules, {{examples}} examples', name: 'Rule', source: 'Source', validity: 'In force', since: 'since {{from}}', regions: 'Regions', empty: 'No rule fits', emptyHint: 'Try another word or topic.', vectors: 'Proof: browser and server agree', drafts: 'Drafts',
  },
  topic: {
    award: 'Awards', carrier: 'Carriers', finance: 'Finance', governance: 'Governance', ip: 'Intellectual property', land: 'Land and industry', project: 'Project funds', qualification: 'Qualifications', subsidy: 'Subsidies', talent: 'Talent', tax: 'Tax', transfer: 'Transfer',
  },
  subject: { FIRM: 'Firm', PROJECT: 'Project', DEAL: 'Contract', PERSON: 'Person', PARK: 'Park', POLICY: 'Document' },
  region: { CN: 'Whole country', other: '{{code}}' },
  standing: { IN_FORCE: 'In force', COMING: 'To come', PAST: 'Ended' },
  origin: { PACK: 'Pack', PLATFORM: 'Approved here' },
  confidence: { LAW: 'Original text', REPRINT: 'Reprint', GENERAL: 'General knowledge', DEFAULT: 'Default of the platform' },
  fact: { yes: 'yes', no: 'no' },
  answer: { YES: 'Yes', NO: 'No', UNKNOWN: 'Not enough known' },
  rule: {
    title: 'Rule', version: 'Version {{version}}', versions: 'Versions', versionsLead: 'One version for a region and a day; cases judged before keep theirs.', from: 'From', to: 'to', open: 'still in force', source: 'Source', hash: 'Hash of the text', approved: 'Approved here on {{day}}: {{reason}}',
    conditions: 'Conditions and clauses', what: 'Content', clause: 'Clause', sure: 'Confidence', gives: 'Gives', workings: 'Workings', parameters: 'Parameters', unknownParameter: 'not stated by the document', examples: 'Examples', examplesLead: 'Computed here in the browser, beside what the document wants.', tryIt: 'Try it', tryLead: 'Enter what you know; what is left empty is no "no". Nothing is kept.',
    draft: 'Draft a change', goTry: 'Try it', compare: 'Compare with', differences: 'Differences', none: 'Nothing differs', keep: 'Keep as an answer given', always: 'computed whether met or not', noConditions: 'No conditions: always computed', noExamples: 'No examples', all: 'All of', any: 'One of', atLeast: 'At least {{count}} of', not: 'Not', result: 'Result', missing: 'Still needed', because: 'Reasons', notFound: 'There is no such rule',
    round: { FLOOR: 'rounded down to {{to}}', HALF_UP: 'rounded to {{to}}' }, mode: { WHOLE: 'one value for the whole', MARGINAL: 'a rate for each part' }, hit: { FIRST: 'first row that fits', UNIQUE: 'exactly one row fits', MAX: 'highest', MIN: 'lowest', SUM: 'sum' }, otherwise: 'Otherwise', notComputable: 'not computable',
  },
  step: { of: 'By', upTo: 'up to', below: 'below', rest: 'everything above', value: 'Value', bound: 'Bound', to: 'to', amount: 'Amount' },
  example: { name: 'Example', facts: 'Facts', on: 'Day', expected: 'Expected', before: 'In force', now: 'Draft', fits: 'fits', wrong: 'differs', changed: 'changed', source: 'From', failing: 'not met', sum: '{{fits}} fit, {{wrong}} differ, {{changed}} changed', add: 'Add an example', remove: 'Remove the example', adopt: 'Take over what was computed', adoptAll: 'Take over all', adoptAllAsk: '{{count}} examples take over what was computed; compare them with the new document first', given: 'Gives' },
  difference: { kind: { VALIDITY: 'Validity', SOURCE: 'Source', PARAMETER: 'Parameter', FORMULA: 'Formula', STEP: 'Bracket', ROW: 'Row', CONDITION: 'Condition', STRUCTURE: 'Combination', GIFT: 'Gives', EXAMPLE: 'Example' }, part: 'Item', before: 'Before', after: 'After', count: '{{count}} changes', examples: '{{count}} changes of examples' },
  drafts: { title: 'Drafts of rules', lead: 'One person drafts, another approves having seen the differences and the impact; a version holds from its first day.', rule: 'Rule', status: 'Status', from: 'First day', who: 'Drafted by', updated: 'Changed', all: 'Every status', empty: 'No drafts', emptyHint: 'Open a rule and choose "Draft a change".', toRules: 'Choose a rule', demo: 'Demo', zone: 'Zone' },
  status: { DRAFT: 'In draft', SUBMITTED: 'To be decided', RETURNED: 'Returned', APPROVED: 'Approved', WITHDRAWN: 'Withdrawn' },
  draft: {
    title: 'Draft of a rule', lead: '{{rule}} · from version {{version}} · {{regions}}', name: 'Name of the change', reason: 'Reason', from: 'First day', to: 'Last day (may stay empty)', source: 'Document', sourceEn: 'Document (English)', number: 'Number', clause: 'Clause', sourceDate: 'Issued on',
    head: 'About the change', save: 'Save', saved: 'Saved', unsaved: 'Not saved yet', submit: 'Submit', submitLead: 'The impact is computed first; afterwards the draft cannot be changed.', submitted: 'Submitted; another person decides', approve: 'Approve', approved: 'Approved; in force from {{from}}', return: 'Return', withdraw: 'Withdraw', why: 'Reason', seen: 'I have seen all differences and the impact on the present firms', returned: '{{name}} returned it: {{reason}}', withdrawn: 'Withdrawn: {{reason}}',
    notYours: 'Whoever wrote in the draft cannot approve it: another person has to.', openCase: 'The case', check: 'Check', checkFine: 'Nothing found', checkExamples: '{{count}} examples come out otherwise, see below', running: 'Checking', impact: 'Impact on the present firms', measure: 'Compute the impact', measuring: 'Going through the firms', impactOld: 'Not computed again since the last change', noImpact: 'Not computed yet', notFirm: 'The rule is not about firms: none are gone through.', close: 'Close', editor: 'Content', was: 'was {{value}}', addStep: 'Add a step', addRow: 'Add a row', remove: 'Remove', words: 'Condition in words', when: 'Condition as a formula', formula: 'Formula', cells: 'Write: >= 5%, < 20, [0, 500), A | B, not A, -', noParameters: 'No parameters', decide: 'Decision', newDraft: 'Draft a change', newDraftLead: 'Starts from the version in force; another person has to approve it.', forRegions: 'Regions', start: 'Start', ERROR: 'Error', WARNING: 'Note',
  },
  compose: {
    add: 'Add', addCondition: 'Add a condition', addConditionTo: 'Add a condition to “{{group}}”', addParameter: 'Add a parameter', addFormula: 'Add a formula', what: 'What is looked at (fact, parameter or formula)', sign: 'How it is compared', value: 'Value', against: 'Compared with', aValue: 'a value', aTerm: 'another fact or parameter', holds: 'is so', holdsNot: 'is not so', among: 'is one of', notAmong: 'is none of',
    signs: { '>=': 'at least', '>': 'more than', '<=': 'at most', '<': 'less than', '=': 'equal to', '!=': 'other than' }, zh: 'Condition (Chinese)', en: 'Condition (English)', nameZh: 'Name (Chinese)', nameEn: 'Name (English)', id: 'Short name (for formulas)', idHint: 'Begins with a small letter; letters and digits only', idTaken: 'This name is taken', unit: 'Unit', plain: 'number', written: 'Written', insert: 'Insert a fact or parameter', insertHint: 'Search by name',
    parameterHint: 'Leave the value empty where the document states none: answers that hang on it will say so.', formulaHint: 'Use + - * /, min, max, if(condition, a, b); write shares as 5%. Once added it can be used in conditions, tables and gifts.',
  },
  impact: { on: 'By the rules of {{day}}, firm by firm for {{total}} firms', noToYes: 'Now yes', yesToNo: 'Now no', unchanged: 'Same answer', unknown: 'Not enough known', amountChanged: 'of these, other amount or score', total: 'Firms', city: 'City', hidden: 'withheld', hiddenHint: 'figures of fewer than five firms, and those from which they could be worked out', amount: '{{name}} ({{unit}}, Before → After)', whole: 'Total', chart: 'Firms that become eligible or lose it, by city', nobody: 'No firms are known' },
  keep: { title: 'Keep the answer', lead: 'Judged by the version in force on what was entered, and kept; it can be computed again by the same version.', name: 'Who asked', purpose: 'About', city: 'City', save: 'Keep', done: 'Kept as {{id}}' },
  judgements: { title: 'Judgements kept', lead: 'Each keeps its facts, the text of its rule and the answer, and can be computed again at any time.', subject: 'Subject', rule: 'Rule', on: 'Day', answer: 'Answer', at: 'Kept at', purpose: 'About', recompute: 'Compute again', same: 'By version {{version}}: the same bytes as kept', differs: 'Comes out otherwise than kept', now: 'By the version of today ({{version}}): {{answer}}', nowNone: 'No version is in force today', empty: 'No judgements kept', emptyHint: 'Answers given can be kept from the page of a rule.', hash: 'Hash' },
  vectors: { title: 'Test vectors', lead: 'Every example of the rules is a public test vector. Run them: the browser computes all of them from the same source as the server and compares answers and reasons one by one (numbers to twelve digits).', run: 'Run all', running: 'Computing', equal: '{{equal}} of {{total}} exactly as the server', expected: '{{expected}} of {{total}} as the documents want', time: '{{ms}} ms in the browser', differ: 'Different', none: 'No vector differs', rule: 'Rule', count: 'Vectors', fits: 'Equal', download: 'Export on the command line: innomatrix rules vectors' },
  back: 'All rules',
};
