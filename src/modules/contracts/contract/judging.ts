import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { contractTypes } from '../domain/contract-type.ts';
import { testGroups } from '../domain/type-tests.ts';

const words = { zh: z.string(), en: z.string() };
export const answer = z.enum(['yes', 'no', 'unknown']);
export const answers = z.record(z.string().max(60), answer);

const reason = z.object({ id: z.string(), answer, effect: z.enum(['supports', 'excludes', 'open', 'note']), clause: z.string(), ...words });
const gap = z.object({ id: z.string(), clause: z.string(), ...words });

export const typeJudgement = z.object({
  verdict: z.enum(['YES', 'OTHER_KIND', 'TECHNOLOGY_PART', 'OPEN', 'NO']),
  declared: z.enum(testGroups),
  suggested: z.enum(testGroups).nullable(),
  summary: z.object(words),
  reasons: z.array(reason),
  missing: z.array(gap),
  groups: z.array(z.object({ group: z.enum(testGroups), outcome: z.enum(['FITS', 'FAILS', 'OPEN']), reasons: z.array(reason), missing: z.array(gap) })),
  testsVersion: z.number().int(),
  regulationId: z.string(),
});

const question = z.object({ id: z.string(), question: z.object(words), clause: z.string(), groups: z.array(z.enum(testGroups)) });

/** The questions of a contract with clauses of its regulation, what the words of the text suggest, and what was answered. */
export const typeTestsView = z.object({
  regulation: z.object({ id: z.string(), ...words, number: z.string(), verified: z.boolean() }),
  declaredType: z.enum(contractTypes),
  testsVersion: z.number().int(),
  exclusions: z.array(question),
  mixed: z.object({ id: z.string(), question: z.object(words), clause: z.string() }),
  groups: z.array(z.object({ id: z.enum(testGroups), ...words, tests: z.array(question) })),
  hints: z.array(z.object({ id: z.string(), suggests: answer, words: z.array(z.string()) })),
  /** Answers given so far, the newest first. */
  judgements: z.array(z.object({ id: z.uuid(), role: z.string(), madeAt: z.iso.datetime(), mine: z.boolean(), answers, judgement: typeJudgement })),
});

const idParams = z.object({ id: z.uuid() });

export const getTypeTests = routeContract({
  id: 'contracts.getTypeTests',
  method: 'GET',
  path: '/api/contracts/:id/type-tests',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '类型认定的问题、依据和已作的回答', en: 'Questions of the type tests, their clauses and the answers given' },
  params: idParams,
  response: typeTestsView,
});

export const judgeContractType = routeContract({
  id: 'contracts.judgeType',
  method: 'POST',
  path: '/api/contracts/:id/type-tests',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '逐条作答并得出类型认定意见', en: 'Answer the type tests and have them judged' },
  params: idParams,
  body: z.object({ answers }),
  response: z.object({ id: z.uuid(), judgement: typeJudgement }),
  errors: ['TYPE_TEST_UNKNOWN'],
});

const person = z.object({ accountId: z.uuid().nullable(), role: z.string().nullable() });

/** Why the registration came out as it did. */
export const getDecisions = routeContract({
  id: 'contracts.getDecisions',
  method: 'GET',
  path: '/api/contracts/:id/decisions',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '每一步审查的事实、规则版本、依据和理由', en: 'Facts, rules, clauses and reasons of every step of the review' },
  params: idParams,
  response: z.object({
    decisionDueOn: z.iso.date().nullable(),
    documents: z.array(z.object({ id: z.string(), ...words })),
    decisions: z.array(
      z.object({
        id: z.uuid(),
        action: z.string(),
        by: person,
        madeAt: z.iso.datetime(),
        regulationId: z.string().nullable(),
        facts: z.record(z.string(), z.unknown()),
        judgement: typeJudgement.nullable(),
      }),
    ),
    lookalikes: z.array(z.object({ id: z.uuid(), name: z.string(), signDate: z.iso.date().nullable(), status: z.string(), registryName: z.string(), score: z.number().int(), reasons: z.array(z.object(words)) })),
  }),
});
