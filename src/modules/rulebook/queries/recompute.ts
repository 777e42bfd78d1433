import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Explanation } from '../../../kernel/rules/index.ts';
import { explainFor, judgementHash } from '../domain/judgement.ts';
import { readRuleText } from '../domain/rule-text.ts';
import { readDefinition } from '../store/definitions.ts';
import { readJudgement } from '../store/judgements.ts';

export interface Recomputed {
  explanation: Explanation;
  hash: string;
  /** The same bytes as when it was judged. */
  same: boolean;
}

/**
 * Judges a kept case again, by the text of the rule it was judged by then.
 *
 * @throws Problem NOT_FOUND; RULEBOOK_JUDGEMENT_ALTERED: what is stored is not what was hashed
 */
export async function recompute(db: Sql, id: string): Promise<Recomputed> {
  const kept = await readJudgement(db, id);
  if (!kept) throw notFound('判断', 'judgement', id);
  const { definitionHash, on, region, subject, purpose, facts } = kept;
  const content = { definitionHash, on, region, subject, purpose, facts };
  if (judgementHash({ ...content, explanation: kept.explanation }) !== kept.hash) throw altered(id);
  const explanation = explainFor(readRuleText((await readDefinition(db, definitionHash))!), facts, on);
  return { explanation, hash: judgementHash({ ...content, explanation }), same: canonicalJson(explanation) === canonicalJson(kept.explanation) };
}

const altered = (id: string): Problem =>
  new Problem('RULEBOOK_JUDGEMENT_ALTERED', {
    status: 500, zh: `判断 ${id} 的存档与其校验值不符`, en: `The stored judgement ${id} does not have its hash`, where: { field: id },
    remedy: { zh: '从备份核对数据库', en: 'Compare the database with a backup' },
  });
