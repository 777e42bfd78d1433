import type { Texts } from '../../app/feature.ts';

export const zh: Texts = {
  title: '第三方评估', lead: '委托独立机构评估规划或指数：先定方法后看数据，查阅留痕，结果公开。', one: '评估事项', draft: '拟定委托', empty: '还没有评估委托', emptyHint: '秘书处拟定委托，另一人签约后生效。', emptyOwn: '没有委托给本机构的评估。',
  demo: '演示数据', open: '可查阅', openCase: '办理', public: '查看公开的办法和结果',
  subject: { PLAN: '规划实施', INDEX: '创新指数' },
  states: { DRAFT: '草稿', PROPOSED: '待签约', IN_FORCE: '评估中', FACT_CHECK: '事实核对', RETURNED: '退回补充', ACCEPTED: '已接收', PUBLISHED: '已公开', TERMINATED: '已终止' },
  sections: { TARGETS: '目标和完成情况', FIGURES: '指标数据和来源', PROGRESS: '核验进度', EVIDENCE: '佐证清单', CLAIMS: '单位自报值', ORDERS: '督办单' },
  facts: { assessor: '评估机构', assessed: '被评估单位', term: '委托期限', years: '评估年度', places: '地区', allPlaces: '全部地区', opens: '开放资料', scheme: '评分办法', terms: '约定', subject: '评估对象' },
  declaration: {
    title: '无利害关系声明', none: '评估人员还没有声明', hint: '声明后才能查阅资料和评分。', noPost: '我在被评估单位没有任职', noConsultancy: '我和所在机构两年内没有为被评估单位提供咨询', statement: '声明内容', statementText: '与被评估单位无利害关系，独立开展评估。', sign: '签署声明', signed: '已声明',
  },
  material: { title: '开放资料', hint: '每次查阅都记录在案，秘书处可见。不含个人信息、单位自报值和内部督办单，除非委托另有约定。', read: '查阅{{section}}', rows: '{{count}} 行', none: '没有数据', index: '指数的方法、得分和名次区间见公开的指数页' },
  marks: { title: '评分', criterion: '评分项', weight: '权重', mark: '分数', grounds: '评分依据', give: '评分', given: '已评分', total: '总分', notYet: '各项都评分后得出总分', guide: '评分说明', version: '第 {{version}} 次' },
  papers: { title: '底稿和发现', none: '还没有归档', file: '归档', filed: '已归档', PAPER: '工作底稿', FINDING: '评估发现（随结果公开）', kind: '类型', name: '标题', text: '内容' },
  access: { title: '查阅记录', at: '时间', name: '人员', section: '资料', outcome: '结果', READ: '已查阅（{{detail}} 行）', REFUSED: '未准许（{{detail}}）', none: '还没有查阅', summary: '查阅 {{total}} 次，其中未准许 {{refused}} 次' },
  form: { title: '名称', subjectKind: '评估对象', subjectId: '规划文件编号', yearFrom: '起始年度', yearTo: '截止年度', places: '地区（不选为全部）', opens: '开放资料', terms: '约定内容', startsOn: '开始日', endsOn: '结束日', assessor: '评估机构', assessed: '被评估单位', scheme: '评分办法', search: '输入名称查找', submit: '提交签约', done: '已拟定，由另一人签约' },
  results: { title: '评估办法与结果', lead: '第三方评估的评分办法、结果和依据。', none: '还没有公开的评估结果', noneHint: '报告经事实核对并接收后，二十个工作日内公开。', methods: '评分办法', total: '总分 {{total}}', grade: '等级', grades: '{{from}} 分以上为{{name}}', gradeRest: '其余为{{name}}', findings: '评估发现', source: '来源', basis: '依据', version: '第 {{version}} 版', rule: '总分 = Σ 权重 × 分数；缺一项即不计总分。秘书处不改动评分。', indexMethod: '创新指数的编制方法' },
};

export const en: Texts = {
  title: 'Third-party assessment', lead: 'Independent bodies assess a plan or the index: method before data, every look logged, results published.', one: 'Assessment', draft: 'Propose an engagement', empty: 'No engagements', emptyHint: 'The secretariat proposes one; it is in force once another person has signed.', emptyOwn: 'No assessment has been given to your body.',
  demo: 'Made-up data', open: 'open', openCase: 'Open the case', public: 'Published schemes and results',
  subject: { PLAN: 'Plan', INDEX: 'Innovation index' },
  states: { DRAFT: 'Draft', PROPOSED: 'To be signed', IN_FORCE: 'In force', FACT_CHECK: 'Facts being checked', RETURNED: 'Returned', ACCEPTED: 'Accepted', PUBLISHED: 'Published', TERMINATED: 'Terminated' },
  sections: { TARGETS: 'Targets and attainment', FIGURES: 'Figures and sources', PROGRESS: 'Verified progress', EVIDENCE: 'List of evidence', CLAIMS: 'Claims of units', ORDERS: 'Dispatch orders' },
  facts: { assessor: 'Assessor', assessed: 'Assessed', term: 'Term', years: 'Years', places: 'Places', allPlaces: 'All places', opens: 'Opened', scheme: 'Scheme', terms: 'Terms', subject: 'Subject' },
  declaration: {
    title: 'Declaration of independence', none: 'No assessor has declared yet', hint: 'Material and marks are open once you have declared.', noPost: 'I hold no post in an assessed body', noConsultancy: 'Neither I nor my body has advised an assessed body within two years', statement: 'Statement', statementText: 'No conflict of interest with the assessed; I assess independently.', sign: 'Sign', signed: 'Declared',
  },
  material: { title: 'Opened material', hint: 'Every look is recorded and seen by the secretariat. No personal data; no claims of units and no internal orders unless the engagement says so.', read: 'Read: {{section}}', rows: '{{count}} rows', none: 'No data', index: 'Method, scores and rank intervals of the index are on its public page' },
  marks: { title: 'Marks', criterion: 'Criterion', weight: 'Weight', mark: 'Mark', grounds: 'Grounds', give: 'Give mark', given: 'Mark given', total: 'Total', notYet: 'The total follows once every criterion has a mark', guide: 'Guide', version: 'version {{version}}' },
  papers: { title: 'Papers and findings', none: 'Nothing filed yet', file: 'File', filed: 'Filed', PAPER: 'Working paper', FINDING: 'Finding (published with the result)', kind: 'Kind', name: 'Title', text: 'Text' },
  access: { title: 'Log of access', at: 'At', name: 'Person', section: 'Material', outcome: 'Outcome', READ: 'read ({{detail}} rows)', REFUSED: 'refused ({{detail}})', none: 'Nothing read yet', summary: '{{total}} looks, {{refused}} refused' },
  form: { title: 'Title', subjectKind: 'Subject', subjectId: 'Document of the plan', yearFrom: 'From year', yearTo: 'To year', places: 'Places (none: all)', opens: 'Opened', terms: 'Terms', startsOn: 'From', endsOn: 'To', assessor: 'Assessor', assessed: 'Assessed bodies', scheme: 'Scheme', search: 'Type to search', submit: 'Send for signature', done: 'Proposed; another person signs' },
  results: { title: 'Schemes and results', lead: 'How third parties score, what they found, and on what grounds.', none: 'No published assessments', noneHint: 'A report is published within twenty working days once its facts are checked and it is accepted.', methods: 'Schemes', total: 'Total {{total}}', grade: 'Grade', grades: '{{name}} from {{from}}', gradeRest: '{{name}} below', findings: 'Findings', source: 'Source', basis: 'Basis', version: 'version {{version}}', rule: 'Total = Σ weight × mark; without one of the marks there is no total. The secretariat changes no mark.', indexMethod: 'How the innovation index is made' },
};
