import { z } from 'zod';
import { formSchema } from './form.ts';

/**
 * A procedure as a pack writes it. Everything a regulation could change — who acts, in which order, how long — is here;
 * what an act does to the records of a module is a function that the module gives a name.
 */
const id = z.string().regex(/^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$/, 'an id is camelCase or kebab-case');
const stateId = z.string().regex(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/, 'a state is UPPER_SNAKE');
const dotted = z.string().regex(/^[a-z][A-Za-z0-9-]*(\.[a-z][A-Za-z0-9-]*){2,}$/, 'a name is module.thing.verb');
const words = { zh: z.string().min(1), en: z.string().min(1) };

export const clauseSchema = z.strictObject({
  /** Document id of the pack, title or number of a law. */
  document: z.string().min(1),
  /** Path in the document, e.g. `四/（二）` or `第十八条`. */
  path: z.string().min(1),
  note: z.string().optional(),
});

/** A length of time and where it is written. `PC` marks a convention of the platform, which is no legal rule. */
const periodSchema = z.strictObject({
  value: z.number().int().min(1),
  unit: z.enum(['workingDays', 'calendarDays']),
  source: z.string().min(1),
});

const stateSchema = z.strictObject({
  id: stateId,
  ...words,
  /** `done`: reached its aim; `stopped`: ended without. Either stops the clocks; an action may still lead out of it. */
  kind: z.enum(['open', 'done', 'stopped']),
});

/** Who may act. Exactly one of the four forms. */
const actorRuleSchema = z.union([
  /** Somebody acting for an organisation that is this party of the case. */
  z.strictObject({ permission: dotted, party: id }),
  /** Somebody whose jurisdiction covers the region and park of the case. */
  z.strictObject({ permission: dotted, jurisdiction: z.literal(true) }),
  /** Anybody who has signed in: objections to a public notice. */
  z.strictObject({ anyone: z.literal('signed-in') }),
  /** The house itself, when something happens in another case. */
  z.strictObject({ flow: z.literal(true) }),
]);

/** Conditions that the list of actions and the date decide alone. */
const requirementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('noticeElapsed'), notice: id }),
  z.strictObject({ kind: z.literal('noticeRunning'), notice: id }),
  z.strictObject({ kind: z.literal('openObjection'), notice: id }),
  z.strictObject({ kind: z.literal('noOpenObjection'), notice: id }),
  z.strictObject({ kind: z.literal('clockNotOverdue'), clock: id }),
  z.strictObject({ kind: z.literal('taken'), action: id }),
  /** Only within a period after the last time `after` was taken, e.g. an objection to a refusal. */
  z.strictObject({ kind: z.literal('within'), after: id, period: periodSchema }),
]);

const actionSchema = z.strictObject({
  id,
  ...words,
  from: z.array(stateId).min(1),
  /** Left out: the case stays where it is. */
  to: stateId.optional(),
  actor: actorRuleSchema,
  /** Four eyes: not the person who last took any of these. */
  differentFrom: z.array(id).default([]),
  /** JSON Schema draft-07 with `title` in Chinese and `titleEn`. */
  form: formSchema.optional(),
  requires: z.array(requirementSchema).default([]),
  guards: z.array(dotted).default([]),
  effects: z.array(dotted).default([]),
  /** A reason in plain words is compulsory. */
  reasonRequired: z.boolean().default(false),
  /** Possible, but nobody waits for it: it puts the case into no inbox. A list: only in these states. */
  optional: z.union([z.boolean(), z.array(stateId)]).default(false),
  /** Asked once more before it is sent. */
  grave: z.boolean().default(false),
  clauses: z.array(clauseSchema).default([]),
});

/** The opening of the case, for clocks that start there. */
export const OPENING = '$open';
const startPoint = z.union([z.literal(OPENING), id]);

const clockSchema = z.strictObject({
  id,
  ...words,
  startOn: z.array(startPoint).min(1),
  stopOn: z.array(id).min(1),
  pauseOn: z.array(id).default([]),
  resumeOn: z.array(id).default([]),
  length: periodSchema,
  /** Yellow when this many days or fewer are left, in the clock's unit. */
  warnBefore: z.number().int().min(0),
  onOverdue: z.enum(['yellow', 'red']).default('red'),
  clauses: z.array(clauseSchema).default([]),
});

const noticeSchema = z.strictObject({
  id,
  ...words,
  startOn: z.array(id).min(1),
  /** Anything that changes what was published: the notice runs anew from that day. */
  restartOn: z.array(id).default([]),
  stopOn: z.array(id).default([]),
  length: periodSchema,
  /** Where it is published, in both languages. */
  places: z.array(z.strictObject(words)).min(1),
  /** Fields of the forms that the public sees; nothing else leaves the case. */
  shows: z.array(z.string().min(1)).min(1),
  objections: z.strictObject({
    fileOn: id,
    /** Field of that form with the text of the objection. */
    textField: z.string().min(1),
    upholdOn: id,
    dismissOn: id,
    /** Field of both answering forms with the number of the objection. */
    objectionField: z.string().min(1),
    /** Field of both answering forms with the answer. */
    answerField: z.string().min(1),
    answerWithin: periodSchema,
    warnBefore: z.number().int().min(0),
    /** Upheld: `stops` until terms are changed and it is restarted, or `restarts` by itself that day. */
    upheld: z.enum(['stops', 'restarts']),
  }),
  /** Actions that wait until the notice has run out with every objection answered. */
  blocks: z.array(id),
  clauses: z.array(clauseSchema).default([]),
});

export const definitionSchema = z.strictObject({
  id,
  version: z.number().int().min(1),
  title: z.strictObject(words),
  /** What it is for, in a sentence or two. */
  purpose: z.strictObject(words),
  /** Prefix of case numbers, e.g. `DJ` in `DJ2026-000017`. */
  numberPrefix: z.string().regex(/^[A-Z]{2,4}$/),
  /** `module.thing` of the record a case is about. */
  subjectKind: z.string().regex(/^[a-z][a-z0-9-]*\.[a-z][a-zA-Z0-9-]*$/),
  clauses: z.array(clauseSchema).min(1),
  parties: z.array(z.strictObject({ id, ...words })).default([]),
  states: z.array(stateSchema).min(2),
  initial: stateId,
  actions: z.array(actionSchema).min(1),
  clocks: z.array(clockSchema).default([]),
  notices: z.array(noticeSchema).default([]),
});

export type Definition = z.output<typeof definitionSchema>;
export type StateDefinition = Definition['states'][number];
export type ActionDefinition = Definition['actions'][number];
export type ActorRule = ActionDefinition['actor'];
export type Requirement = ActionDefinition['requires'][number];
export type ClockDefinition = Definition['clocks'][number];
export type NoticeDefinition = Definition['notices'][number];
export type Period = z.output<typeof periodSchema>;
export type Clause = z.output<typeof clauseSchema>;

export function findAction(definition: Definition, action: string): ActionDefinition | undefined {
  return definition.actions.find((a) => a.id === action);
}

export function findState(definition: Definition, state: string): StateDefinition | undefined {
  return definition.states.find((s) => s.id === state);
}

/** True where the action may be taken but nobody waits for it. */
export function isOptional(action: ActionDefinition, state: string): boolean {
  return typeof action.optional === 'boolean' ? action.optional : action.optional.includes(state);
}

/** Actions that file or answer an objection; their forms hold words of other people and are no facts of the case. */
export function objectionActions(definition: Definition): Set<string> {
  return new Set(
    definition.notices.flatMap(({ objections: o }) => [o.fileOn, o.upholdOn, o.dismissOn]),
  );
}
