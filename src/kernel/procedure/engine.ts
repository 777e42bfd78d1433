import { type Pack } from '../base/pack.ts';
import type { ContractAnswer, ContractInput } from '../base/route-contract.ts';
import type { WorkingDayCalendar } from '../base/working-days.ts';
import type { Database, Sql, Tx } from '../db/index.ts';
import type { Actor, PermissionDeclaration } from '../identity/actor.ts';
import type { BoundRoute } from '../identity/route.ts';
import { act, type ActInput, type ActOutcome } from './commands/act.ts';
import { amendCase, type AmendCaseInput } from './commands/amend-case.ts';
import { openCase, type OpenCaseInput } from './commands/open-case.ts';
import { prepare } from './commands/prepare.ts';
import { tickClocks } from './commands/tick-clocks.ts';
import type { CalendarYear, listCases as listContract, readInbox } from './contract.ts';
import type { Definition } from './domain/definition.ts';
import { addHooks, currentDefinition, engineContext } from './engine-context.ts';
import type { CaseRecord, ProcedureHooks } from './hooks.ts';
import { loadCalendar } from './load/calendar.ts';
import { type LoadedDefinition, loadDefinitions } from './load/definitions.ts';
import { evaluateStored, type StandingCase } from './queries/case-page.ts';
import { listCases } from './queries/cases.ts';
import { inboxOf } from './queries/inbox.ts';
import { procedureRoutes } from './routes.ts';
import { findCasesOf } from './store/cases.ts';

export interface ProcedureEngineOptions {
  definitions: readonly LoadedDefinition[];
  calendar: WorkingDayCalendar;
  years?: readonly CalendarYear[];
}

/** The engine, and what it declares to the house (the form of a module). All functions take the caller's connection. */
export interface ProcedureEngine {
  name: 'procedure';
  migrations: string;
  permissions: readonly PermissionDeclaration[];
  routes: readonly BoundRoute[];

  readonly calendar: WorkingDayCalendar;
  readonly years: readonly CalendarYear[];
  /** Guards and effects of one module or flow; call before `prepare`. @throws Problem PROCEDURE_HOOK_TWICE */
  provide(hooks: ProcedureHooks): void;
  /** Once at the start: checks every name and pins the versions. @throws Problem PROCEDURE_INVALID, PROCEDURE_VERSION_CHANGED */
  prepare(db: Database, now: Date, permissions: ReadonlySet<string>): Promise<void>;

  openCase(tx: Tx, input: OpenCaseInput): Promise<CaseRecord>;
  act(tx: Tx, input: ActInput): Promise<ActOutcome>;
  amendCase(tx: Tx, input: AmendCaseInput): Promise<CaseRecord>;

  /** @throws Problem NOT_FOUND */
  evaluateStored(handle: Sql, caseId: string, now: Date): Promise<StandingCase>;
  /** Cases about a record, the newest first. */
  casesOf(handle: Sql, subject: { kind: string; id: string }, definitionId?: string): Promise<CaseRecord[]>;
  inboxOf(handle: Sql, actor: Actor, now: Date, query?: Partial<ContractInput<typeof readInbox>['query']>): Promise<ContractAnswer<typeof readInbox>>;
  listCases(handle: Sql, actor: Actor | undefined, now: Date, query?: Partial<ContractInput<typeof listContract>['query']>): Promise<ContractAnswer<typeof listContract>>;
  /** The definition new cases begin under. @throws Problem PROCEDURE_UNKNOWN */
  definition(id: string): Definition;
  definitions(): Definition[];

  /** Job: reminders, once a clock and day. Returns how many were emitted. */
  tickClocks(db: Database, now: Date): Promise<number>;
}

export function createProcedureEngine(options: ProcedureEngineOptions): ProcedureEngine {
  const context = engineContext(options.definitions, options.calendar, options.years ?? []);
  return {
    name: 'procedure',
    migrations: 'src/kernel/procedure/migrations',
    permissions: [{ id: 'procedure.case.read', zh: '查阅办理事项', en: 'Read cases' }],
    routes: procedureRoutes(context),
    calendar: context.calendar,
    years: context.years,
    provide: (hooks) => addHooks(context, hooks),
    prepare: (db, now, permissions) => prepare(context, db, now, permissions),
    openCase: (tx, input) => openCase(context, tx, input),
    act: (tx, input) => act(context, tx, input),
    amendCase: (tx, input) => amendCase(context, tx, input),
    evaluateStored: (handle, caseId, now) => evaluateStored(context, handle, caseId, now),
    casesOf: (handle, subject, definitionId) => findCasesOf(handle, subject, definitionId),
    inboxOf: (handle, actor, now, query) => inboxOf(context, handle, actor, now, { page: 1, pageSize: 20, when: 'now', ...query }),
    listCases: (handle, actor, now, query) => listCases(context, handle, actor, now, { page: 1, pageSize: 20, ...query }),
    definition: (id) => currentDefinition(context, id),
    definitions: () => [...context.current.values()].map((l) => l.definition),
    tickClocks: (db, now) => tickClocks(context, db, now),
  };
}

/** The engine with the procedures and the calendar of a pack. @throws Problem PACK_FILE_INVALID, PROCEDURE_INVALID */
export function loadProcedureEngine(pack: Pack): ProcedureEngine {
  return createProcedureEngine({ definitions: loadDefinitions(pack), ...loadCalendar(pack) });
}
