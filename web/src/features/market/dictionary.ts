const demandStatus = {
  zh: { DRAFT: '草稿', SUBMITTED: '待核实', VERIFIED: '已核实', PUBLISHED: '征集中', MATCHED: '已对接', CONTRACTED: '已签约', SOLVED_OTHERWISE: '另行解决', CLOSED: '已关闭' },
  en: { DRAFT: 'draft', SUBMITTED: 'being verified', VERIFIED: 'verified', PUBLISHED: 'open', MATCHED: 'matched', CONTRACTED: 'contracted', SOLVED_OTHERWISE: 'solved otherwise', CLOSED: 'closed' },
};
const resultStatus = {
  zh: { DRAFT: '草稿', UNIT_REVIEW: '单位审核', REGISTERED: '已登记', PUBLISHED: '在库', NEGOTIATING: '洽谈中', PRICING: '定价公示', CONTRACTED: '已签约', TRANSFORMED: '已转化', WITHDRAWN: '已撤回', ARCHIVED: '已归档' },
  en: { DRAFT: 'draft', UNIT_REVIEW: 'in review', REGISTERED: 'registered', PUBLISHED: 'in the library', NEGOTIATING: 'in talks', PRICING: 'pricing notice', CONTRACTED: 'contracted', TRANSFORMED: 'transformed', WITHDRAWN: 'withdrawn', ARCHIVED: 'archived' },
};
const talkStatus = {
  zh: { ASKED: '待答复', DECLINED: '已婉拒', OPEN: '洽谈中', AGREED: '已达成一致', PRICING: '定价公示', PRICE_FIXED: '价格已定', CONTRACTED: '已签合同', ENDED: '已结束' },
  en: { ASKED: 'asked', DECLINED: 'declined', OPEN: 'talking', AGREED: 'agreed', PRICING: 'pricing notice', PRICE_FIXED: 'price fixed', CONTRACTED: 'contracted', ENDED: 'ended' },
};
const contractType = {
  zh: {
    DEVELOPMENT_COMMISSIONED: '委托开发', DEVELOPMENT_COOPERATIVE: '合作开发', TRANSFER_PATENT: '专利权转让', TRANSFER_PATENT_APPLICATION: '专利申请权转让',
    TRANSFER_KNOWHOW: '技术秘密转让', TRANSFER_SOFTWARE: '软件著作权转让', TRANSFER_IC_LAYOUT: '布图设计转让', TRANSFER_VARIETY: '品种权转让', LICENCE_PATENT: '专利实施许可',
    LICENCE_KNOWHOW: '技术秘密许可', CONSULTING: '技术咨询', SERVICE: '技术服务', SERVICE_TRAINING: '技术培训', SERVICE_INTERMEDIARY: '技术中介',
  },
  en: {
    DEVELOPMENT_COMMISSIONED: 'commissioned development', DEVELOPMENT_COOPERATIVE: 'cooperative development', TRANSFER_PATENT: 'patent transfer', TRANSFER_PATENT_APPLICATION: 'transfer of a patent application',
    TRANSFER_KNOWHOW: 'know-how transfer', TRANSFER_SOFTWARE: 'software transfer', TRANSFER_IC_LAYOUT: 'IC layout transfer', TRANSFER_VARIETY: 'plant variety transfer', LICENCE_PATENT: 'patent licence',
    LICENCE_KNOWHOW: 'know-how licence', CONSULTING: 'consulting', SERVICE: 'technical service', SERVICE_TRAINING: 'training', SERVICE_INTERMEDIARY: 'intermediary service',
  },
};

export const zh = {
  demands: {
    title: '技术需求', lead: '企业提出的技术难题，经园区专员核实后发布。', search: '搜索标题和内容', all: '全部状态', anyType: '全部类型', anyRegion: '全部城市',
    scope: { public: '公开需求', mine: '本单位', jurisdiction: '辖区' }, scopeLabel: '范围', write: '提出需求',
    none: '没有符合条件的需求', noneHint: '换个条件，或提出一项需求', noneMine: '本单位还没有需求', noneMineHint: '写下技术难题，平台会指出哪里不清楚',
    anonymous: '企业名称不公开', internal: '内部', name: '需求', firm: '企业', place: '所在地', budget: '预算', deadline: '期限', status: '状态',
  },
  demand: {
    title: '技术需求', new: '提出技术需求', newHint: '写下难题，边写边体检，提交园区核实', edit: '修改技术需求', save: '保存草稿', saved: '已保存', submit: '提交核实',
    submitConfirm: '提交后由园区专员核实发布，核实前可以撤回修改。', truthful: '我单位承诺需求真实，指标与预算由本单位确认', submitted: '已提交，等待园区专员核实',
    case: '办理过程', matches: '匹配成果', close: '关闭需求', closeReason: '关闭原因', solvedOtherwise: '已用其他办法解决', closed: '已关闭', cancel: '取消',
    heading: '标题', headingHint: '写明对象和要改进什么，例如“铝合金轮毂低压铸造缩松控制”', problem: '问题描述', problemHint: '现状怎样（数值）、要达到怎样（数值和单位）、什么不能变',
    indicators: '关键指标', indicatorsHint: '一项一行：现在多少、要达到多少、怎么测', indicator: '指标', present: '现状', operator: '要求', target: '目标', unit: '单位', testMethod: '检测方法', addIndicator: '添加指标', removeIndicator: '删除这项指标',
    constraints: '约束条件', constraintsHint: '不能变的：尺寸、温度、设备、环保与安全', budget: '预算（万元）', deadline: '期限', ipWish: '知识产权意愿', secrecy: '公开范围', type: '类型', field: '技术领域', contact: '联系方式', contactHint: '对接时使用，匿名发布时不公开',
    outlineOnly: '这是一项内部需求，仅公开标题和所在地', draftSource: '演示数据', firm: '企业', place: '所在地', published: '发布时间', changed: '你打开之后草稿已被他人修改', unsaved: '有未保存的修改',
  },
  checkUp: {
    title: '需求体检', lead: '边写边查，只提建议，不影响提交', score: '清晰度', allClear: '各项都清楚了', reading: '读到的内容', found: '已读到', vague: '需要改写', mend: '怎么改',
    aspect: { object: '对象', presentValue: '现状值', targetValue: '目标值', unit: '单位', constraint: '约束', budget: '预算', deadline: '期限', testMethod: '检测方法' },
    state: { clear: '清楚', unclear: '不清楚', missing: '缺少' }, empty: '写下标题或问题，这里就会指出哪里不清楚',
  },
  results: {
    title: '成果库', lead: '五市高校、院所和企业的科技成果。', search: '搜索成果', write: '登记成果', scope: { public: '成果库', mine: '本单位' }, scopeLabel: '范围', anyRegion: '全部城市', anyMode: '全部方式',
    maturity: '成熟度不低于', anyMaturity: '不限成熟度', none: '没有符合条件的成果', noneHint: '换个说法再试', noneMine: '本单位还没有登记成果', noneMineHint: '登记后由本单位发布到成果库', name: '成果', owner: '成果单位', place: '所在地', mode: '转化方式', price: '意向价格', status: '状态', level: '成熟度',
  },
  result: {
    title: '科技成果', new: '登记科技成果', newHint: '填写名称、简介和成熟度，由本单位发布', edit: '修改科技成果', save: '保存', saved: '已保存', publish: '发布到成果库', published: '已发布', withdraw: '撤回', withdrawReason: '撤回原因', withdrawn: '已撤回', ask: '发起洽谈', cancel: '取消',
    name: '成果名称', abstract: '成果简介', field: '技术领域', keywords: '关键词', keywordsHint: '回车分隔', maturity: '技术成熟度', owners: '权属', completers: '完成人', completersHint: '按排名，回车分隔', jobResult: '职务科技成果', fundingFiscal: '财政资金资助', projectNumber: '项目编号', ip: '知识产权', ipHint: '专利号等，回车分隔', secrecy: '公开范围', mode: '拟转化方式', priceHint: '意向价格（万元）', price: '意向价格', contact: '联系方式', disclosed: '公开日期', publishedAt: '发布时间',
    outlineOnly: '这是一项内部成果，仅公开名称、领域和单位', yes: '是', no: '否', none: '未填', askTitle: '就这项成果发起洽谈', askDemand: '用于哪项需求', askDemandNone: '您还没有征集中的需求', askDemandNoneHint: '先提出需求并由园区发布', askMessage: '给成果方的话', askMessageHint: '说明想了解什么、打算怎样合作', asked: '已发出，等待成果方答复',
  },
  match: {
    title: '匹配成果', lead: '按相关程度排列，标出依据。', level: { strong: '强相关', fair: '较强相关', weak: '弱相关' }, minLevel: '至少', regions: '成果所在城市', searched: '在 {{count}} 项成果中比对', engine: '引擎 {{name}} {{version}}', score: '得分', none: '没有达到要求的成果', noneHint: '放宽相关程度或城市，或把需求写得更具体（先做体检）',
    why: '依据', terms: '共有用语', figures: '指标', demand: '您的需求', result: '成果原文', talk: '发起洽谈', inTalk: '洽谈中', openTalk: '查看洽谈', detail: '成果详情', back: '返回需求', improve: '修改需求', loading: '正在比对', private: '草稿的匹配只有本单位看得到', points: '{{points}} 分', noAbstract: '这项成果没有公开简介', choose: '选择左侧成果，查看依据',
    verdict: {
      ask: '这项成果合适吗', keys: '可按键 1 至 4', level: { strong: '强相关', fair: '较强', weak: '弱', none: '无关' }, takeBack: '撤回', takenBack: '已撤回评判', takenBackShort: '撤回', reason: '理由（可不填，先写再选）', tag: '已评：{{level}}',
      judges: '{{count}} 人评判，取中：{{level}}', raised: '根据评判上调 {{points}} 分', lowered: '根据评判下调 {{points}} 分', levelBefore: '（原为{{level}}）', strictness: '没有相近的已评成果；按本需求评判的总体宽严调整',
      near: '与“{{title}}”相近，该项被评为', nearElsewhere: '与“{{title}}”相近，该项在相似需求中被评为',
      none: '选一项成果，评判它是否合适；其余成果随即重新排序。', learned: '排序已参照本需求的 {{count}} 次评判', learnedAlso: '排序已参照本需求的 {{count}} 次评判和 {{demands}} 项相似需求的评判', dismissed: '{{count}} 项评为无关，不再列出', history: '评判记录', bringBack: '恢复', superseded: '已被后来的评判取代',
      said: '已把“{{title}}”评为{{level}}', tookBack: '已撤回对“{{title}}”的评判', moved: '“{{title}}”由第 {{from}} 位到第 {{to}} 位', cameIn: '“{{title}}”列入第 {{to}} 位', wentOut: '“{{title}}”不再列出', nothingMoved: '其余成果的次序没有变化',
    },
  },
  talks: { title: '洽谈', lead: '与成果方或需求方的洽谈，只有双方看得到。', none: '还没有洽谈', noneHint: '在匹配结果或成果详情中发起', counterpart: '对方', subject: '需求与成果', status: '状态', updated: '最近更新', all: '全部状态', you: { buyer: '我方为需求方', seller: '我方为成果方' } },
  talk: {
    title: '洽谈', buyer: '需求方', seller: '成果方', you: '我方', demand: '需求', result: '成果', jobResult: '职务科技成果', messages: '消息', noMessages: '还没有消息', write: '写消息', send: '发送',
    answer: '对方希望就您的成果洽谈', accept: '同意洽谈', decline: '婉拒', declineReason: '婉拒理由', declinedWith: '成果方婉拒：{{reason}}', endedWith: '洽谈已结束：{{reason}}', waitAnswer: '等待成果方答复', cancel: '取消',
    terms: '条款', noTerms: '还没有条款', noTermsHint: '任何一方都可以提出；双方确认同一版即达成一致', propose: '提出条款', proposeNew: '修改条款', proposeHint: '提出即代表本方确认；对方此前的确认失效', proposeWarning: '条款已达成一致。修改后须双方重新确认；已公示的价格须重新公示。', submitTerms: '提出', proposed: '已提出，等待对方确认',
    contractType: '合同类型', pricingMode: '定价方式', price: '价格', priceYuan: '价格（元）', paymentMode: '支付方式', scope: '范围', scopeHint: '权利、地域、期限、是否独占', related: '受让方是完成人或其关联方', relatedYes: '有关联关系', version: '第 {{version}} 版', by: '{{side}}提出', confirmed: '已确认', notConfirmed: '未确认', confirm: '确认条款', confirmHint: '确认后双方即就这一版达成一致', agreed: '双方已达成一致', history: '历次条款',
    step: { asked: '发起', open: '洽谈', agreed: '达成一致', priced: '定价公示', contracted: '合同' }, noticeNeeded: '职务成果协议定价，须先公示 15 日', noticeCase: '办理定价公示', noticeRevise: '条款已变，成果方须在公示事项中“修改价格或条件”后重新公示', enterContract: '录入合同', contractEntered: '合同已录入', viewContract: '查看合同', end: '结束洽谈', endReason: '结束原因', ended: '洽谈已结束', live: '对方有动作时自动更新',
  },
  import: {
    title: '批量导入', lead: '导入技术需求或科技成果：Excel、CSV（UTF-8 或 GBK）、JSONL。全部通过才写入。', kind: '导入', demands: '技术需求', results: '科技成果', template: '下载模板', acceptGoodRows: '跳过未通过的行，其余写入', dryRun: '只检查，不写入', publish: '成果导入后直接发布到成果库', options: '选项',
    running: '正在导入', rows: '已读 {{count}} 行', done: '导入完成', checked: '检查完成，没有写入', refused: '没有写入任何内容', refusedHint: '有 {{count}} 行未通过。改好后重新导入，或勾选“跳过未通过的行”。', failed: '导入失败，没有写入任何内容', passed: '通过', created: '新增', updated: '更新', unchanged: '未变', refusedCount: '未通过', total: '共',
    refusedRows: '未通过的行', row: '行', column: '列', value: '内容', why: '原因', mend: '应当如何', report: '下载报告', shown: '列出前 {{count}} 条', unknownColumns: '未识别的列（未导入）：{{columns}}', neutralised: '{{count}} 个单元格形似公式，已按文字处理', again: '再导入一个文件', history: '导入记录', file: '文件', started: '时间', outcome: '结果', state: { RUNNING: '进行中', DONE: '完成', REFUSED: '未写入', FAILED: '失败' }, noHistory: '还没有导入记录',
    field: { externalId: '编号', title: '名称', problem: '需求内容', abstract: '成果简介', indicators: '关键指标', constraints: '约束条件', budget: '预算', deadline: '期限', type: '类型', field: '技术领域', ipWish: '知识产权意愿', organisationName: '单位名称', creditCode: '统一社会信用代码', contact: '联系方式', secrecy: '公开范围', keywords: '关键词', maturity: '成熟度', completers: '完成人', jobResult: '职务成果', fundingFiscal: '财政资助', projectNumber: '项目编号', ipList: '知识产权', intendedMode: '转化方式', price: '意向价格', disclosureDate: '公开日期' },
  },
  demandStatus: demandStatus.zh,
  resultStatus: resultStatus.zh,
  talkStatus: talkStatus.zh,
  contractType: contractType.zh,
  demandType: { TECHNOLOGY: '技术', CHALLENGE: '揭榜', SERVICE: '服务', TALENT: '人才', FINANCE: '资金' },
  secrecy: { PUBLIC: '公开', INTERNAL: '内部：仅公开标题' },
  ipWish: { OWN: '归我方', SHARE: '双方共有', EXCLUSIVE_LICENCE: '独占许可', LICENCE: '普通许可', OPEN: '可商量' },
  mode: { TRANSFER: '转让', LICENCE: '许可', VALUATION_INVESTMENT: '作价投资', COOPERATION: '合作', SELF: '自行实施' },
  pricing: { NEGOTIATED: '协议定价', LISTED: '挂牌交易', AUCTION: '拍卖', FREE: '免费' },
  payment: { LUMP_SUM: '一次总付', INSTALMENT: '分期支付', ROYALTY: '提成', ENTRY_FEE_AND_ROYALTY: '入门费加提成' },
  operator: { AT_LEAST: '不低于', AT_MOST: '不高于', ABOUT: '约', BETWEEN: '介于', EQUALS: '等于' },
  trl: { 1: '1 基本原理', 2: '2 技术方案', 3: '3 概念验证', 4: '4 实验室验证', 5: '5 样品', 6: '6 中试样机', 7: '7 示范运行', 8: '8 定型', 9: '9 产业化' },
};

export const en = {
  demands: {
    title: 'Demands', lead: 'Technical problems of firms, published once a park officer has verified them.', search: 'Search title and text', all: 'Any status', anyType: 'Any type', anyRegion: 'Any city',
    scope: { public: 'Public', mine: 'Own', jurisdiction: 'Jurisdiction' }, scopeLabel: 'Scope', write: 'Write a demand',
    none: 'No demand fits', noneHint: 'Change the filters, or write a demand', noneMine: 'Your organisation has no demands yet', noneMineHint: 'Write down the problem; the platform says what is unclear',
    anonymous: 'Firm not named', internal: 'internal', name: 'Demand', firm: 'Firm', place: 'Place', budget: 'Budget', deadline: 'Deadline', status: 'Status',
  },
  demand: {
    title: 'Demand', new: 'Write a demand', newHint: 'Write down the problem, checked as you type, and hand it in to the park', edit: 'Change the demand', save: 'Save draft', saved: 'Saved', submit: 'Hand in',
    submitConfirm: 'A park officer verifies and publishes it; until then it can be taken back.', truthful: 'We confirm that the demand is real and stand by its targets and budget', submitted: 'Handed in; a park officer will verify it',
    case: 'Case', matches: 'Match results', close: 'Close', closeReason: 'Reason', solvedOtherwise: 'Solved in another way', closed: 'Closed', cancel: 'Cancel',
    heading: 'Title', headingHint: 'Name the object and what is to be improved', problem: 'Problem', problemHint: 'The state today (numbers), the target (numbers with units), what must not change',
    indicators: 'Key indicators', indicatorsHint: 'One a line: now, wanted, how measured', indicator: 'Indicator', present: 'Now', operator: 'Must be', target: 'Target', unit: 'Unit', testMethod: 'Test method', addIndicator: 'Add an indicator', removeIndicator: 'Remove this indicator',
    constraints: 'Constraints', constraintsHint: 'What must not change: size, temperature, equipment, environment, safety', budget: 'Budget (10k yuan)', deadline: 'Deadline', ipWish: 'Wish for IP', secrecy: 'Shown to others', type: 'Type', field: 'Field', contact: 'Contact', contactHint: 'For talks; not shown when published without a name',
    outlineOnly: 'An internal demand: only title and place are public', draftSource: 'demo data', firm: 'Firm', place: 'Place', published: 'Published', changed: 'Somebody changed this draft after you opened it', unsaved: 'There are unsaved changes',
  },
  checkUp: {
    title: 'Check-up', lead: 'Checked as you type; it advises and never blocks', score: 'Clarity', allClear: 'Everything is clear', reading: 'What was read', found: 'found', vague: 'to be rewritten', mend: 'How to mend it',
    aspect: { object: 'Object', presentValue: 'Present value', targetValue: 'Target value', unit: 'Unit', constraint: 'Constraints', budget: 'Budget', deadline: 'Deadline', testMethod: 'Test method' },
    state: { clear: 'clear', unclear: 'unclear', missing: 'missing' }, empty: 'Write a title or the problem, and what is unclear shows up here',
  },
  results: {
    title: 'Results library', lead: 'Results of universities, institutes and firms of the five cities.', search: 'Search results', write: 'Register a result', scope: { public: 'Library', mine: 'Own' }, scopeLabel: 'Scope', anyRegion: 'Any city', anyMode: 'Any mode',
    maturity: 'TRL at least', anyMaturity: 'Any maturity', none: 'No result fits', noneHint: 'Try other words', noneMine: 'Your organisation has no results yet', noneMineHint: 'Once registered, your organisation publishes it', name: 'Result', owner: 'Owner', place: 'Place', mode: 'Mode', price: 'Price hint', status: 'Status', level: 'TRL',
  },
  result: {
    title: 'Result', new: 'Register a result', newHint: 'Name, abstract and maturity; published by your organisation', edit: 'Change the result', save: 'Save', saved: 'Saved', publish: 'Publish', published: 'Published', withdraw: 'Withdraw', withdrawReason: 'Reason', withdrawn: 'Withdrawn', ask: 'Ask to talk', cancel: 'Cancel',
    name: 'Name', abstract: 'Abstract', field: 'Field', keywords: 'Keywords', keywordsHint: 'Enter separates', maturity: 'Maturity', owners: 'Owners', completers: 'Completers', completersHint: 'In order; Enter separates', jobResult: 'Job result', fundingFiscal: 'Publicly funded', projectNumber: 'Project no.', ip: 'Intellectual property', ipHint: 'Patent numbers etc.; Enter separates', secrecy: 'Shown to others', mode: 'Intended mode', priceHint: 'Price hint (10k yuan)', price: 'Price hint', contact: 'Contact', disclosed: 'Disclosed', publishedAt: 'Published',
    outlineOnly: 'An internal result: only name, field and owner are public', yes: 'yes', no: 'no', none: 'not given', askTitle: 'Ask to talk about this result', askDemand: 'For which demand', askDemandNone: 'You have no open demand', askDemandNoneHint: 'Write one and have it published first', askMessage: 'Message to the owner', askMessageHint: 'What you would like to know, how you would work together', asked: 'Sent; the owner will answer',
  },
  match: {
    title: 'Matched results', lead: 'In order of relevance, with reasons marked.', level: { strong: 'strong', fair: 'fair', weak: 'weak' }, minLevel: 'At least', regions: 'City of the result', searched: 'Compared with {{count}} results', engine: 'Engine {{name}} {{version}}', score: 'Score', none: 'No result reaches this level', noneHint: 'Lower the level or widen the cities, or make the demand more specific (see the check-up)',
    why: 'Reasons', terms: 'Shared terms', figures: 'Figures', demand: 'Your demand', result: 'The result', talk: 'Ask to talk', inTalk: 'in talks', openTalk: 'Open the talk', detail: 'Details', back: 'Back to the demand', improve: 'Change the demand', loading: 'Comparing', private: 'Only your organisation sees the matches of a draft', points: '{{points}} points', noAbstract: 'This result has no public abstract', choose: 'Choose a result to see the reasons',
    verdict: {
      ask: 'Does it fit?', keys: 'Keys 1 to 4', level: { strong: 'strong', fair: 'fair', weak: 'weak', none: 'none' }, takeBack: 'Take back', takenBack: 'Your verdict was taken back', takenBackShort: 'taken back', reason: 'Reason (optional; write it first, then choose)', tag: 'judged {{level}}',
      judges: '{{count}} people judged, middle: {{level}}', raised: 'Raised by {{points}} points for verdicts', lowered: 'Lowered by {{points}} points for verdicts', levelBefore: '(was {{level}})', strictness: 'No judged result is near; it follows how strict the verdicts on this demand are',
      near: 'Near to “{{title}}”, judged', nearElsewhere: 'Near to “{{title}}”, judged for a similar demand as',
      none: 'Choose a result and say whether it fits; the others are put in a new order at once.', learned: 'Learned from {{count}} verdicts on this demand', learnedAlso: 'Learned from {{count}} verdicts on this demand and from {{demands}} similar demands', dismissed: '{{count}} judged none and left out', history: 'Verdicts', bringBack: 'Bring back', superseded: 'superseded',
      said: '“{{title}}” was judged {{level}}', tookBack: 'The verdict on “{{title}}” was taken back', moved: '“{{title}}” from place {{from}} to {{to}}', cameIn: '“{{title}}” comes in at place {{to}}', wentOut: '“{{title}}” is left out', nothingMoved: 'The others kept their places',
    },
  },
  talks: { title: 'Talks', lead: 'Talks with owners or seekers, seen by the two parties only.', none: 'No talks yet', noneHint: 'Ask from a match or a result', counterpart: 'Counterpart', subject: 'Demand and result', status: 'Status', updated: 'Last change', all: 'Any status', you: { buyer: 'you seek', seller: 'you offer' } },
  talk: {
    title: 'Talk', buyer: 'Seeking side', seller: 'Offering side', you: 'you', demand: 'Demand', result: 'Result', jobResult: 'job result', messages: 'Messages', noMessages: 'No messages yet', write: 'Write a message', send: 'Send',
    answer: 'They would like to talk about your result', accept: 'Accept', decline: 'Decline', declineReason: 'Reason', declinedWith: 'Declined: {{reason}}', endedWith: 'The talk was ended: {{reason}}', waitAnswer: 'Waiting for the owner', cancel: 'Cancel',
    terms: 'Terms', noTerms: 'No terms yet', noTermsHint: 'Either side may propose; both confirming one version means agreed', propose: 'Propose terms', proposeNew: 'Change the terms', proposeHint: 'Proposing confirms for your side; the other side confirms anew', proposeWarning: 'The terms are agreed. After a change both sides confirm anew, and a published price is published again.', submitTerms: 'Propose', proposed: 'Proposed; the other side will confirm',
    contractType: 'Contract type', pricingMode: 'Pricing', price: 'Price', priceYuan: 'Price (yuan)', paymentMode: 'Payment', scope: 'Scope', scopeHint: 'Rights, territory, term, exclusivity', related: 'The buyer is a completer or related to one', relatedYes: 'related parties', version: 'Version {{version}}', by: 'by the {{side}}', confirmed: 'confirmed', notConfirmed: 'not confirmed', confirm: 'Confirm the terms', confirmHint: 'With this both sides agree on this version', agreed: 'Both sides agree', history: 'Earlier terms',
    step: { asked: 'Asked', open: 'Talk', agreed: 'Agreed', priced: 'Pricing notice', contracted: 'Contract' }, noticeNeeded: 'A negotiated price of a job result: 15 days of public notice first', noticeCase: 'The pricing notice', noticeRevise: 'The terms have changed: the owner revises price or terms in the notice and publishes anew', enterContract: 'Enter the contract', contractEntered: 'The contract has been entered', viewContract: 'Open the contract', end: 'End the talk', endReason: 'Reason', ended: 'The talk is over', live: 'Updates by itself when the other side acts',
  },
  import: {
    title: 'Import', lead: 'Demands or results from Excel, CSV (UTF-8 or GBK) or JSONL. Written only if every row passes.', kind: 'Import', demands: 'demands', results: 'results', template: 'Template', acceptGoodRows: 'Skip refused rows and write the others', dryRun: 'Check only, write nothing', publish: 'Publish results in the library at once', options: 'Options',
    running: 'Importing', rows: '{{count}} rows read', done: 'Imported', checked: 'Checked; nothing was written', refused: 'Nothing was written', refusedHint: '{{count}} rows were refused. Mend them and import again, or skip them.', failed: 'The import failed; nothing was written', passed: 'passed', created: 'new', updated: 'updated', unchanged: 'unchanged', refusedCount: 'refused', total: 'rows',
    refusedRows: 'Refused rows', row: 'Row', column: 'Column', value: 'Content', why: 'Why', mend: 'What would be right', report: 'Download the report', shown: 'The first {{count}} are shown', unknownColumns: 'Unknown columns (not imported): {{columns}}', neutralised: '{{count}} cells looked like formulas and were taken as text', again: 'Import another file', history: 'Imports so far', file: 'File', started: 'Time', outcome: 'Outcome', state: { RUNNING: 'running', DONE: 'done', REFUSED: 'not written', FAILED: 'failed' }, noHistory: 'No imports yet',
    field: { externalId: 'ID', title: 'title', problem: 'problem', abstract: 'abstract', indicators: 'indicators', constraints: 'constraints', budget: 'budget', deadline: 'deadline', type: 'type', field: 'field', ipWish: 'IP wish', organisationName: 'organisation', creditCode: 'credit code', contact: 'contact', secrecy: 'secrecy', keywords: 'keywords', maturity: 'maturity', completers: 'completers', jobResult: 'job result', fundingFiscal: 'public funding', projectNumber: 'project no.', ipList: 'IP', intendedMode: 'mode', price: 'price', disclosureDate: 'disclosure date' },
  },
  demandStatus: demandStatus.en,
  resultStatus: resultStatus.en,
  talkStatus: talkStatus.en,
  contractType: contractType.en,
  demandType: { TECHNOLOGY: 'technology', CHALLENGE: 'challenge', SERVICE: 'service', TALENT: 'talent', FINANCE: 'finance' },
  secrecy: { PUBLIC: 'public', INTERNAL: 'internal: title only' },
  ipWish: { OWN: 'ours', SHARE: 'shared', EXCLUSIVE_LICENCE: 'exclusive licence', LICENCE: 'licence', OPEN: 'open' },
  mode: { TRANSFER: 'transfer', LICENCE: 'licence', VALUATION_INVESTMENT: 'valuation investment', COOPERATION: 'cooperation', SELF: 'own implementation' },
  pricing: { NEGOTIATED: 'negotiated', LISTED: 'listed', AUCTION: 'auction', FREE: 'free' },
  payment: { LUMP_SUM: 'lump sum', INSTALMENT: 'instalments', ROYALTY: 'royalty', ENTRY_FEE_AND_ROYALTY: 'entry fee and royalty' },
  operator: { AT_LEAST: 'at least', AT_MOST: 'at most', ABOUT: 'about', BETWEEN: 'between', EQUALS: 'equals' },
  trl: { 1: '1 principle', 2: '2 concept', 3: '3 proof of concept', 4: '4 laboratory', 5: '5 sample', 6: '6 pilot', 7: '7 demonstration', 8: '8 qualified', 9: '9 in production' },
};
