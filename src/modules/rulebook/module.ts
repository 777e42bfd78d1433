import type { CalendarDate } from '../../kernel/base/calendar-date.ts';
import type { Database, Tx } from '../../kernel/db/index.ts';
import type { ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { RuleBook } from '../../kernel/rules/index.ts';
import type { Module } from '../module.ts';
import type { Act, Desk, RulebookParts } from './act.ts';
import { createDraft, type DraftInput } from './commands/create-draft.ts';
import { approveDraft, submitDraft } from './commands/decide-draft.ts';
import { judge, type Judged, type JudgeInput } from './commands/judge.ts';
import { type DraftTextInput, saveDraft } from './commands/save-draft.ts';
import { rulebookHooks } from './hooks.ts';
import { judgement } from './queries/judgement.ts';
import { type Recomputed, recompute } from './queries/recompute.ts';
import { rulebookRoutes } from './routes.ts';
import { createShelf, type Handle, sqlOf } from './shelf.ts';
import { type DraftFilter, listDrafts, readDraft, type StoredDraft } from './store/drafts.ts';
import { listJudgements, type StoredJudgement } from './store/judgements.ts';

/** Rules in force, their changes, and the cases judged by them. */
export interface RulebookModule extends Module {
  hooks: ProcedureHooks;
  /** The pack's rules with the versions approved on the platform. */
  current(db: Handle): Promise<RuleBook>;
  /** As they were known at the end of a day. */
  at(db: Handle, on: CalendarDate): Promise<RuleBook>;
  /** Judges one case and keeps the answer; see `commands/judge.ts`. */
  judge(tx: Tx, input: JudgeInput, by: string | null, at: Date): Promise<Judged>;
  /** @throws Problem NOT_FOUND */
  judgement(db: Handle, id: string): Promise<StoredJudgement>;
  /** Cases of one enterprise that were kept, the newest first. */
  judgementsOf(db: Handle, enterprise: string, page: { limit: number; offset: number }): Promise<{ rows: StoredJudgement[]; total: number }>;
  /** A kept case again, by the text of the rule it was judged by. @throws Problem NOT_FOUND, RULEBOOK_JUDGEMENT_ALTERED */
  recompute(db: Handle, id: string): Promise<Recomputed>;

  createDraft(db: Database | Tx, act: Act, input: DraftInput): Promise<{ id: string }>;
  saveDraft(db: Database | Tx, act: Act, id: string, text: DraftTextInput): Promise<void>;
  submitDraft(db: Database | Tx, act: Act, id: string): Promise<void>;
  approveDraft(db: Database | Tx, act: Act, id: string, seen: number): Promise<void>;
  drafts(db: Handle, filter: DraftFilter): Promise<{ rows: StoredDraft[]; total: number }>;
  draft(db: Handle, id: string): Promise<StoredDraft | undefined>;
}

export function createRulebookModule(parts: RulebookParts): RulebookModule {
  const shelf = createShelf(parts.packed);
  const desk: Desk = { ...parts, shelf };
  return {
    name: 'rulebook',
    migrations: 'src/modules/rulebook/migrations',
    permissions: [
      { id: 'rulebook.draft.read', zh: '查看规则修订稿', en: 'See drafts of rules' },
      { id: 'rulebook.draft.write', zh: '起草规则修订稿', en: 'Draft changes of rules' },
      { id: 'rulebook.draft.approve', zh: '批准规则修订稿', en: 'Approve changes of rules' },
      { id: 'rulebook.judgement.read', zh: '查看已存档的判断', en: 'See judgements kept' },
      { id: 'rulebook.judgement.keep', zh: '咨询答复存档', en: 'Keep answers given at the counter' },
    ],
    routes: rulebookRoutes(desk),
    hooks: rulebookHooks(desk),
    current: async (db) => (await shelf.current(db)).book,
    at: (db, on) => shelf.at(db, on),
    judge: (tx, input, by, at) => judge(shelf, tx, input, by, at),
    judgement: (db, id) => judgement(sqlOf(db), id),
    judgementsOf: (db, enterprise, page) => listJudgements(sqlOf(db), { cities: null, rule: undefined, enterprise, ...page }),
    recompute: (db, id) => recompute(sqlOf(db), id),
    createDraft: (db, act, input) => createDraft(desk, db, act, input),
    saveDraft: (db, act, id, text) => saveDraft(db, act, id, text),
    submitDraft: (db, act, id) => submitDraft(desk, db, act, id),
    approveDraft: (db, act, id, seen) => approveDraft(desk, db, act, id, seen),
    drafts: (db, filter) => listDrafts(sqlOf(db), filter),
    draft: (db, id) => readDraft(sqlOf(db), id),
  };
}
