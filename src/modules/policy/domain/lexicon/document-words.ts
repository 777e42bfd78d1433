/** Words by which the parts before the first clause are told apart (GB/T 9704-2012 §7). */

/** A title ends with the kind of document it is. */
export const TITLE_KINDS: readonly string[] = [
  '方案', '纲要', '规划', '意见', '办法', '条例', '措施', '细则', '规定', '通知', '决定', '计划', '政策', '清单', '指引',
  '指南', '公告', '制度', '章程', '要点', '批复', '报告', '决议', '通报', '规则', '行动', '规范', '目录', '公报', '议案', '倡议', '准则',
];

/** A body that issues documents ends with one of these. */
export const ISSUER_ENDINGS: readonly string[] = [
  '人民政府', '政府', '办公厅', '办公室', '委员会', '厅', '局', '委', '部', '院', '会', '中心', '管委会', '法院', '检察院', '银行', '署', '总局',
];

/** 发文字号 in any bracket; groups: agency code, year, number. */
export const DOCUMENT_NUMBER = /^(?:发?文?字?号[:：])?\s*([\u4e00-\u9fa5A-Za-z（）()]{2,12}?)\s*[〔[［(（【]\s*((?:19|20)\d{2})\s*[〕\]］)）】]\s*第?\s*0*(\d{1,5})\s*号$/;

/** Five-year plans by name. */
export const FIVE_YEAR_PLANS: Readonly<Record<string, readonly [number, number]>> = {
  十二五: [2011, 2015], 十三五: [2016, 2020], 十四五: [2021, 2025], 十五五: [2026, 2030], 十六五: [2031, 2035],
};

/** Those a notice is sent to end with one of these. */
export const ADDRESSEE_ENDINGS: readonly string[] = [
  ...ISSUER_ENDINGS, '单位', '部门', '机构', '公司', '企业', '院校', '高校', '院所', '街道', '乡镇', '开发区', '高新区', '园区', '直属', '同志', '团体', '市', '县', '区',
];
