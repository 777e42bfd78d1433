import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';

export { setLever } from './domain/levers.ts';

/** Policy sandbox (政策沙盒): what a change of a rule would bring and cost, on the zone's own firms. Nothing is stored. */

const use = { permission: 'sandbox.scenario.run' } as const;
const words = z.object({ zh: z.string(), en: z.string() });
const fen = z.number().int();
const day = z.iso.date();
const setting = z.union([z.number(), z.string().max(200), z.boolean(), z.null()]);

export const change = z.object({ rule: z.string().max(80), version: z.number().int().min(1), path: z.string().max(120), to: setting });
export type SandboxChange = z.output<typeof change>;

const estimate = z.object({ low: z.number(), expected: z.number(), high: z.number() }).refine((e) => e.low <= e.expected && e.expected <= e.high, 'low ≤ expected ≤ high');

/** A scenario as it is sent, linked to and kept as a file. */
export const scenario = z.object({
  title: z.string().trim().max(120).default(''),
  changes: z.array(change).max(40),
  /** Instead of the zone's parameters. */
  takeUp: estimate.optional(),
  growth: estimate.optional(),
});
export type SandboxScenario = z.output<typeof scenario>;

export const question = z.object({
  scenario,
  /** Day whose rules and facts are asked for; today unless told. */
  on: day.optional(),
  years: z.number().int().min(1).max(10).optional(),
  seed: z.number().int().min(1).max(2_147_483_647).optional(),
});
export type SandboxQuestion = z.output<typeof question>;

const lever = z.object({
  path: z.string(),
  kind: z.enum(['PARAMETER', 'BOUND', 'VALUE', 'CELL', 'RESULT', 'NUMBER']),
  zh: z.string(),
  en: z.string(),
  clause: z.string(),
  unit: z.string(),
  written: setting,
  value: z.number().nullable(),
  percent: z.boolean(),
  within: z.string(),
});
export type SandboxLever = z.output<typeof lever>;

const ruleHead = z.object({
  id: z.string(),
  title: words,
  topic: z.string(),
  /** Whether it gives money; else what counts is the answer. */
  pays: z.boolean(),
  versions: z.array(z.object({ version: z.number().int(), from: day, to: day.nullable(), regions: z.array(z.string()), levers: z.number().int() })),
});

export const listSandboxRules = routeContract({
  id: 'sandbox.listRules',
  method: 'GET',
  path: '/api/sandbox/rules',
  access: use,
  summary: { zh: '可以试改的规则、假设参数和城市', en: 'Rules that can be tried, assumptions and cities' },
  response: z.object({
    rules: z.array(ruleHead),
    cities: z.array(words.extend({ code: z.string() })),
    /** Cities whose firms the reader may see by name. */
    named: z.array(z.string()),
    assumptions: z.object({
      years: z.number().int(), level: z.number(), replicates: z.number().int(),
      takeUp: words.extend({ low: z.number(), expected: z.number(), high: z.number(), source: z.string(), confidence: z.string() }),
      growth: words.extend({ low: z.number(), expected: z.number(), high: z.number(), source: z.string(), confidence: z.string() }),
    }),
  }),
});

export const getSandboxRule = routeContract({
  id: 'sandbox.getRule',
  method: 'GET',
  path: '/api/sandbox/rules/:id',
  access: use,
  summary: { zh: '一条规则各版本可以改动之处，附条款', en: 'What can be changed in the versions of a rule, with clauses' },
  params: z.object({ id: z.string().max(80) }),
  response: z.object({
    id: z.string(),
    title: words,
    versions: z.array(z.object({ version: z.number().int(), from: day, to: day.nullable(), regions: z.array(z.string()), source: words.extend({ number: z.string().optional(), clause: z.string().optional() }), levers: z.array(lever) })),
  }),
  errors: ['RULE_UNKNOWN'],
});

/** Numbers of firms; null: fewer than five, or enough to work out such a number, so not shown. */
const counts = z.object({
  firms: z.number().int(),
  WINNER: z.number().int().nullable(), LOSER: z.number().int().nullable(), MIXED: z.number().int().nullable(), UNCHANGED: z.number().int().nullable(), OPEN: z.number().int().nullable(),
});
const yearCost = z.object({ year: z.number().int(), low: fen, expected: fen, high: fen.nullable(), from: fen, to: fen });
const costCourse = z.object({ base: z.array(yearCost), next: z.array(yearCost), change: z.array(z.object({ year: z.number().int(), expected: fen, from: fen, to: fen })) });
export type SandboxCost = z.output<typeof costCourse>;
const answers = z.object({ yes: z.number().int(), no: z.number().int(), unknown: z.number().int() }).nullable();

export const outcome = z.object({
  on: day,
  seed: z.number().int(),
  /** When the firms' facts were read. */
  readAt: z.iso.datetime({ offset: true }),
  rules: z.array(z.object({ id: z.string(), title: words, changed: z.boolean(), base: answers, next: answers })),
  counts,
  cities: z.array(words.extend({ code: z.string(), counts, cost: costCourse.nullable() })),
  cost: costCourse.nullable(),
  /** Firms paid for certain, and firms whose amount has no bound while facts are missing. */
  payees: z.object({ base: z.number().int().nullable(), next: z.number().int().nullable() }),
  unbounded: z.object({ base: z.number().int().nullable(), next: z.number().int().nullable() }),
  unreadable: z.number().int(),
  dimensions: z.array(words.extend({
    id: z.string(), source: z.string(),
    classes: z.array(words.extend({ id: z.string(), counts, base: fen.nullable(), next: fen.nullable() })),
  })),
  /** The outcome in words, the most important first. */
  sentences: z.array(words),
  /** What has to be known to read the figures right: assumptions, ends of versions, what is left out. */
  notes: z.array(words),
  movedExamples: z.array(words.extend({ rule: z.string(), version: z.number().int(), example: z.string() })),
});
export type SandboxOutcome = z.output<typeof outcome>;

const refusals = ['SANDBOX_RULE_UNKNOWN', 'SANDBOX_RULE_NOT_OF_FIRMS', 'SANDBOX_LEVER_UNKNOWN', 'SANDBOX_CHANGE_TWICE', 'SANDBOX_VALUE_UNFIT', 'SANDBOX_RULE_BROKEN', 'SANDBOX_NO_CHANGE'];

export const runSandbox = routeContract({
  id: 'sandbox.run',
  method: 'POST',
  path: '/api/sandbox/run',
  access: use,
  summary: { zh: '试算：受益、受损、分城市分年度成本', en: 'Winners, losers and cost by city and year of a scenario' },
  body: question,
  response: outcome,
  errors: refusals,
});

export const downloadSandbox = routeContract({
  id: 'sandbox.download',
  method: 'POST',
  path: '/api/sandbox/run.xlsx',
  access: use,
  summary: { zh: '试算结果导出 Excel', en: 'The outcome of a scenario as a workbook' },
  body: question,
  produces: 'file',
  errors: refusals,
});

export const findBudgetLine = routeContract({
  id: 'sandbox.findBudgetLine',
  method: 'POST',
  path: '/api/sandbox/budget-line',
  access: use,
  summary: { zh: '预算线：某一参数取何值时成本等于给定预算', en: 'At which value of one parameter the cost equals a budget' },
  body: question.extend({
    lever: change.omit({ to: true }),
    grid: z.object({ from: z.number(), to: z.number(), step: z.number().positive() }),
    budget: fen.min(0),
    /** The first year, or all years together. */
    over: z.enum(['YEAR', 'HORIZON']).default('YEAR'),
  }),
  response: z.object({
    budget: fen,
    points: z.array(z.object({ value: z.number(), cost: fen.nullable() })),
    within: z.object({ value: z.number(), cost: fen.nullable() }).nullable(),
    beyond: z.object({ value: z.number(), cost: fen.nullable() }).nullable(),
    monotone: z.boolean(),
    /** Values at which the rule does not hold together and which were passed over. */
    refused: z.array(z.number()),
    sentence: words,
  }),
  errors: [...refusals, 'SANDBOX_GRID_UNFIT'],
});
export type BudgetLineAnswer = z.output<NonNullable<typeof findBudgetLine.response>>;

/** Firms by name, for the officers of their own city alone. */
export const listSandboxFirms = routeContract({
  id: 'sandbox.listFirms',
  method: 'POST',
  path: '/api/sandbox/firms',
  access: use,
  summary: { zh: '本市企业名单：谁受益、谁受损、金额（仅限本市主管部门）', en: 'Firms of one’s own city by name: who gains, who loses, how much' },
  query: pageQuery,
  body: question.extend({ city: z.string().max(20), verdict: z.enum(['WINNER', 'LOSER', 'MIXED', 'OPEN']) }),
  response: pageOf(z.object({
    id: z.string(), name: z.string(), code: z.string(),
    verdict: z.enum(['WINNER', 'LOSER', 'MIXED', 'UNCHANGED', 'OPEN']),
    base: z.object({ low: fen, high: fen.nullable() }),
    next: z.object({ low: fen, high: fen.nullable() }),
    answers: z.array(z.object({ rule: z.string(), base: z.enum(['YES', 'NO', 'UNKNOWN']), next: z.enum(['YES', 'NO', 'UNKNOWN']) })),
    /** Facts to enter before there is an answer. */
    missing: z.array(words),
  })),
  errors: [...refusals, 'SANDBOX_FIRMS_STAY_IN_CITY'],
});
export type SandboxFirm = z.output<NonNullable<typeof listSandboxFirms.response>>['items'][number];
