import { dateOf } from '../../kernel/base/calendar-date.ts';
import { Problem } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Facts } from '../../kernel/rules/contract.ts';
import { SELF_STATED } from './answers.ts';
import type { FirmFacts } from './contract.ts';
import { factsOfFirm, firmFor } from './firm.ts';
import type { Act, CheckupParts } from './parts.ts';

/**
 * Typed figures become part of the dossier, as the firm's own word. What is worked out of several years' figures is stated
 * in the dossier itself, year by year.
 * @throws Problem NOT_FOUND, FORBIDDEN, CHECKUP_FACT_DERIVED and those of the dossier
 */
export async function declareFacts(parts: CheckupParts, tx: Tx, act: Act, firmId: string, facts: Facts): Promise<FirmFacts> {
  const firm = await firmFor(parts, tx.sql, act.actor, 'checkup.answer.keep', firmId);
  const derived = Object.keys(facts).filter((id) => !parts.enterprises.declarableFacts.has(id));
  if (derived.length > 0) {
    const { facts: known } = await parts.rulebook.current(tx.sql);
    const names = derived.map((id) => known.get(id));
    throw new Problem('CHECKUP_FACT_DERIVED', {
      zh: `${names.map((f, i) => f?.zh ?? derived[i]).join('、')}由各年数据算出，不能单独保存`, en: `${names.map((f, i) => f?.en ?? derived[i]).join(', ')} is worked out of yearly figures and cannot be saved by itself`,
      where: { field: derived[0]! }, remedy: { zh: '请到企业档案填报各年数据', en: 'State the yearly figures in the dossier' },
    });
  }
  await parts.enterprises.declareFacts(tx, act, { enterpriseId: firm.id, facts, on: dateOf(act.now), source: SELF_STATED });
  return factsOfFirm(parts, tx.sql, act.actor, firm, dateOf(act.now));
}
