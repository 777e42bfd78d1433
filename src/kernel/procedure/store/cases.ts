import { sql } from 'kysely';
import { Problem } from '../../base/problem.ts';
import { registerConstraints, type Sql } from '../../db/index.ts';
import type { Parties } from '../domain/history.ts';
import type { CaseRecord } from '../hooks.ts';
import type { Projection } from '../projection.ts';

registerConstraints({
  'procedure.case_file_one_open': () =>
    new Problem('CASE_ALREADY_OPEN', {
      status: 409,
      zh: '该记录已有一件正在办理的同类事项',
      en: 'This record already has an open case of this kind',
      remedy: { zh: '请在原事项中继续办理', en: 'Go on in the case that is open' },
    }),
});

/** A stored case with the end of its chain. */
export interface StoredCase extends CaseRecord {
  hash: string;
  state: string;
  lastSeq: number;
  lastAt: string;
  lastHash: string;
}

interface CaseColumns {
  id: string;
  number: string;
  definitionId: string;
  definitionVersion: number;
  subjectKind: string;
  subjectId: string;
  title: string;
  parties: Parties;
  region: string | null;
  park: string | null;
  openedAt: Date;
  hash: string;
  state: string;
  lastSeq: number;
  lastAt: Date;
  lastHash: string;
}

const COLUMNS = sql`c.id, c.number, c.definition_id as "definitionId", c.definition_version as "definitionVersion",
  c.subject_kind as "subjectKind", c.subject_id as "subjectId", c.title, c.parties, c.region, c.park,
  c.opened_at as "openedAt", c.hash, c.state, c.last_seq as "lastSeq", c.last_at as "lastAt", c.last_hash as "lastHash"`;

function toCase({ subjectKind, subjectId, openedAt, lastAt, ...row }: CaseColumns): StoredCase {
  return { ...row, subject: { kind: subjectKind, id: subjectId }, openedAt: openedAt.toISOString(), lastAt: lastAt.toISOString() };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export async function findCase(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<StoredCase | undefined> {
  if (!UUID.test(id)) return undefined;
  const { rows } = await sql<CaseColumns>`
    select ${COLUMNS} from procedure.case_file c where c.id = ${id}
    ${options.lock ? sql`for update` : sql``}`.execute(handle);
  return rows[0] && toCase(rows[0]);
}

/** Cases about a record, the newest first. */
export async function findCasesOf(handle: Sql, subject: { kind: string; id: string }, definitionId?: string): Promise<StoredCase[]> {
  const { rows } = await sql<CaseColumns>`
    select ${COLUMNS} from procedure.case_file c
    where c.subject_kind = ${subject.kind} and c.subject_id = ${subject.id}
      and (${definitionId ?? null}::text is null or c.definition_id = ${definitionId ?? null})
    order by c.opened_at desc, c.number desc`.execute(handle);
  return rows.map(toCase);
}

/** The next number of a prefix and year; concurrent openings wait for each other here, so numbers leave no gap. */
export async function nextNumber(handle: Sql, prefix: string, year: number): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into procedure.counter (prefix, year, last) values (${prefix}, ${year}, 1)
    on conflict (prefix, year) do update set last = procedure.counter.last + 1
    returning last`.execute(handle);
  return `${prefix}${year}-${String(rows[0]!.last).padStart(6, '0')}`;
}

export async function insertCase(
  handle: Sql,
  record: CaseRecord & { openedBy: string | null; hash: string },
  projection: Projection,
): Promise<void> {
  await sql`
    insert into procedure.case_file (id, number, definition_id, definition_version, subject_kind, subject_id, opened_at,
      opened_by, hash, title, parties, organisation_ids, region, park, state, state_since, kind, last_seq, last_at, last_hash,
      due_on, yellow_on, red_on, late)
    values (${record.id}, ${record.number}, ${record.definitionId}, ${record.definitionVersion}, ${record.subject.kind},
      ${record.subject.id}, ${record.openedAt}::timestamptz, ${record.openedBy}, ${record.hash}, ${record.title},
      ${JSON.stringify(record.parties)}::jsonb, ${organisationIds(record.parties)}, ${record.region}, ${record.park},
      ${projection.state}, ${projection.stateSince}, ${projection.kind}, 0, ${record.openedAt}::timestamptz, ${record.hash},
      ${projection.dueOn}, ${projection.yellowOn}, ${projection.redOn}, ${projection.late})`.execute(handle);
}

export async function updateStanding(
  handle: Sql,
  id: string,
  projection: Projection,
  last: { seq: number; at: string; hash: string },
): Promise<void> {
  await sql`
    update procedure.case_file set state = ${projection.state}, state_since = ${projection.stateSince}, kind = ${projection.kind},
      due_on = ${projection.dueOn}, yellow_on = ${projection.yellowOn}, red_on = ${projection.redOn}, late = ${projection.late},
      last_seq = ${last.seq}, last_at = ${last.at}::timestamptz, last_hash = ${last.hash}
    where id = ${id}`.execute(handle);
}

export async function updatePlace(
  handle: Sql,
  { id, title, parties, region, park }: Pick<CaseRecord, 'id' | 'title' | 'parties' | 'region' | 'park'>,
): Promise<void> {
  await sql`
    update procedure.case_file set title = ${title}, parties = ${JSON.stringify(parties)}::jsonb,
      organisation_ids = ${organisationIds(parties)}, region = ${region}, park = ${park}
    where id = ${id}`.execute(handle);
}

function organisationIds(parties: Parties): string[] {
  return [...new Set(Object.values(parties).flatMap((members) => members.map((m) => m.organisationId)))];
}
