import { sql } from 'kysely';
import { dateOf } from '../../base/calendar-date.ts';
import type { ContractAnswer, ContractInput } from '../../base/route-contract.ts';
import type { Sql } from '../../db/index.ts';
import type { Actor } from '../../identity/actor.ts';
import type { listNotices as contract, PublicNotice } from '../contract.ts';
import { type Definition, findAction } from '../domain/definition.ts';
import type { FormField } from '../domain/form.ts';
import type { Parties } from '../domain/history.ts';
import type { EngineContext } from '../engine-context.ts';
import { evaluateStored } from './case-page.ts';
import { matchesText } from './summary.ts';

interface NoticeColumns {
  caseId: string;
  caseNumber: string;
  caseTitle: string;
  definitionId: string;
  definitionVersion: number;
  parties: Parties;
  region: string | null;
  noticeId: string;
  run: number;
  from: string;
  until: string;
  shown: Record<string, unknown>;
}

/** Public notices: what was published and nothing else of the case. Stopped ones are no longer shown. */
export async function listNotices(
  context: EngineContext,
  handle: Sql,
  actor: Actor | undefined,
  now: Date,
  query: ContractInput<typeof contract>['query'],
): Promise<ContractAnswer<typeof contract>> {
  const today = dateOf(now);
  const running = query.status === 'running';
  const where = sql`not n.stopped and n.from_on <= ${today}::date and (n.until_on >= ${today}::date) = ${running} and ${matchesText(query.text)}`;
  const counted = await sql<{ total: number }>`
    select count(*) as total from procedure.notice n join procedure.case_file c on c.id = n.case_id where ${where}`.execute(handle);
  const { rows } = await sql<NoticeColumns>`
    select n.case_id as "caseId", c.number as "caseNumber", c.title as "caseTitle", c.definition_id as "definitionId",
      c.definition_version as "definitionVersion", c.parties, c.region, n.notice_id as "noticeId", n.run, n.from_on as "from",
      n.until_on as "until", n.shown
    from procedure.notice n join procedure.case_file c on c.id = n.case_id
    where ${where}
    order by n.until_on ${running ? sql`asc` : sql`desc`}, c.number
    limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`.execute(handle);
  const items: PublicNotice[] = [];
  for (const row of rows) items.push(await toNotice(context, handle, actor, now, row, running));
  return { items, total: counted.rows[0]!.total, page: query.page, pageSize: query.pageSize };
}

async function toNotice(
  context: EngineContext,
  handle: Sql,
  actor: Actor | undefined,
  now: Date,
  row: NoticeColumns,
  running: boolean,
): Promise<PublicNotice> {
  const definition = await context.pinned(handle, row.definitionId, row.definitionVersion);
  const notice = definition.notices.find((n) => n.id === row.noticeId)!;
  const filing = findAction(definition, notice.objections.fileOn)!;
  return {
    caseId: row.caseId,
    caseNumber: row.caseNumber,
    noticeId: row.noticeId,
    title: { zh: notice.zh, en: notice.en },
    object: row.caseTitle,
    organisations: [...new Set(Object.values(row.parties).flatMap((members) => members.map((m) => m.name)))],
    region: row.region,
    run: row.run,
    from: row.from,
    until: row.until,
    status: running ? 'running' : 'ended',
    places: notice.places,
    shown: notice.shows.flatMap((name) => (name in row.shown ? [shownField(definition, name, row.shown[name])] : [])),
    clauses: [...definition.clauses, ...notice.clauses],
    objection: running ? { action: filing.id, zh: filing.zh, en: filing.en, form: filing.form! } : null,
    mine: actor ? await ownObjections(context, handle, actor, now, row) : [],
  };
}

async function ownObjections(
  context: EngineContext,
  handle: Sql,
  actor: Actor,
  now: Date,
  row: NoticeColumns,
): Promise<PublicNotice['mine']> {
  const mine = await sql`select 1 from procedure.action where case_id = ${row.caseId} and account_id = ${actor.accountId} limit 1`.execute(handle);
  if (mine.rows.length === 0) return [];
  const { evaluation } = await evaluateStored(context, handle, row.caseId, now);
  return evaluation.notices
    .filter((n) => n.id === row.noticeId)
    .flatMap((n) => n.objections)
    .filter((o) => o.accountId === actor.accountId)
    .map(({ seq, filedOn, text, status, answer, answerDueOn }) => ({ seq, filedOn, text, status, answer, answerDueOn }));
}

/** A value with its label, and the words of a choice. */
function shownField(definition: Definition, name: string, value: unknown): PublicNotice['shown'][number] {
  const field: FormField = definition.actions.flatMap((a) => a.form?.properties[name] ?? [])[0]!;
  const choice = field.type === 'string' ? field.oneOf?.find((c) => c.const === value) : undefined;
  const format = 'format' in field ? (field.format ?? null) : null;
  return { field: name, zh: field.title, en: field.titleEn, format, value, valueZh: choice?.title ?? null, valueEn: choice?.titleEn ?? null };
}
