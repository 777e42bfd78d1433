import type { Tx } from '../db/index.ts';
import type { Actor } from '../identity/actor.ts';
import type { CaseAction, Evaluation, Parties, Words } from './domain/history.ts';

/** The unchanging part of a case. */
export interface CaseRecord {
  id: string;
  /** e.g. `DJ2026-000017` */
  number: string;
  definitionId: string;
  definitionVersion: number;
  /** The record the case is about, e.g. `{kind: 'contracts.contract', id}`. */
  subject: { kind: string; id: string };
  title: string;
  parties: Parties;
  region: string | null;
  park: string | null;
  openedAt: string;
}

/** What a guard or an effect is told. */
export interface HookContext {
  case: CaseRecord;
  /** Id of the action being taken. */
  action: string;
  /** The validated form. */
  data: Record<string, unknown>;
  reason: string | null;
  /** The person behind the action; undefined when a flow acts without one. */
  actor: Actor | undefined;
  /** Organisation and role under which the person acts. */
  organisationId: string | null;
  role: string | null;
  now: Date;
  requestId: string;
  /** Guards: the case before the action. Effects: after it, the new action being the last of `history`. */
  evaluation: Evaluation;
  history: readonly CaseAction[];
}

/** A guard says yes, or no with reasons a person can act on. */
export type GuardAnswer = { ok: true } | { ok: false; reasons: Words[] };

export type Guard = (tx: Tx, ctx: HookContext) => Promise<GuardAnswer>;

/** Runs in the transaction of the action: what it throws undoes the action; `tx.emit` tells others after the commit. */
export type Effect = (tx: Tx, ctx: HookContext) => Promise<void>;

/**
 * Named functions that procedure definitions of a pack may call. A name is `module.thing.verb` and belongs to the module
 * (or flow) it begins with, e.g. `contracts.contract.register`.
 */
export interface ProcedureHooks {
  guards: Record<string, Guard>;
  effects: Record<string, Effect>;
}
