import type { Stretch } from './clauses.ts';

/** Standard numbers: national, industry, group and international. */
const STANDARD =
  /(?:GB(?:\/[TZ])?|(?:HG|JB|QC|YY|QB|FZ|SJ|YB|YS|DL|NB|JC|JT|HJ|LY|NY|SN|SY|TB|CJ|JG|MT|WS|YD|GA|GJB|DB\d{0,2}|T)\/[TZ]?|GJB|ISO(?:\/(?:IEC|TS|TR))?|IEC|IEEE|ASTM|DIN|EN|JIS|ANSI|SAE|UL|USP|ICH|AATCC|API)[\s-]*[A-Z]?\s?\d{1,6}(?:[.-]\d+)*(?:[—–-]\d{4})?/g;

const METHOD =
  /第三方(?:检测|检验|测试|机构)[\u4e00-\u9fa5]{0,6}|(?:检测|检验|测试|试验|测定|测量|评价|验收)(?:方法|标准|规范|规程|条件|报告)|(?:按照?|依据|参照|采用|(?<![作适应运利使])用(?![于来以]))[\u4e00-\u9fa5A-Za-z0-9 -]{2,18}?(?:检测|检验|测试|测定|测量|表征|验收|评定)|(?:盐雾|老化|疲劳|拉伸|冲击|弯曲|跌落|振动|高低温|循环|台架|路试|中试|现场)(?:试验|测试|实验)|(?:SEM|TEM|XRD|XPS|HPLC|GC-?MS|LC-?MS|ICP(?:-MS|-OES)?|DSC|TGA|FTIR|红外光谱|色谱|质谱|三坐标|金相|显微镜)/g;

const MENTION = /检测|检验|测试|试验|验收|评价|考核/g;

export interface TestMethods {
  /** A standard number or a named method: someone else could repeat the measurement. */
  named: Stretch[];
  /** Testing is mentioned, without saying how. */
  mentioned: Stretch[];
}

export function findTestMethods(text: string): TestMethods {
  const named: Stretch[] = [];
  for (const pattern of [STANDARD, METHOD]) {
    for (const m of text.matchAll(pattern)) {
      const span = { start: m.index, end: m.index + m[0].length };
      if (!named.some((n) => n.start < span.end && span.start < n.end)) named.push(span);
    }
  }
  const mentioned = [...text.matchAll(MENTION)]
    .map((m) => ({ start: m.index, end: m.index + m[0].length }))
    .filter((s) => !named.some((n) => n.start < s.end && s.start < n.end));
  return { named: named.sort((a, b) => a.start - b.start), mentioned };
}

/** Places of standard numbers: their digits are names, not quantities. */
export function findStandards(text: string): Stretch[] {
  return [...text.matchAll(STANDARD)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}
