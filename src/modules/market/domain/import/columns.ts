import type { ImportKind } from '../../contract/import.ts';

/** A field a file may bring, with every heading under which it has been seen. Order is that of the template. */
export interface Column {
  field: string;
  /** Heading in the template. */
  zh: string;
  en: string;
  required?: true;
  /** Further headings, compared without blanks, brackets and case. */
  also: readonly string[];
  /** Shown in the template's explanation. */
  hint: string;
  example: string;
}

const SHARED: readonly Column[] = [
  { field: 'organisationName', zh: '单位名称', en: 'Organisation', also: ['企业名称', '需求单位', '成果单位', '完成单位', '权利人', '所属单位', 'organisation', 'organization', 'owner', 'company'], hint: '留空为导入单位', example: '' },
  { field: 'creditCode', zh: '统一社会信用代码', en: 'Credit code', also: ['信用代码', '社会信用代码', 'creditcode', 'uscc'], hint: '18 位；填写后归入该单位', example: '' },
  { field: 'contact', zh: '联系方式', en: 'Contact', also: ['联系人', '联系电话', '电话', 'contact'], hint: '', example: '张工 0510-8888 0000' },
  { field: 'secrecy', zh: '公开范围', en: 'Secrecy', also: ['密级', '保密级别', '保密', 'secrecy', 'secrecylevel'], hint: '公开 或 内部', example: '公开' },
];

const DEMAND: readonly Column[] = [
  { field: 'externalId', zh: '编号', en: 'ID', also: ['id', '需求编号', '外部编号', 'externalid', 'demandid', 'no'], hint: '同一编号再次导入即为更新', example: 'XQ-2026-001' },
  { field: 'title', zh: '需求名称', en: 'Title', required: true, also: ['标题', '名称', '需求标题', '技术需求名称', '项目名称', 'title', 'name'], hint: '最多 200 字', example: '铝合金轮毂低压铸造缩松缺陷控制' },
  { field: 'problem', zh: '需求内容', en: 'Problem', required: true, also: ['内容', '问题描述', '需求描述', '描述', '技术需求', '需求详情', 'content', 'problem', 'description', 'text'], hint: '现状、目标、约束', example: '目前缩松废品率 6%，要求降至 2% 以下，不更换现有低压铸造机。' },
  { field: 'indicators', zh: '关键指标', en: 'Key indicators', also: ['指标', '技术指标', 'indicators', 'keyindicators'], hint: '名称|现状|目标|单位|检测方法，多项用分号隔开', example: '废品率|6|2|%|X 射线探伤' },
  { field: 'constraints', zh: '约束条件', en: 'Constraints', also: ['限制条件', 'constraints', 'constraint'], hint: '', example: '不更换现有设备' },
  { field: 'budget', zh: '预算（万元）', en: 'Budget (10k yuan)', also: ['预算', '预算万元', '投入', '投入经费', '拟投入', '拟投资金额', 'budget', 'budgetfen'], hint: '数字为万元；也可写 80万元、3000元', example: '80' },
  { field: 'deadline', zh: '期限', en: 'Deadline', also: ['截止日期', '完成时间', '期望完成时间', '完成期限', 'deadline', 'duedate'], hint: '2026-12-31', example: '2026-12-31' },
  { field: 'type', zh: '需求类型', en: 'Type', also: ['类型', '类别', 'type'], hint: '技术、揭榜、服务、人才、资金', example: '技术' },
  { field: 'field', zh: '技术领域', en: 'Field', also: ['领域', '所属领域', '行业', 'field', 'domain'], hint: '', example: '先进制造' },
  { field: 'ipWish', zh: '知识产权意愿', en: 'IP wish', also: ['知识产权', '产权意愿', 'ipwish', 'ipwishes'], hint: '归我方、共有、独占许可、普通许可、可商', example: '共有' },
  ...SHARED,
];

const RESULT: readonly Column[] = [
  { field: 'externalId', zh: '编号', en: 'ID', also: ['id', '成果编号', '登记号', '外部编号', 'externalid', 'resultid', 'no'], hint: '同一编号再次导入即为更新', example: 'CG-2026-001' },
  { field: 'title', zh: '成果名称', en: 'Title', required: true, also: ['标题', '名称', '项目名称', '技术名称', 'title', 'name'], hint: '最多 300 字', example: '铝合金凝固过程缩松预测与压力补缩方法' },
  { field: 'abstract', zh: '成果简介', en: 'Abstract', also: ['简介', '摘要', '内容', '成果内容', '成果介绍', '描述', 'content', 'abstract', 'description', 'text'], hint: '', example: '通过分段加压补缩，使轮毂缩松废品率低于 1.5%。' },
  { field: 'keywords', zh: '关键词', en: 'Keywords', also: ['关键字', '标签', 'keywords', 'tokens', 'tags'], hint: '用顿号或逗号隔开', example: '低压铸造、缩松、铝合金' },
  { field: 'field', zh: '技术领域', en: 'Field', also: ['领域', '所属领域', '行业', '学科', 'ipc', 'ipc分类号', 'field', 'domain'], hint: '', example: '先进制造' },
  { field: 'maturity', zh: '成熟度', en: 'Maturity (TRL)', also: ['技术成熟度', '成果阶段', '阶段', '所处阶段', 'trl', 'maturity'], hint: '1–9，或 小试、中试、产业化', example: '6' },
  { field: 'completers', zh: '完成人', en: 'Completers', also: ['发明人', '成果完成人', '负责人', 'completers', 'inventors'], hint: '按排名，用顿号隔开', example: '王工、李工' },
  { field: 'jobResult', zh: '职务成果', en: 'Job result', also: ['是否职务成果', '职务科技成果', 'jobresult'], hint: '是 或 否', example: '是' },
  { field: 'fundingFiscal', zh: '财政资助', en: 'Fiscal funding', also: ['是否财政资助', '财政资金资助', 'fundingfiscal'], hint: '是 或 否', example: '否' },
  { field: 'projectNumber', zh: '项目编号', en: 'Project no.', also: ['立项编号', '计划编号', 'projectnumber', 'projectno'], hint: '', example: '' },
  { field: 'ipList', zh: '知识产权', en: 'IP', also: ['专利号', '知识产权编号', '专利', 'iplist', 'patents', 'ipnumbers'], hint: '专利号等，用分号隔开', example: '' },
  { field: 'intendedMode', zh: '转化方式', en: 'Intended mode', also: ['拟转化方式', '合作方式', '交易方式', 'intendedmode', 'mode'], hint: '转让、许可、作价投资、合作、自行实施', example: '许可' },
  { field: 'price', zh: '意向价格（万元）', en: 'Price hint (10k yuan)', also: ['意向价格', '价格', '参考价格', '报价', 'pricehint', 'price', 'pricehintfen'], hint: '数字为万元；面议请留空', example: '60' },
  { field: 'disclosureDate', zh: '公开日期', en: 'Disclosure date', also: ['登记日期', '完成日期', '发布日期', 'disclosuredate', 'date'], hint: '2026-03-01', example: '2026-03-01' },
  ...SHARED,
];

export const COLUMNS: Record<ImportKind, readonly Column[]> = { demands: DEMAND, results: RESULT };

/** `预算（万元）` and `预算 (万元)` are one heading; an asterisk marks a compulsory column and says nothing else. */
export function normaliseHeading(heading: string): string {
  return heading.normalize('NFKC').toLowerCase().replace(/[\s*_\-()（）:：/.]/g, '');
}

export interface HeadingMap {
  /** Heading as in the file → field. */
  fields: Map<string, string>;
  unknown: string[];
  missing: Column[];
}

/** Finds the field of every heading; the first of two headings for one field wins. */
export function mapHeadings(kind: ImportKind, headings: readonly string[]): HeadingMap {
  const known = new Map<string, string>();
  for (const c of COLUMNS[kind]) for (const name of [c.field, c.zh, c.en, ...c.also]) known.set(normaliseHeading(name), c.field);
  const fields = new Map<string, string>();
  const taken = new Set<string>();
  const unknown: string[] = [];
  for (const heading of headings) {
    if (heading.trim() === '') continue;
    const field = known.get(normaliseHeading(heading));
    if (!field || taken.has(field)) unknown.push(heading);
    else {
      fields.set(heading, field);
      taken.add(field);
    }
  }
  // Keywords can stand in for a title: `{id, tokens}`.
  const missing = COLUMNS[kind].filter((c) => c.required && !taken.has(c.field) && !(c.field === 'title' && taken.has('keywords')));
  return { fields, unknown, missing };
}
