import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { factDefinition, knownFacts } from '../../kernel/rules/contract.ts';

/**
 * Policy check-up (政策体检): what a firm can get, why not, what is missing, by how much, when at the earliest. What decides
 * is re-exported for the browser, so that both sides answer from one source.
 */
export { confidenceWords, howToObject, instantText, numberText, valueText } from './domain/answer-words.ts';
export { bundleOf, type BundleView } from './domain/bundle-view.ts';
export { type Group, inGroups } from './domain/groups.ts';
export { evaluateScope, type Policy, policiesOf, type Scope, weakestFact } from './domain/policy.ts';
export { type Question, questionsOf } from './domain/questions.ts';
export { type Way, wayTo } from './domain/way.ts';

const words = { zh: z.string(), en: z.string() };
const day = z.iso.date();
const answer = z.enum(['YES', 'NO', 'UNKNOWN']);
const region = z.string().regex(/^\d{6}$/);
/** Facts as a visitor types them: unknown is left out or null. */
const typedFacts = z.record(z.string().max(60), z.union([z.number(), z.string().max(60), z.boolean(), z.null()]));

const step = z.object({ rule: z.string(), ...words, to: z.string().optional(), url: z.string().optional() });
export type Step = z.output<typeof step>;

const written = z.union([z.number(), z.string(), z.boolean(), z.null()]);
const namedValue = z.object({ id: z.string(), ...words, value: written, unit: z.string() });
const confidence = z.enum(['LAW', 'REPRINT', 'GENERAL', 'DEFAULT']);
const source = z.object({ ...words, number: z.string().optional(), clause: z.string().optional() });
const explanation = z.object({
  rule: z.string(), version: z.number().int(), on: day, answer, title: z.object(words), source,
  gives: z.array(namedValue),
  leaves: z.array(z.object({ id: z.string(), answer, ...words, clause: z.string(), confidence, values: z.array(namedValue) })),
  because: z.array(z.string()),
  missing: z.array(z.object({ id: z.string(), ...words, of: z.enum(['FACT', 'PARAMETER']) })),
  workings: z.array(namedValue.extend({ clause: z.string(), row: z.number().int().optional() })),
});


export const getBook = routeContract({
  id: 'checkup.getBook', method: 'GET', path: '/api/checkup/book', access: 'public',
  summary: { zh: '政策体检所用的规则、事项和次序', en: 'Rules, facts and order of a check-up, as the browser evaluates them' },
  response: z.object({
    today: day,
    facts: z.array(factDefinition),
    /** Rule files as the pack writes them, without their examples: what `createRuleBook` takes. */
    rules: z.array(z.record(z.string(), z.unknown())),
    /** Relations of supports, as `relationsOn` takes them. */
    relations: z.record(z.string(), z.unknown()),
    subjects: z.array(z.enum(['FIRM', 'PROJECT', 'DEAL', 'PERSON', 'PARK', 'POLICY'])),
    leftOutTopics: z.array(z.string()),
    topics: z.array(z.object({ id: z.string(), ...words })),
    groups: z.array(z.object({ id: z.string(), ...words, facts: z.array(z.string()) })),
    directions: z.object({ up: z.array(z.string()), down: z.array(z.string()) }),
    steps: z.array(step),
    /** The zone's cities and the province above them: the chain of a region is city, province. */
    cities: z.array(z.object({ code: z.string(), ...words })),
    province: z.string(),
  }),
});

const firm = z.object({ id: z.uuid(), name: z.string(), code: z.string(), city: z.string(), park: z.string().nullable() });
export type CheckedFirm = z.output<typeof firm>;
const firmFacts = z.object({
  firm, on: day, facts: knownFacts,
  /** Whether the reader may state figures of it, and keep answers. */
  may: z.object({ declare: z.boolean(), keep: z.boolean() }),
  /** Facts that can be stated one by one; the others are worked out of yearly figures. */
  declarable: z.array(z.string()),
});
export type FirmFacts = z.output<typeof firmFacts>;
const read = { permission: 'checkup.firm.read' } as const;
const keep = { permission: 'checkup.answer.keep' } as const;
const params = z.object({ id: z.uuid() });

export const getOwnFirm = routeContract({
  id: 'checkup.getOwnFirm', method: 'GET', path: '/api/checkup/own', access: 'signed-in',
  summary: { zh: '本企业的事项（预填）', en: 'Facts of the own firm, to prefill' },
  query: z.object({ on: day.optional() }),
  response: z.object({ own: firmFacts.nullable() }),
});

export const getFirm = routeContract({
  id: 'checkup.getFirm', method: 'GET', path: '/api/checkup/firms/:id', access: read,
  summary: { zh: '企业的事项（预填）', en: 'Facts of a firm, to prefill' },
  params, query: z.object({ on: day.optional() }),
  response: firmFacts,
  errors: ['NOT_FOUND'],
});

export const evaluate = routeContract({
  id: 'checkup.evaluate', method: 'POST', path: '/api/checkup/evaluate', access: 'public',
  summary: { zh: '按所给事项体检（不保存）', en: 'Check typed facts; nothing is kept' },
  body: z.object({ facts: typedFacts, region, on: day.optional() }),
  response: z.object({
    on: day, region: z.array(z.string()),
    policies: z.array(z.object({
      id: z.string(), subject: z.string(), topic: z.string(), regions: z.array(z.string()), from: day, to: day.nullable(), confidence, note: z.object(words).nullable(), said: explanation,
    })),
    questions: z.array(z.object({ fact: z.string(), settles: z.array(z.string()), may: z.array(z.string()), touches: z.array(z.string()) })),
    bundle: z.object({
      totalFen: z.number().int(),
      chosen: z.array(z.object({ id: z.string(), rule: z.string(), paidFen: z.number().int() })),
      left: z.array(z.object({ id: z.string(), rule: z.string(), amountFen: z.number().int(), paidFen: z.number().int(), ...words, clause: z.string().nullable() })),
      open: z.array(z.object({ id: z.string(), rule: z.string() })),
    }),
  }),
  errors: ['RULE_FACT_UNKNOWN', 'RULE_FACT_INVALID'],
});

export const declareFacts = routeContract({
  id: 'checkup.declareFacts', method: 'POST', path: '/api/checkup/firms/:id/facts', access: keep,
  summary: { zh: '把填写的数据存入企业档案（企业自填）', en: 'Save typed figures in the dossier, as the firm’s own word' },
  params,
  body: z.object({ facts: typedFacts }),
  response: firmFacts,
  errors: ['NOT_FOUND', 'CHECKUP_FACT_DERIVED', 'FIGURES_WRONG', 'FIGURES_LOCKED', 'FIGURE_MEASURED'],
});

export const keepAnswer = routeContract({
  id: 'checkup.keepAnswer', method: 'POST', path: '/api/checkup/firms/:id/answers', access: keep,
  summary: { zh: '留存一项政策的体检结论', en: 'Keep the answer of one policy' },
  params,
  /** `typed`: figures that are not saved; they go into the answer as the firm's own word. */
  body: z.object({ rule: z.string().max(80), on: day.optional(), typed: typedFacts.default({}) }),
  response: z.object({ id: z.uuid(), answer }),
  errors: ['NOT_FOUND', 'RULE_UNKNOWN', 'RULE_NOT_IN_FORCE', 'RULE_FACT_INVALID', 'RULE_FACT_UNKNOWN'],
});

const keptFact = z.object({ id: z.string(), ...words, unit: z.string(), value: written, source: z.string(), asOf: day.nullable(), confidence: z.enum(['MEASURED', 'REPORTED', 'DECLARED', 'ESTIMATED']) });
const keptAnswer = z.object({
  id: z.uuid(), number: z.string(), rule: z.string(), version: z.number().int(), on: day, subject: z.object({ id: z.string(), name: z.string() }), purpose: z.string(),
  region: z.array(z.string()), explanation, facts: z.array(keptFact), hash: z.string(), definitionHash: z.string(), keptAt: z.iso.datetime(),
  step: step.nullable(),
  /** Amounts the document leaves open, and how sure its text is. */
  confidence: confidence.nullable(), note: z.object(words).nullable(),
});
export type KeptAnswer = z.output<typeof keptAnswer>;

const changedFact = z.object({ id: z.string(), ...words, unit: z.string(), before: written, after: written });
const answerHead = z.object({
  id: z.uuid(), number: z.string(), rule: z.string(), title: z.object(words), version: z.number().int(), on: day, keptAt: z.iso.datetime(), answer,
  /** The first thing it gave. */
  gives: namedValue.nullable(),
  /** The same question today, on what the dossier holds today; null where no version is in force any more. */
  today: z.object({ version: z.number().int(), answer, gives: namedValue.nullable() }).nullable(),
  /** What of the things it rested on is otherwise today: the text of the rule, and facts with their old and new values (null: not known). */
  changes: z.object({ rule: z.boolean(), facts: z.array(changedFact) }),
});
export type AnswerHead = z.output<typeof answerHead>;

export const listAnswers = routeContract({
  id: 'checkup.listAnswers', method: 'GET', path: '/api/checkup/firms/:id/answers', access: read,
  summary: { zh: '企业留存的体检结论，以及其后变了什么', en: 'Answers kept of a firm, and what has changed since' },
  params, query: pageQuery,
  response: pageOf(answerHead).extend({ firm, on: day }),
  errors: ['NOT_FOUND'],
});

export const getAnswer = routeContract({
  id: 'checkup.getAnswer', method: 'GET', path: '/api/checkup/answers/:id', access: read,
  summary: { zh: '体检结论', en: 'A kept answer' },
  params, response: keptAnswer, errors: ['NOT_FOUND'],
});

export const downloadAnswer = routeContract({
  id: 'checkup.downloadAnswer', method: 'GET', path: '/api/checkup/answers/:id/pdf', access: read,
  summary: { zh: '下载体检结论（PDF）', en: 'Download a kept answer (PDF)' },
  params, produces: 'file', errors: ['NOT_FOUND'],
});

export const recomputeAnswer = routeContract({
  id: 'checkup.recomputeAnswer', method: 'GET', path: '/api/checkup/answers/:id/recomputation', access: read,
  summary: { zh: '按当时的规则和事实重算，逐字节核对', en: 'Compute a kept answer again, by the rule and facts of its time' },
  params,
  response: z.object({ same: z.boolean(), hash: z.string(), keptHash: z.string(), answer }),
  errors: ['NOT_FOUND', 'RULEBOOK_JUDGEMENT_ALTERED'],
});

const populationRead = { permission: 'checkup.population.read' } as const;
const populationQuery = z.object({
  rule: z.string().max(80), city: region, on: day.optional(),
  answer: answer.optional(), missing: z.string().max(60).optional(),
  /** Near misses by one figure only: of this fact, at most this band away (0: within a tenth, 1: a quarter, 2: a half, 3: further). */
  near: z.string().max(60).optional(), band: z.coerce.number().int().min(0).max(3).optional(),
  q: z.string().trim().max(60).optional(),
  /** Count anew although a count of a few minutes ago is there. */
  fresh: z.stringbool().optional(),
});
export type PopulationQuery = z.output<typeof populationQuery>;

const populationRow = z.object({
  id: z.uuid(), name: z.string(), code: z.string(), city: z.string(), park: z.string().nullable(), answer, gives: z.number().nullable(),
  missing: z.array(z.string()), failing: z.array(z.string()),
  near: z.object({ fact: z.string(), from: z.union([z.number(), z.string(), z.boolean()]), to: z.union([z.number(), z.string(), z.boolean()]), band: z.number().int() }).nullable(),
});
export type PopulationRow = z.output<typeof populationRow>;

export const getPopulation = routeContract({
  id: 'checkup.getPopulation', method: 'GET', path: '/api/checkup/population', access: populationRead,
  summary: { zh: '一项政策在本市企业中的情况：符合、差一步、缺数据', en: 'One rule over the firms of a city: who qualifies, who nearly does, what is not known' },
  query: populationQuery.extend(pageQuery.shape),
  response: z.object({
    /** MATCHING: answers are being counted; NEAR: near misses are; a page may be shown all the while. */
    phase: z.enum(['MATCHING', 'NEAR', 'DONE']),
    done: z.number().int(), toSearch: z.number().int(), searched: z.number().int(),
    countedAt: z.iso.datetime(), on: day, city: z.string(),
    rule: z.object({ id: z.string(), version: z.number().int(), title: z.object(words), source, unit: z.string().nullable(), leaves: z.array(z.object({ id: z.string(), ...words, clause: z.string() })) }),
    counts: z.object({ YES: z.number().int(), NO: z.number().int(), UNKNOWN: z.number().int() }),
    givesSum: z.number(),
    missing: z.array(z.object({ fact: z.string(), ...words, firms: z.number().int() })),
    failing: z.array(z.object({ id: z.string(), ...words, firms: z.number().int() })),
    /** Firms that one figure keeps from a yes, by figure and band of distance. */
    near: z.array(z.object({ fact: z.string(), ...words, unit: z.string(), bands: z.array(z.number().int()) })),
    page: pageOf(populationRow),
  }),
  errors: ['RULE_UNKNOWN', 'RULE_NOT_IN_FORCE'],
});

export const downloadPopulation = routeContract({
  id: 'checkup.downloadPopulation', method: 'GET', path: '/api/checkup/population.xlsx', access: populationRead,
  summary: { zh: '导出一项政策的企业清单', en: 'Export the firms of a rule to Excel' },
  query: populationQuery, produces: 'file', errors: ['RULE_UNKNOWN', 'RULE_NOT_IN_FORCE'],
});

const maybeCount = z.number().int().nullable();
export const getOverview = routeContract({
  id: 'checkup.getOverview', method: 'GET', path: '/api/checkup/overview', access: { permission: 'checkup.overview.read' },
  summary: { zh: '一项政策在各市的符合情况（只有计数，小数目不显示）', en: 'One rule by city: counts alone, small ones held back' },
  query: z.object({ rule: z.string().max(80), on: day.optional() }),
  response: z.object({
    done: z.boolean(), on: day, countedAt: z.iso.datetime(),
    cities: z.array(z.object({ city: z.string(), inForce: z.boolean(), firms: z.number().int(), YES: maybeCount, NO: maybeCount, UNKNOWN: maybeCount, near: maybeCount })),
  }),
  errors: ['RULE_UNKNOWN'],
});

