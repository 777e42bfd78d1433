import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { exportExamples as contract } from '../contract.ts';
import { examplesOf } from '../domain/examples.ts';
import { readItems } from '../item-store.ts';
import { textOf } from './list-items.ts';

/** @throws Problem NOT_FOUND, POLICY_NO_TEXT */
export async function exportExamples(db: Sql, id: string, wanted?: number): Promise<ContractAnswer<typeof contract>> {
  const { version, text, sha256 } = await textOf(db, id, wanted);
  const { target, fact, responsibility, measure, milestone, entity, parameter, rejected, undecided } = examplesOf(id, text, await readItems(db, id, version));
  return { document: id, version, sha256, undecided, targets: target, facts: fact, responsibilities: responsibility, measures: measure, milestones: milestone, entities: entity, parameters: parameter, rejected };
}
