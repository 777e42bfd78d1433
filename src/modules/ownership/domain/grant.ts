/** `JOINT_OWNERSHIP`: the completers own part of it; `LONG_TERM_USE`: the unit owns, they may use for at least ten years. */
export const grantKinds = ['JOINT_OWNERSHIP', 'LONG_TERM_USE'] as const;
export type GrantKind = (typeof grantKinds)[number];

export interface GrantFacts {
  kind: GrantKind;
  unitSharePpm: number;
  termYears: number | null;
  persons: readonly { name: string; sharePpm: number }[];
}

const WHOLE_PPM = 1_000_000;

/**
 * What keeps a grant from being handed in; empty when nothing does (国科发区〔2020〕128号).
 * @param leastTermYears shortest long-term right of use, in years
 */
export function grantReasons(g: GrantFacts, completers: readonly string[], leastTermYears: number): { zh: string; en: string }[] {
  const reasons: { zh: string; en: string }[] = [];
  const people = g.persons.reduce((sum, p) => sum + p.sharePpm, 0);
  if (g.persons.length === 0) reasons.push({ zh: '至少列出一名被赋权的完成人', en: 'Name at least one completer' });
  if (g.unitSharePpm + people !== WHOLE_PPM) {
    const sum = (g.unitSharePpm + people) / 10_000;
    reasons.push({ zh: `单位与个人份额合计须为100%，现为${sum}%`, en: `The shares of unit and people must make 100 %, not ${sum} %` });
  }
  if (g.kind === 'JOINT_OWNERSHIP' && g.persons.some((p) => p.sharePpm === 0)) reasons.push({ zh: '赋予部分所有权的，每名共有人须有份额', en: 'Every co-owner needs a share' });
  if (g.kind === 'LONG_TERM_USE' && (g.termYears ?? 0) < leastTermYears) {
    reasons.push({ zh: `长期使用权不少于${leastTermYears}年`, en: `A long-term right of use lasts at least ${leastTermYears} years` });
  }
  if (new Set(g.persons.map((p) => p.name)).size !== g.persons.length) reasons.push({ zh: '同一完成人列出两次', en: 'A completer is named twice' });
  for (const p of g.persons) {
    if (!completers.includes(p.name)) reasons.push({ zh: `“${p.name}”不在该成果登记的完成人之列`, en: `${p.name} is not among the registered completers` });
  }
  return reasons;
}
