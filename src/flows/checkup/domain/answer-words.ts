/** Words of an answer, the same on screen and on paper. */
export const answerWords = {
  YES: { zh: '符合', en: 'Yes', short: '符合' },
  NO: { zh: '不符合', en: 'No', short: '不符合' },
  UNKNOWN: { zh: '数据不足，尚不能判断', en: 'Not enough known', short: '缺数据' },
} as const;

export const confidenceWords = {
  MEASURED: { zh: '主管部门核定', en: 'Measured by an office' },
  REPORTED: { zh: '依法报送', en: 'Reported by law' },
  DECLARED: { zh: '企业自填', en: 'Stated by the firm' },
  ESTIMATED: { zh: '估计', en: 'Estimated' },
} as const;

export const howToObject = {
  zh: '对事实有异议的：先在企业档案中更正数据并附依据，再重新体检。对规则的理解有异议的：向上列文件的解释单位或本市主管部门书面提出，附本页编号和校验值；审计员可按当时的规则和事实逐字节重算。本结论用于自查和办事准备，不是行政决定，最终以主管部门认定为准。',
  en: 'If a fact is wrong: correct it in the dossier with proof and check again. If the rule is read wrongly: write to the office that interprets the document or to your city’s office, with the number and the hash of this page; an auditor can compute it again, byte for byte. This answer helps to prepare; it is no administrative decision.',
} as const;

/** A value as a person writes it: thousands separated, no noise in the last digits, yes and no in words. */
export function valueText(value: number | string | boolean | null, unit: string): string {
  if (value === null) return '未知';
  if (value === 'NOT_COMPUTABLE') return '不可计算';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  return `${numberText(value)}${unit && unit !== '1' ? ` ${unit}` : ''}`;
}

export function numberText(value: number): string {
  const places = Math.abs(value) < 1 ? 4 : 2;
  return value.toLocaleString('en-US', { maximumFractionDigits: places });
}

const EIGHT_HOURS = 8 * 3_600_000;
export const instantText = (at: string): string => new Date(Date.parse(at) + EIGHT_HOURS).toISOString().slice(0, 16).replace('T', ' ');
