export type { CaseRecord, Effect, Guard, GuardAnswer, HookContext, ProcedureHooks } from './hooks.ts';
export type { CaseAction, Evaluation, Parties, PartyMember, Words } from './domain/history.ts';
