import { canonicalJson, sha256 } from '../../kernel/base/canonical-json.ts';
import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { CompiledRule } from '../../kernel/rules/contract.ts';
import type { EntitlementParts } from './act.ts';
import type { Terms } from './domain/judge-firm.ts';
import { findRound, type RoundRow } from './store/rounds.ts';

/** The text of one version: what it asks, computes and gives. Examples and end of validity do not change a case. */
export function ruleHash({ file, version: { examples: _, to: __, note: ___, ...text } }: CompiledRule): string {
  return sha256(canonicalJson({ id: file.id, ...text }));
}

/** By what a round is judged, from what it was opened with. @throws Problem ROUND_RULE_CHANGED */
export async function termsOf(parts: EntitlementParts, db: Sql, round: RoundRow): Promise<Terms> {
  const book = await parts.rules.current(db);
  const rule = book.versions.find((r) => r.file.id === round.rule && r.version.version === round.ruleVersion);
  if (!rule || ruleHash(rule) !== round.ruleHash) {
    throw new Problem('ROUND_RULE_CHANGED', {
      status: 409, zh: `规则 ${round.rule} 第 ${round.ruleVersion} 版的内容与批次开立时不一致`, en: `Version ${round.ruleVersion} of the rule ${round.rule} is not what it was when the round was opened`,
      remedy: { zh: '修改规则应增加新版本，不改旧版本', en: 'A change of a rule is a new version' },
    });
  }
  return { rule, gift: round.gift, on: round.factsOn, ...round.terms };
}

/** @throws Problem NOT_FOUND */
export async function knownRound(db: Sql, id: string, options: { lock?: boolean } = {}): Promise<RoundRow> {
  const round = await findRound(db, id, options);
  if (!round) throw notFound('免申即享批次', 'round', id);
  return round;
}
