import { type CalendarDate, dateOf } from '../../../kernel/base/calendar-date.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant, forbidden, holds } from '../../../kernel/identity/index.ts';
import type { SupervisionParts } from '../act.ts';
import type { Finding, getInspection as pageContract, Inspection, listFindings as ledgerContract, listInspections as listContract } from '../contract.ts';
import { isLate, UNANNOUNCED } from '../domain/inspection.ts';
import { countFindings, type FindingFilter, type FindingRow, readFindings, SETTLED_STATES } from '../store/findings.ts';
import { findInspection, type InspectionRow, readInspections } from '../store/inspections.ts';

const READ = 'supervision.inspection.read';

/** The zone's bodies see every inspection; a unit those of itself, from the day it was told. */
function maySee(actor: Actor | undefined, { units, status }: InspectionRow): boolean {
  const organisationIds = UNANNOUNCED.includes(status) ? [] : units.map((u) => u.organisationId);
  return findGrant(actor, READ, { organisationIds }) !== undefined;
}

/** null: every organisation's. */
function ownOnly(actor: Actor | undefined): string[] | undefined {
  if (findGrant(actor, READ)) return undefined;
  return (actor?.assignments ?? []).filter((a) => a.grants.some((g) => g.permission === READ)).map((a) => a.organisationId);
}

export async function listInspections(db: Sql, actor: Actor | undefined, now: Date): Promise<ContractAnswer<typeof listContract>> {
  const [inspections, findings] = await Promise.all([readInspections(db), readFindings(db, { visibleTo: ownOnly(actor) })]);
  return {
    items: inspections.filter((i) => maySee(actor, i)).map((i) => viewInspection(i, findings.filter((f) => f.inspectionId === i.id), dateOf(now))),
    may: { plan: holds(actor, 'supervision.inspection.plan') },
  };
}

/** @throws Problem NOT_FOUND, FORBIDDEN */
export async function getInspection(parts: SupervisionParts, db: Sql, actor: Actor | undefined, now: Date, id: string): Promise<ContractAnswer<typeof pageContract>> {
  const inspection = await findInspection(db, id);
  if (!inspection) throw notFound('督查', 'inspection', id);
  if (!maySee(actor, inspection)) throw forbidden(READ);
  const today = dateOf(now);
  const [findings, tasks] = await Promise.all([readFindings(db, { inspectionId: id, visibleTo: ownOnly(actor) }), parts.tasks(db)]);
  const inTeam = inspection.inspectors.some((t) => t.accountId === actor?.accountId);
  const inspects = holds(actor, 'supervision.inspection.inspect');
  const ofUnit = actor?.assignments.some((a) => inspection.units.some((u) => u.organisationId === a.organisationId)) ?? false;
  return {
    ...viewInspection(inspection, findings, today),
    today,
    inspectors: inspection.inspectors.map(({ name, organisationName, statement, joinedAt }) => ({ name, organisationName, statement, joinedAt: new Date(joinedAt).toISOString() })),
    tasksNamed: tasks.filter((t) => inspection.tasks.includes(t.id)).map(({ id: task, no, zh, en }) => ({ id: task, no, zh, en })),
    list: findings.map((f) => viewFinding(f, today)),
    defaultWorkingDays: parts.rules.inspection.defaultRectification,
    may: {
      join: inspects && !inTeam && !ofUnit && ['NOTIFIED', 'UNDER_WAY'].includes(inspection.status),
      find: inspects && inTeam && inspection.status === 'UNDER_WAY',
      order: holds(actor, 'supervision.order.issue'),
    },
  };
}

type LedgerQuery = ContractInput<typeof ledgerContract>['query'];

/** The ledger of findings (问题台账), a page of it. */
export async function listFindings(db: Sql, actor: Actor | undefined, now: Date, { page, pageSize, ...asked }: LedgerQuery): Promise<ContractAnswer<typeof ledgerContract>> {
  const filter: FindingFilter = { ...asked, visibleTo: ownOnly(actor) };
  const [rows, total] = await Promise.all([readFindings(db, filter, { page, pageSize }), countFindings(db, filter)]);
  return { items: rows.map((f) => viewFinding(f, dateOf(now))), total, page, pageSize };
}

/** The whole ledger as far as the reader may see it, for the workbook. */
export async function readLedger(db: Sql, actor: Actor | undefined, now: Date, asked: Pick<FindingFilter, 'organisationId' | 'status'>): Promise<Finding[]> {
  const rows = await readFindings(db, { ...asked, visibleTo: ownOnly(actor) });
  return rows.map((f) => viewFinding(f, dateOf(now)));
}

function viewInspection(i: InspectionRow, findings: readonly FindingRow[], today: CalendarDate): Inspection {
  const { inspectors: _, plannedBy: _by, plannedAt, ...shown } = i;
  return {
    ...shown,
    plannedAt: plannedAt.toISOString(),
    findings: { total: findings.length, settled: findings.filter((f) => SETTLED_STATES.includes(f.status)).length, overdue: findings.filter((f) => isLate(f, today)).length },
  };
}

function viewFinding(f: FindingRow, today: CalendarDate): Finding {
  const { region: _, foundAt, status, ...shown } = f;
  return { ...shown, foundAt: foundAt.toISOString(), status: status as Finding['status'], overdue: isLate(f, today) };
}

/** What a bulletin tells of a month: inspections that ran in it, findings that came into force, were settled or are late. */
export interface InspectionBulletin {
  period: string;
  inspections: { number: string; title: string; units: string[]; fromOn: string; toOn: string; status: string; demo: boolean }[];
  findings: { total: number; opened: number; settled: number; open: number; overdue: number };
  bySeverity: Record<Finding['severity'], number>;
  list: Finding[];
}

/**
 * Inspections of a month (`YYYY-MM`) or a year (`YYYY`), as they stand on the day asked: those whose days overlap it, with
 * their findings. Drafts and cancelled plans are left out.
 */
export async function inspectionsOf(db: Sql, period: string, now: Date): Promise<InspectionBulletin> {
  const [from, to] = period.length === 4 ? [`${period}-01-01`, `${period}-12-31`] : [`${period}-01`, `${period}-31`];
  const today = dateOf(now);
  const inspections = (await readInspections(db)).filter((i) => !UNANNOUNCED.includes(i.status) && i.fromOn <= to && i.toOn >= from);
  const ids = new Set(inspections.map((i) => i.id));
  const list = (await readFindings(db)).filter((f) => ids.has(f.inspectionId) && f.caseId !== null).map((f) => viewFinding(f, today));
  const within = (day: string | null): boolean => day !== null && day >= from && day <= to;
  return {
    period,
    inspections: inspections
      .map(({ number, title, units, fromOn, toOn, status, demo }) => ({ number, title, units: units.map((u) => u.organisationName), fromOn, toOn, status, demo }))
      .toSorted((a, b) => a.number.localeCompare(b.number)),
    findings: {
      total: list.length,
      opened: list.filter((f) => within(dateOf(new Date(f.foundAt)))).length,
      settled: list.filter((f) => within(f.settledOn)).length,
      open: list.filter((f) => !SETTLED_STATES.includes(f.status)).length,
      overdue: list.filter((f) => f.overdue).length,
    },
    bySeverity: { MINOR: count(list, 'MINOR'), MAJOR: count(list, 'MAJOR'), SERIOUS: count(list, 'SERIOUS') },
    list,
  };
}

const count = (list: readonly Finding[], severity: Finding['severity']): number => list.filter((f) => f.severity === severity).length;
