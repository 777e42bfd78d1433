import type { Left } from './best-bundle.ts';
import type { Support } from './bundle.ts';
import type { Relation, RelationsInForce } from './relations.ts';
import type { RuleBook } from './rule-book.ts';

/** Why a support of a bundle is not drawn, or not in full. */
export interface Shortfall {
  id: string;
  /** Fen: what the rule gives, and what is paid of it. */
  amount: number;
  paid: number;
  reason: 'HIGHEST' | 'NO_DOUBLE' | 'QUOTA' | 'CAP' | 'YEARLY_CEILING' | 'DRAWN_ALREADY';
  /** Id of the relation, with its clause; none where the support was drawn already. */
  relation?: string;
  clause?: string;
  source?: string;
  /** Supports that stand in its way: chosen instead, or paid before. */
  instead: string[];
  zh: string;
  en: string;
}

interface Chosen {
  book: RuleBook;
  law: RelationsInForce;
  supports: readonly Support[];
  left: Left;
  chosen: readonly { id: string; paid: number }[];
}

export function shortfallsOf(choice: Chosen): Shortfall[] {
  const paid = new Map(choice.chosen.map((c) => [c.id, c.paid]));
  return choice.supports.filter((s) => (paid.get(s.id) ?? 0) < s.amount).map(({ id, amount }) => {
    const draws = paid.get(id) ?? 0;
    const offered = choice.left.offers.find((o) => o.id === id)!.amount;
    const why = draws < offered ? standsInTheWay(choice, id, draws) : shutBefore(choice, id);
    return { id, amount, paid: draws, ...why };
  });
}

type Why = Omit<Shortfall, 'id' | 'amount' | 'paid'>;

/** What the choice itself costs it: a better one of the group, a partner it excludes, a quota or a ceiling used up. */
function standsInTheWay({ book, law, supports, left, chosen }: Chosen, id: string, draws: number): Why {
  const has = (of: readonly string[]): string[] => chosen.map((c) => c.id).filter((other) => other !== id && of.includes(other));
  const named = names(book, law);
  if (draws === 0) {
    for (const r of law.excludes) {
      const by = r.of.includes(id) ? has(r.of) : [];
      if (by.length > 0) return reason('NO_DOUBLE', r, by, `与已选的${named.zh(by)}不得重复享受`, `May not be drawn beside ${named.en(by)}`);
    }
    for (const r of law.highest) {
      const by = r.of.includes(id) ? has(r.of) : [];
      if (by.length > 0) return reason('HIGHEST', r, by, `就高不叠加：已选${named.zh(by)}`, `The highest applies alone: ${named.en(by)} is chosen`);
    }
    for (const r of law.quotas) {
      const most = left.rules.quotas!.find((q) => q.id === r.id)!.most;
      const by = r.of.includes(id) ? has(r.of) : [];
      if (r.of.includes(id) && by.length >= most) return reason('QUOTA', r, by, `限 ${r.most} 项，名额已用完${by.length > 0 ? `（${named.zh(by)}）` : ''}`, `At most ${r.most}, all used${by.length > 0 ? ` by ${named.en(by)}` : ''}`);
    }
  }
  // Nothing forbids it, so it would bring nothing: a ceiling is full. The narrowest one is named.
  const full = left.rules.caps!.filter((cap) => cap.of.includes(id) && chosen.filter((c) => cap.of.includes(c.id)).reduce((sum, c) => sum + c.paid, 0) >= cap.most).sort((a, b) => a.of.length - b.of.length)[0]!;
  const ceiling = [...law.caps, ...law.yearlyCeilings].find((r) => r.id === full.id)!;
  const by = has(full.of);
  const before = Math.round(ceiling.most * 1_000_000) - full.most;
  const [beforeZh, beforeEn] = before > 0 ? [`，此前已付 ${money(before)} 万元`, `, ${money(before)} (10,000 yuan) paid before`] : ['', ''];
  const yearly = law.yearlyCeilings.some((r) => r.id === full.id);
  const several = supports.length > 1 && by.length > 0 ? [`，与${named.zh(by)}合计`, ` together with ${named.en(by)}`] : ['', ''];
  return reason(yearly ? 'YEARLY_CEILING' : 'CAP', ceiling, by, `${yearly ? '年度' : ''}上限 ${ceiling.most} 万元${several[0]}已满${beforeZh}`, `The ${yearly ? 'yearly ' : ''}ceiling of ${ceiling.most} (10,000 yuan)${several[1]} is full${beforeEn}`);
}

/** What earlier payments cost it. */
function shutBefore({ book, law, left }: Chosen, id: string): Why {
  const { relation, by } = left.cut.get(id)!;
  const named = names(book, law);
  if (relation === undefined) {
    const ever = law.supports.find((s) => s.id === id)?.once === 'EVER';
    return { reason: 'DRAWN_ALREADY', instead: by, zh: ever ? '已享受过，仅可享受一次' : '本年度已享受过', en: ever ? 'Drawn before; it is given once' : 'Drawn already this year' };
  }
  const double = law.excludes.find((r) => r.id === relation);
  if (double) return reason('NO_DOUBLE', double, by, `此前已享受${named.zh(by)}，不得重复`, `${named.en(by)} was paid before; not both`);
  const high = law.highest.find((r) => r.id === relation)!;
  return high.difference
    ? reason('HIGHEST', high, by, `就高补差：扣除此前已付的${named.zh(by)}`, `The highest applies: less what was paid before for ${named.en(by)}`)
    : reason('HIGHEST', high, by, `就高不叠加：此前已享受${named.zh(by)}`, `The highest applies alone: ${named.en(by)} was paid before`);
}

const reason = (kind: Shortfall['reason'], { id, clause, source, zh, en }: Relation, instead: string[], saysZh: string, saysEn: string): Why => ({
  reason: kind, relation: id, clause, source, instead, zh: `${saysZh}（${zh}）`, en: `${saysEn} (${en})`,
});

function names(book: RuleBook, law: RelationsInForce): { zh(ids: readonly string[]): string; en(ids: readonly string[]): string } {
  const title = (id: string): { zh: string; en: string } => {
    const rule = law.supports.find((s) => s.id === id)?.rule;
    return book.rules.find((r) => r.id === rule)?.title ?? { zh: id, en: id };
  };
  return { zh: (ids) => ids.map((id) => `“${title(id).zh}”`).join('、'), en: (ids) => ids.map((id) => title(id).en).join(', ') };
}

const money = (fen: number): string => String(fen / 1_000_000);
