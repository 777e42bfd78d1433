import { sql } from 'kysely';
import { Problem } from '../../../kernel/base/problem.ts';
import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import type { HandoverView, RecordKind } from '../contract.ts';

export interface HandoverRow {
  id: string;
  caseId: string;
  fromDesk: string;
  toDesk: string;
  subjectKind: RecordKind;
  subjectId: string;
  title: string;
  reason: string;
  status: HandoverView['status'];
  responsibleDesk: string;
  sentAt: Date;
  sentByName: string;
  receivedAt: Date | null;
  answeredAt: Date | null;
  closedAt: Date | null;
  answer: string | null;
  demo: boolean;
}

registerConstraints({
  'network.handover_live': () =>
    new Problem('NETWORK_HANDOVER_OPEN', {
      status: 409, zh: '该事项已转给这个工作台，尚未办结', en: 'This record is already with that desk and not closed', remedy: { zh: '在转办件列表中查看进度', en: 'See the list of hand-overs' },
    }),
});

const COLUMNS = sql`h.id, h.case_id as "caseId", h.from_desk as "fromDesk", h.to_desk as "toDesk", h.subject_kind as "subjectKind", h.subject_id as "subjectId",
  h.title, h.reason, h.status, h.responsible_desk as "responsibleDesk", h.sent_at as "sentAt", h.sent_by_name as "sentByName", h.received_at as "receivedAt",
  h.answered_at as "answeredAt", h.closed_at as "closedAt", h.answer, h.demo`;

export interface NewHandover extends Pick<HandoverRow, 'id' | 'caseId' | 'fromDesk' | 'toDesk' | 'subjectKind' | 'subjectId' | 'title' | 'reason' | 'demo'> {
  fromOrganisation: string;
  toOrganisation: string;
  at: Date;
  by: string;
  byName: string;
}

export async function insertHandover(db: Sql, h: NewHandover): Promise<void> {
  await sql`
    insert into network.handover (id, case_id, from_desk, to_desk, from_organisation, to_organisation, subject_kind, subject_id, title, reason, status,
      responsible_desk, sent_at, sent_by, sent_by_name, demo)
    values (${h.id}, ${h.caseId}, ${h.fromDesk}, ${h.toDesk}, ${h.fromOrganisation}, ${h.toOrganisation}, ${h.subjectKind}, ${h.subjectId}, ${h.title}, ${h.reason},
      'SENT', ${h.fromDesk}, ${h.at}, ${h.by}, ${h.byName}, ${h.demo})`.execute(db);
}

/** What a step of the case means for the record. The other desk answers for it from its acceptance on. */
export async function followCase(db: Sql, id: string, step: { status: string; answer: string | null; at: Date }): Promise<void> {
  const { status, answer, at } = step;
  await sql`
    update network.handover set status = ${status}, answer = coalesce(${answer}, answer),
      responsible_desk = case when ${status} = 'ACCEPTED' then to_desk else responsible_desk end,
      received_at = case when ${status} = 'RECEIVED' then ${at} else received_at end,
      answered_at = case when ${status} in ('ACCEPTED', 'RETURNED') then ${at} else answered_at end,
      closed_at = case when ${status} in ('CLOSED', 'WITHDRAWN') then ${at} else closed_at end
    where id = ${id}`.execute(db);
}

export interface HandoverScope {
  everything: boolean;
  organisations: readonly string[];
  /** Desks of the cities that somebody answers for. */
  desks: readonly string[];
}

export async function listHandovers(
  db: Sql,
  q: { scope: HandoverScope; desk: string | undefined; box: 'sent' | 'received' | undefined; limit: number; offset: number },
): Promise<{ rows: HandoverRow[]; total: number }> {
  const { scope, desk, box } = q;
  const organisations = sql`${[...scope.organisations]}::uuid[]`;
  const desks = sql`${[...scope.desks]}::text[]`;
  const where = sql.join(
    [
      scope.everything ? sql`true` : sql`(h.from_organisation = any(${organisations}) or h.to_organisation = any(${organisations}) or h.from_desk = any(${desks}) or h.to_desk = any(${desks}))`,
      ...(desk === undefined ? [] : [box === 'sent' ? sql`h.from_desk = ${desk}` : box === 'received' ? sql`h.to_desk = ${desk}` : sql`(h.from_desk = ${desk} or h.to_desk = ${desk})`]),
    ],
    sql` and `,
  );
  const { rows } = await sql<HandoverRow>`
    select ${COLUMNS} from network.handover h where ${where} order by (h.status in ('CLOSED', 'WITHDRAWN')), h.sent_at desc, h.id limit ${q.limit} offset ${q.offset}`.execute(db);
  const { rows: count } = await sql<{ total: number }>`select count(*)::int as total from network.handover h where ${where}`.execute(db);
  return { rows, total: count[0]!.total };
}
