import type { z } from 'zod';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { ContractDeps } from '../act.ts';
import type { typeTestsView } from '../contract.ts';
import { hintsFrom } from '../domain/hints.ts';
import { testGroups, type TypeTests } from '../domain/type-tests.ts';
import type { ContractRow } from '../store/contracts.ts';
import { readJudgements } from '../store/decisions.ts';
import { regulationOf } from './view-contract.ts';

const MIXED = 'mixed.separable';

/** Every question that has an answer. */
export function questionIds(tests: TypeTests): Set<string> {
  return new Set([MIXED, ...tests.exclusions.map((e) => `exclusion.${e.id}`), ...tests.groups.flatMap((g) => g.tests.map((t) => `${g.id}.${t.id}`))]);
}

/** The questions of a contract with the clauses of its regulation, hints from its words, and the answers given. */
export async function typeTestsOf(db: Sql, actor: Actor | undefined, contract: ContractRow, deps: ContractDeps, now: Date): Promise<z.output<typeof typeTestsView>> {
  const { tests } = deps.rules;
  const regulation = regulationOf(deps, contract, now);
  const text = tests.clauses[regulation.id] ?? 'rules2001';
  const judgements = await readJudgements(db, contract.id);
  return {
    regulation: { id: regulation.id, zh: regulation.zh, en: regulation.en, number: regulation.number, verified: regulation.effect.verified },
    declaredType: contract.type,
    testsVersion: tests.version,
    exclusions: tests.exclusions.map((e) => ({ id: `exclusion.${e.id}`, question: e.question, clause: e.clause[text], groups: e.groups === 'all' ? [...testGroups] : e.groups })),
    mixed: { id: MIXED, question: tests.mixed.separable.question, clause: tests.mixed.separable.clause[text] },
    groups: tests.groups.map((g) => ({
      id: g.id, zh: g.zh, en: g.en,
      tests: g.tests.map((t) => ({ id: `${g.id}.${t.id}`, question: t.question, clause: t.clause[text], groups: [g.id] })),
    })),
    hints: hintsFrom(tests, `${contract.name}\n${contract.subject}`),
    judgements: judgements.map((j) => ({ id: j.id, role: j.role, madeAt: j.madeAt.toISOString(), mine: j.accountId === actor?.accountId, answers: j.answers, judgement: j.judgement })),
  };
}
