/** The rules in force: the pack's with those approved on the platform; drafts and their approval; judgements kept. */
export { createRulebookModule } from './module.ts';
export type { RulebookModule } from './module.ts';
export type { Judged, JudgeInput } from './commands/judge.ts';
export type { JudgementSubject } from './domain/judgement.ts';
export type { StoredJudgement } from './store/judgements.ts';
export type { Recomputed } from './queries/recompute.ts';
