import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, forbidden } from '../../../kernel/identity/index.ts';
import type { ReturnsParts } from '../act.ts';
import type { getReturn as contract, listRecords as recordsContract } from '../contract.ts';
import type { Values } from '../domain/collection.ts';
import { yearBefore } from '../domain/periods.ts';
import { maySee, type ReturnKey, type Scope, scopeOf } from '../scope.ts';
import { readRevisions, readSteps, type ReturnRow } from '../store/returns.ts';
import { findSubmission, readBeforeOf, readRecords, type SubmissionRow } from '../store/submissions.ts';
import { readUploads } from '../store/uploads.ts';
import { readEarlier } from './earlier.ts';
import { itemOf } from './list-returns.ts';

type Page = ContractAnswer<typeof contract>;
const UPLOADS_SHOWN = 10;

/** @throws Problem RETURN_UNKNOWN, FORBIDDEN */
export async function getReturn(parts: ReturnsParts, db: Sql, actor: Actor | undefined, now: Date, key: ReturnKey & { revision?: number }): Promise<Page> {
  const { scope, row, revisions } = await findVisible(parts, db, actor, key);
  const [submission, steps, earlier, uploads] = await Promise.all([
    row?.submissionId ? findSubmission(db, row.submissionId) : undefined,
    readSteps(db, row ? [row.id] : []),
    readEarlier(parts, db, scope),
    readUploads(db, key, UPLOADS_SHOWN),
  ]);
  const { collection } = scope;
  const [record] = submission && collection.layout === 'form' ? (await readRecords(db, submission.id, { limit: 1, offset: 0 })).rows : [];
  const { outlierZ, outlierLeast, findingsKept, explanationLeast, sourceZh, sourceEn } = parts.parameters;
  const { figureStatus: _, fields, ...rest } = collection;
  return {
    today: dateOf(now),
    collection: {
      ...rest, keys: [...rest.keys], fill: [...rest.fill], first: [...rest.first], second: [...rest.second],
      fields: fields.map((f) => ({ ...f, choices: [...f.choices] })),
      checks: rest.checks.map((c) => (c.kind === 'sum' ? { ...c, parts: [...c.parts] } : c)),
    },
    item: itemOf(parts, scope, { row, steps, warnings: submission?.outcome.warnings ?? 0 }, actor, dateOf(now)),
    parameters: { outlierZ, outlierLeast, findingsKept, explanationLeast, sourceZh, sourceEn },
    returnId: row?.id ?? null,
    version: row?.version ?? 0,
    submission: submission ? viewSubmission(submission) : null,
    values: record?.values ?? {},
    remarks: record?.remarks ?? {},
    before: collection.layout === 'form' ? { ...earlier.before.get('') } : {},
    history: earlier.history,
    steps: steps.map((t) => ({
      seq: t.seq, action: t.action, byName: t.byName, organisation: t.organisationName, at: t.at.toISOString(), reason: t.reason, submissionNo: t.submissionNo, explanations: t.explanations,
    })),
    revisions: revisions.map((r) => ({ revision: r.revision, state: r.state, openedAt: r.openedAt.toISOString() })),
    published: submission ? await publishedBy(parts, db, scope, submission.id) : [],
    uploads: uploads.map((u) => ({ id: u.id, fileName: u.fileName, status: u.dead ? 'FAILED' : u.status, errors: u.outcome?.errors ?? null, byName: u.submittedByName, at: u.startedAt.toISOString() })),
  };
}

/** @throws Problem RETURN_UNKNOWN, FORBIDDEN */
export async function listRecords(
  parts: ReturnsParts, db: Sql, actor: Actor | undefined, key: ReturnKey & { revision?: number }, query: { page: number; pageSize: number; flagged: boolean },
): Promise<ContractAnswer<typeof recordsContract>> {
  const { scope, row } = await findVisible(parts, db, actor, key);
  const { page, pageSize } = query;
  const submission = row?.submissionId ? await findSubmission(db, row.submissionId) : undefined;
  if (!submission) return { items: [], total: 0, page, pageSize };
  const flagged = new Map<number, string[]>();
  for (const f of submission.outcome.findings) if (f.row !== null && f.field !== null) flagged.set(f.row, [...(flagged.get(f.row) ?? []), f.field]);
  const { rows, total } = await readRecords(db, submission.id, { limit: pageSize, offset: (page - 1) * pageSize, ...(query.flagged ? { nos: [...flagged.keys()] } : {}) });
  const { collection, period } = scope;
  const before = await readBeforeOf(db, { collection: collection.id, period: yearBefore(collection.frequency, period), place: scope.place.code }, rows.map((r) => r.key));
  return {
    items: rows.map((r) => ({ no: r.no, key: r.key, values: r.values, before: numbersOf(before.get(r.key)), flagged: flagged.get(r.no) ?? [] })),
    total, page, pageSize,
  };
}

async function findVisible(parts: ReturnsParts, db: Sql, actor: Actor | undefined, key: ReturnKey & { revision?: number }): Promise<{ scope: Scope; row: ReturnRow | undefined; revisions: ReturnRow[] }> {
  const scope = scopeOf(parts, key);
  if (!maySee(actor, scope)) throw forbidden('returns.return.read');
  const revisions = await readRevisions(db, key);
  return { scope, revisions, row: key.revision === undefined ? revisions[0] : revisions.find((r) => r.revision === key.revision) };
}

function viewSubmission(s: SubmissionRow): NonNullable<Page['submission']> {
  return {
    id: s.id, no: s.no, origin: s.origin, fileName: s.fileName, fileSha256: s.fileSha256, records: s.records, enteredBy: s.enteredByName,
    organisation: s.organisationName, enteredAt: s.enteredAt.toISOString(), outcome: s.outcome,
  };
}

async function publishedBy({ indicators }: ReturnsParts, db: Sql, { collection, place }: Scope, submissionId: string): Promise<Page['published']> {
  const asked = collection.fields.filter((f) => f.indicator !== null);
  if (asked.length === 0) return [];
  const readings = await indicators.readings(db, { indicators: asked.map((f) => f.indicator!), place: place.code });
  return readings
    .filter((f) => f.submission === submissionId)
    .map((f) => {
      const field = asked.find((a) => a.indicator === f.indicator)!;
      return { indicator: f.indicator, zh: field.zh, en: field.en, period: f.period, value: f.value, unit: f.unit, vintage: f.vintage, reading: f.reading, source: f.source };
    });
}

function numbersOf(values: Values | undefined): Record<string, number> | null {
  return values ? Object.fromEntries(Object.entries(values).filter((e): e is [string, number] => typeof e[1] === 'number')) : null;
}
