/**
 * Procedures as data: cases with states, clocks and public notices. Modules and flows open cases and act in their own
 * transactions and provide guards and effects by name; definitions come from the pack.
 */
export { createProcedureEngine, loadProcedureEngine } from './engine.ts';
export type { ProcedureEngine, ProcedureEngineOptions } from './engine.ts';
export type { ActInput, ActOutcome } from './commands/act.ts';
export type { AmendCaseInput } from './commands/amend-case.ts';
export type { OpenCaseInput } from './commands/open-case.ts';
export type { StandingCase } from './queries/case-page.ts';
export type { LoadedDefinition } from './load/definitions.ts';
export type { CaseRecord, Effect, Guard, GuardAnswer, HookContext, ProcedureHooks } from './hooks.ts';
export type { CaseAction, Evaluation, Parties, PartyMember, Words } from './domain/history.ts';
export type { Definition } from './domain/definition.ts';
export { mermaidOf } from './domain/diagram.ts';
