import type { Texts } from '../../app/feature.ts';

export const zh: Texts = {
  points: {
    title: '创新积分', one: '企业创新积分', lead: '按18项公开指标，在同发展阶段、同领域企业中比较得出；只向社会公布等级分布，得分由企业本人和本市主管部门查看。',
    edition: '期次', distribution: '等级分布', distributionLabel: '各等级企业数', firms: '参评企业 {{firms}} 家，其中评级 {{graded}} 家', firmsOnly: '参评企业 {{firms}} 家', suppressed: '少于5家的等级不公布', hash: '本期结果摘要', none: '数据不足',
    own: '本企业得分', ownNone: '本企业还没有积分', ownNoneHint: '企业档案建立并填报年度数据后，将进入下一期计算。', ranking: '本市排名', compute: '计算一期积分', computeOn: '数据截止日', computed: '已计算 {{firms}} 家企业',
    name: '企业', rank: '名次', grade: '等级', total: '积分', stage: '阶段', field: '领域', filled: '数据齐全度', search: '企业名称', all: '全部', noEditions: '还没有计算过积分', noEditionsHint: '由区秘书处或服务中心按期计算。',
    method: '怎样计算', methodText: '每项指标按企业在同阶段、同领域企业中的位次换算为0至100分（两端各{{winsor}}%的数值并入端点），乘以本阶段权重后相加。同组不足{{cell}}家时改与更大范围比较并注明。缺数据记0分并注明；数据齐全度达到{{filled}}%方予评级。得分截取到0.01，不四舍五入。',
    source: '依据', verify: '复算核对', sound: '复算结果与保存的一致（{{firms}}家）', unsound: '复算结果与保存的不一致：{{count}}家',
    rankOf: '本市已评级 {{graded}} 家中第 {{rank}} 名', notGraded: '数据齐全度 {{filled}}，未达到评级要求', history: '历期积分',
    indicator: '指标', value: '数值', cell: '比较范围', scale: '位次得分', weight: '权重', score: '得分', missing: { NOT_KNOWN: '缺数据', NOT_COMPUTABLE: '无法计算（分母为零或负）' },
    level: { STAGE_FIELD: '同阶段同领域 {{size}} 家', STAGE: '同阶段 {{size}} 家（同领域企业过少）', ALL: '全部 {{size}} 家（同阶段企业过少）' }, radar: '各项得分与差距', room: '与满分差距', outOf: '满分 {{max}}', gain: '提升空间最大的指标', partsTable: '各项指标得分',
  },
  stage: { START_UP: '初创期', GROWTH: '成长期', STABLE: '稳定期' },
  lists: {
    title: '名单评定', one: '名单评定', lead: '瞪羚、独角兽、潜在独角兽和培育库名单：按规则提出候选、园区推荐、各市汇总核查、专家论证、公示、公布。', open: '启动一期', kind: '名单', year: '年度', on: '数据基准日', region: '范围', zone: '全区', listTitle: '名单名称', opened: '已启动，可按规则提出候选企业',
    candidates: '候选', standing: '留用', removed: '移出', state: '步骤', number: '文号', none: '还没有评定过名单', ok: '确定', cancel: '取消', unknownPlace: '—',
    propose: '按规则提出候选', proposed: '新提出 {{proposed}} 家，已在册 {{already}} 家；不符合 {{notMet}} 家，缺数据无法判断 {{unknown}} 家', toCase: '办理本步骤', notice: '开始公示', contact: '受理异议的联系人和电话', noticed: '已公示 {{firms}} 家',
    noticeRunning: '公示期 {{from}} 至 {{until}}', objections: '待答复异议 {{count}} 件', name: '企业', city: '城市', answer: '规则判断', by: '来源', decision: '处理', keep: '保留', remove: '移出', reason: '理由（至少4字，记入档案）', falseData: '材料虚假，记入诚信档案', decided: '已登记',
    why: '判断依据', hidden: '单个企业数据仅本市主管部门可见', proof: '估值核验', proofOk: '每股价格×全面摊薄股数＝{{computed}}万元，与所报一致；折合 {{dollars}} 亿美元', proofBad: '每股价格×全面摊薄股数＝{{computed}}万元，与所报不符', proofNoRate: '缺当年平均汇率，不能折算', noProof: '企业未提交估值证明', form: '企业申报', report: '发展报告', noCandidates: '没有候选企业', noCandidatesHint: '在“待发布通知”或“企业填报”步骤可按规则提出，企业也可自行填报。', search: '企业名称', showAll: '全部', showStanding: '留用', showRemoved: '移出', formDialog: '移出或保留“{{name}}”', seeForms: '查看',
  },
  state: { CALL: '待发布通知', FIRM_FORM: '企业填报', PARK_RECOMMEND: '园区推荐', CITY_SUM: '各市汇总', DATA_CHECK: '数据核查', VALUATION_CHECK: '估值核查', EXPERT: '专家论证', LIST: '拟定名单', NOTICE: '公示', PUBLISHED: '已公布', WITHDRAWN: '已终止' },
  step: { PARK: '园区推荐', CITY: '各市汇总', DATA: '数据核查', VALUATION: '估值核查', EXPERT: '专家论证', LIST: '拟定名单', REGISTER: '登记变更' },
  answer: { YES: '符合', NO: '不符合', UNKNOWN: '缺数据' },
  proposedBy: { RULE: '规则提出', FIRM: '企业申报' },
  standing: { NEW: '新入选', STAYED: '连续入选', RETURNED: '再次入选', DROPPED: '未再入选' },
  apply: {
    title: '名单申报', lead: '正在征集的名单和本企业历年入选情况。规则判断按企业档案中的数据作出，可先补齐档案。', none: '目前没有正在征集的名单', noneHint: '征集通知发布后会出现在这里。', noDossier: '本单位还没有企业档案', until: '步骤', submit: '填报申报表', again: '修改申报表', contact: '联系人和电话', statement: '申报理由', truthful: '所填材料真实，如有虚假愿记入诚信档案', submitted: '已提交，规则判断：{{answer}}', mine: '本企业历年入选', neverListed: '尚未入选过名单',
    product: '每股价格×全面摊薄股数＝{{computed}}万{{unit}}', yuan: '元', dollars: '美元', truthfulNeeded: '请确认所填材料真实', pricePerShare: '每股价格（{{unit}}）', dilutedShares: '全面摊薄股数（万股）', postMoney: '投后估值（万{{unit}}）', currency: '币种', closedOn: '融资完成日', agreement: '投资协议', paidIn: '资金到账凭证', decided: '处理经过', ok: '提交', cancel: '取消', CNY: '人民币', USD: '美元',
  },
  published: {
    title: '企业名单', one: '企业名单', lead: '公示中和已公布的瞪羚、独角兽等企业名单。年度名单不是资格证书，未再入选不影响企业其他资格。', none: '还没有公示或公布的名单', firms: '{{count}} 家', onNotice: '公示至 {{until}}', publishedOn: '{{date}} 公布', number: '文号', download: '下载发展报告', word: 'Word（.docx）', pdf: 'PDF',
    object: '提出异议', objectHint: '异议须实名、指明企业并说明理由，公示期内提出；答复前名单不会公布。', signIn: '登录后可提出异议', firm: '异议所指企业（全称）', text: '异议内容和理由（至少10字）', evidence: '证据或线索', telephone: '联系电话', sent: '异议已受理，答复将发给您', submit: '提交异议', changes: '新入选 {{entered}} 家，连续入选 {{stayed}} 家，上期未再入选 {{dropped}} 家', search: '企业名称', name: '企业', city: '城市', field: '领域', standing: '与上期相比', byCity: '分市', toCase: '事项进展', ended: '公示期已结束',
  },
  plans: {
    title: '一企一策', one: '一企一策方案', lead: '对领军企业逐家制定目标和措施，明确责任单位和完成时限，到期前自动提醒。', make: '新建方案', none: '还没有方案', noneHint: '本市主管部门为领军企业制定后会出现在这里。', firm: '企业', name: '方案名称', years: '期限', leadUnit: '牵头单位', goals: '目标', measures: '措施', goal: '指标', base: '基期', target: '目标', actual: '最新（{{year}}年）', noActual: '档案中尚无数据', progress: '完成',
    dueOn: '完成时限', unit: '责任单位', basis: '依据', done: '{{date}} 完成', report: '登记进展', percent: '完成比例', note: '进展说明', reported: '进展已登记', edit: '修改方案', close: '办结方案', closed: '已办结', nextDue: '下一时限 {{date}}', addGoal: '增加目标', addMeasure: '增加措施', remove: '删除', RULE: '规则', CLAUSE: '文件条款', noBasis: '无', pointer: '规则编号或条款', save: '保存', cancel: '取消', saved: '已保存', measureTitle: '措施', baseYear: '基期年份', targetYear: '目标年份', fromYear: '起始年份', toYear: '结束年份', column: { RED: '已逾期', YELLOW: '即将到期', GREEN: '推进中', DONE: '已完成' }, searchFirm: '输入企业名称的一部分', source: '依据', empty: '无',
  },
};

export const en: Texts = {
  points: {
    title: 'Innovation points', one: 'Innovation points of a firm', lead: 'From 18 public indicators, compared among firms of the same stage and field. The public sees the grades; scores are for the firm itself and officers of its city.',
    edition: 'Edition', distribution: 'Grades', distributionLabel: 'Firms of each grade', firms: '{{firms}} firms, {{graded}} of them graded', firmsOnly: '{{firms}} firms', suppressed: 'Grades with fewer than five firms are not shown', hash: 'Hash of the edition', none: 'Too little known',
    own: 'Points of your firm', ownNone: 'Your firm has no points yet', ownNoneHint: 'Once its dossier holds yearly figures it is part of the next edition.', ranking: 'Ranking of the city', compute: 'Compute an edition', computeOn: 'Figures as of', computed: '{{firms}} firms computed',
    name: 'Firm', rank: 'Rank', grade: 'Grade', total: 'Points', stage: 'Stage', field: 'Field', filled: 'Known', search: 'Name of the firm', all: 'All', noEditions: 'No points were computed yet', noEditionsHint: 'The secretariat or the service centre computes them.',
    method: 'How it is computed', methodText: 'Each indicator is turned into 0 to 100 by rank among firms of the same stage and field (the outer {{winsor}} % at each end are pulled in), times the weight of the stage. Where fewer than {{cell}} are known, a wider group is taken and named. What is missing scores nothing and is shown; a grade needs {{filled}} % of the weights. Points are cut at 0.01, not rounded.',
    source: 'Source', verify: 'Compute again', sound: 'The same result for {{firms}} firms', unsound: '{{count}} results differ',
    rankOf: 'No. {{rank}} of {{graded}} graded firms of the city', notGraded: '{{filled}} of the weights known: too little for a grade', history: 'Points over the editions',
    indicator: 'Indicator', value: 'Value', cell: 'Compared with', scale: 'By rank', weight: 'Weight', score: 'Points', missing: { NOT_KNOWN: 'not known', NOT_COMPUTABLE: 'cannot be computed' },
    level: { STAGE_FIELD: '{{size}} of the same stage and field', STAGE: '{{size}} of the same stage (too few of the field)', ALL: 'all {{size}} (too few of the stage)' }, radar: 'Points and what is left', room: 'To the full points', outOf: 'of {{max}}', gain: 'Where most can be gained', partsTable: 'Points of each indicator',
  },
  stage: { START_UP: 'Start-up', GROWTH: 'Growth', STABLE: 'Stable' },
  lists: {
    title: 'Yearly lists', one: 'Edition of a list', lead: 'Gazelles, unicorns, potential unicorns and the high-tech pool: proposed by rule, recommended by parks, checked by cities, seen by experts, put on notice, published.', open: 'Open an edition', kind: 'List', year: 'Year', on: 'Figures as of', region: 'Scope', zone: 'Whole zone', listTitle: 'Title', opened: 'Opened; candidates can be proposed', candidates: 'Candidates', standing: 'Kept', removed: 'Removed', state: 'Step', number: 'Number', none: 'No list was drawn up yet', ok: 'OK', cancel: 'Cancel', unknownPlace: '—',
    propose: 'Propose by rule', proposed: '{{proposed}} proposed, {{already}} already there; {{notMet}} do not meet it, {{unknown}} cannot be judged', toCase: 'Take this step', notice: 'Begin the notice', contact: 'Contact for objections', noticed: '{{firms}} firms on notice',
    noticeRunning: 'On notice from {{from}} to {{until}}', objections: '{{count}} objection(s) to answer', name: 'Firm', city: 'City', answer: 'Rule', by: 'From', decision: 'Decision', keep: 'Keep', remove: 'Remove', reason: 'Reason (kept on record)', falseData: 'False data: goes into the record of the firm', decided: 'Recorded',
    why: 'Why', hidden: 'Figures of a single firm are for officers of its city only', proof: 'Value', proofOk: 'price × shares = {{computed}} ten thousand, as stated; {{dollars}} hundred million USD', proofBad: 'price × shares = {{computed}} ten thousand, not what was stated', proofNoRate: 'no average rate of that year', noProof: 'The firm has given no proof of its value', form: 'Form of the firm', report: 'Report', noCandidates: 'No candidates', noCandidatesHint: 'They can be proposed by rule before and during the call, or hand in forms.', search: 'Name of the firm', showAll: 'All', showStanding: 'Kept', showRemoved: 'Removed', formDialog: 'Keep or remove {{name}}', seeForms: 'See',
  },
  state: { CALL: 'Before the call', FIRM_FORM: 'Forms', PARK_RECOMMEND: 'Parks', CITY_SUM: 'Cities', DATA_CHECK: 'Figures', VALUATION_CHECK: 'Values', EXPERT: 'Experts', LIST: 'Drawn up', NOTICE: 'On notice', PUBLISHED: 'Published', WITHDRAWN: 'Withdrawn' },
  step: { PARK: 'Park', CITY: 'City', DATA: 'Figures', VALUATION: 'Value', EXPERT: 'Experts', LIST: 'List', REGISTER: 'Register' },
  answer: { YES: 'meets it', NO: 'does not', UNKNOWN: 'not known' },
  proposedBy: { RULE: 'by rule', FIRM: 'own form' },
  standing: { NEW: 'new', STAYED: 'stayed', RETURNED: 'returned', DROPPED: 'dropped out' },
  apply: {
    title: 'Apply for a list', lead: 'Lists that are called for, and where your firm stood. The rule judges by the dossier of the firm; complete it first.', none: 'No list is called for at present', noneHint: 'It appears here with the call.', noDossier: 'Your organisation has no dossier yet', until: 'Step', submit: 'Fill in the form', again: 'Change the form', contact: 'Contact and telephone', statement: 'Why the firm applies', truthful: 'What is stated is true; false data may go into the record', submitted: 'Handed in; the rule says: {{answer}}', mine: 'Where your firm stood', neverListed: 'Not on a list so far',
    product: 'Price × shares = {{computed}} ten thousand {{unit}}', yuan: 'yuan', dollars: 'US dollars', truthfulNeeded: 'Confirm that what is stated is true', pricePerShare: 'Price a share ({{unit}})', dilutedShares: 'Fully diluted shares (ten thousands)', postMoney: 'Post-money value (ten thousand {{unit}})', currency: 'Currency', closedOn: 'Round closed on', agreement: 'Investment contract', paidIn: 'Proof of payment', decided: 'Decisions', ok: 'Hand in', cancel: 'Cancel', CNY: 'CNY', USD: 'USD',
  },
  published: {
    title: 'Lists of firms', one: 'List of firms', lead: 'Lists of gazelles, unicorns and others, on notice and published. A yearly list is no certificate; dropping out does a firm no harm.', none: 'No list is on notice or published yet', firms: '{{count}} firms', onNotice: 'On notice until {{until}}', publishedOn: 'Published {{date}}', number: 'Number', download: 'Download the report', word: 'Word (.docx)', pdf: 'PDF',
    object: 'Object', objectHint: 'An objection bears a name, says which firm and why, and is filed during the notice; the list waits for its answer.', signIn: 'Sign in to object', firm: 'Firm concerned (full name)', text: 'Objection and its reasons (ten characters or more)', evidence: 'Evidence', telephone: 'Telephone', sent: 'Your objection was received', submit: 'File the objection', changes: '{{entered}} entered, {{stayed}} stayed, {{dropped}} of the last list dropped out', search: 'Name of the firm', name: 'Firm', city: 'City', field: 'Field', standing: 'Against the last list', byCity: 'By city', toCase: 'Case', ended: 'The notice is over',
  },
  plans: {
    title: 'One firm, one policy', one: 'Plan of a firm', lead: 'Goals and measures for leading firms, each with a responsible unit and a day, with reminders.', make: 'New plan', none: 'No plan yet', noneHint: 'Officers of the city make plans for leading firms.', firm: 'Firm', name: 'Title', years: 'Years', leadUnit: 'Led by', goals: 'Goals', measures: 'Measures', goal: 'Figure', base: 'Base', target: 'Target', actual: 'Latest ({{year}})', noActual: 'not in the dossier yet', progress: 'Reached',
    dueOn: 'Due', unit: 'Responsible', basis: 'Rests on', done: 'done {{date}}', report: 'Report', percent: 'Done', note: 'What happened', reported: 'Recorded', edit: 'Change', close: 'Close', closed: 'Closed', nextDue: 'Next due {{date}}', addGoal: 'Add a goal', addMeasure: 'Add a measure', remove: 'Remove', RULE: 'Rule', CLAUSE: 'Clause', noBasis: 'None', pointer: 'Rule or clause', save: 'Save', cancel: 'Cancel', saved: 'Saved', measureTitle: 'Measure', baseYear: 'Base year', targetYear: 'Target year', fromYear: 'From', toYear: 'To', column: { RED: 'Overdue', YELLOW: 'Due soon', GREEN: 'In hand', DONE: 'Done' }, searchFirm: 'Part of the name', source: 'Source', empty: 'none',
  },
};
