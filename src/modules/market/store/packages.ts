import { sql, type RawBuilder } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { PackageItem, PackageRule } from '../contract/package.ts';
import { summarise } from '../domain/summary.ts';

export interface PackageRow {
  id: string;
  direction: string;
  title: string;
  summary: string;
  rule: PackageRule;
  version: number;
  demo: boolean;
}

const PACKAGE = sql`p.id, p.direction, p.title, p.summary, p.rule, p.version, p.demo`;

export async function insertPackage(handle: Sql, p: Omit<PackageRow, 'version'> & { at: Date; by: string | null }): Promise<void> {
  await sql`
    insert into market.package (id, direction, title, summary, rule, demo, created_at, created_by, updated_at)
    values (${p.id}, ${p.direction}, ${p.title}, ${p.summary}, ${JSON.stringify(p.rule)}::jsonb, ${p.demo}, ${p.at}, ${p.by}::uuid, ${p.at})`.execute(handle);
}

/** False when somebody saved since `version` was read. */
export async function replacePackage(handle: Sql, p: Omit<PackageRow, 'demo'>, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update market.package set direction = ${p.direction}, title = ${p.title}, summary = ${p.summary}, rule = ${JSON.stringify(p.rule)}::jsonb, version = version + 1, updated_at = ${at}
    where id = ${p.id} and version = ${p.version}`.execute(handle);
  return numAffectedRows === 1n;
}

export async function findPackage(handle: Sql, id: string, options: { lock?: boolean } = {}): Promise<PackageRow | undefined> {
  const { rows } = await sql<PackageRow>`select ${PACKAGE} from market.package p where p.id = ${id} ${options.lock ? sql`for update` : sql``}`.execute(handle);
  return rows[0];
}

export interface PackageListRow extends PackageRow {
  editionNo: number | null;
  releasedOn: string | null;
  items: number;
  seenNo: number | null;
}

export async function listPackageRows(handle: Sql, f: { direction?: string | undefined; accountId: string | null; drafts: boolean; id?: string }): Promise<PackageListRow[]> {
  const { rows } = await sql<PackageListRow>`
    select ${PACKAGE}, e.no as "editionNo", e.released_on as "releasedOn", coalesce(jsonb_array_length(e.items), 0) as items, s.seen_no as "seenNo"
    from market.package p
      left join lateral (select * from market.package_edition x where x.package_id = p.id order by no desc limit 1) e on true
      left join market.package_subscription s on s.package_id = p.id and s.account_id = ${f.accountId}::uuid
    where (${f.drafts}::boolean or e.no is not null) and (${f.direction ?? null}::text is null or p.direction = ${f.direction ?? null}) and (${f.id ?? null}::uuid is null or p.id = ${f.id ?? null}::uuid)
    order by e.released_at desc nulls first, p.id`.execute(handle);
  return rows;
}

interface RuledRow {
  resultId: string;
  title: string;
  organisationName: string | null;
  region: string | null;
  field: string;
  maturity: number | null;
  intendedMode: string | null;
  status: PackageItem['status'];
  abstract: string;
}

const ITEM = sql`r.id as "resultId", r.title, r.organisation_name as "organisationName", r.region, r.field, r.maturity, r.intended_mode as "intendedMode", r.status,
  case when r.secrecy = 'PUBLIC' then r.abstract else '' end as abstract`;
const IN_LIBRARY = sql`r.status in ('PUBLISHED', 'NEGOTIATING', 'PRICING', 'CONTRACTED', 'TRANSFORMED')`;

/** The details of an internal result must not decide either: only its title and field are looked at. */
function takes(rule: PackageRule): RawBuilder<unknown> {
  const text = sql`lower(r.title || ' ' || r.field || ' ' || case when r.secrecy = 'PUBLIC' then r.abstract || ' ' || array_to_string(r.keywords, ' ') else '' end)`;
  const subject = [
    ...rule.keywords.map((k) => sql`strpos(${text}, ${k.toLowerCase()}) > 0`),
    ...(rule.fields.length > 0 ? [sql`r.field = any(${rule.fields}::text[])`] : []),
  ];
  return sql.join(
    [
      IN_LIBRARY,
      sql`(${sql.join(subject.length > 0 ? subject : [sql`false`], sql` or `)})`,
      ...(rule.minMaturity ? [sql`r.maturity >= ${rule.minMaturity}`] : []),
      ...(rule.maxMaturity ? [sql`r.maturity <= ${rule.maxMaturity}`] : []),
      ...(rule.regions.length > 0 ? [sql`r.region = any(${rule.regions}::text[])`] : []),
      ...(rule.modes.length > 0 ? [sql`r.intended_mode = any(${rule.modes}::text[])`] : []),
      ...(rule.publishedFrom ? [sql`r.published_at >= (${rule.publishedFrom}::date)::timestamp at time zone 'Asia/Shanghai'`] : []),
      ...(rule.publishedTo ? [sql`r.published_at < (${rule.publishedTo}::date + 1)::timestamp at time zone 'Asia/Shanghai'`] : []),
    ],
    sql` and `,
  );
}

const itemOf = ({ abstract, ...row }: RuledRow, by: 'RULE' | 'HAND', reason: string): PackageItem => ({ ...row, summary: summarise(abstract), by, reason });

/** What the rule takes in, most mature first. */
export async function ruledItems(handle: Sql, rule: PackageRule, limit: number): Promise<PackageItem[]> {
  const { rows } = await sql<RuledRow>`select ${ITEM} from market.result r where ${takes(rule)} order by r.maturity desc nulls last, r.published_at desc nulls last, r.id limit ${limit}`.execute(handle);
  return rows.map((r) => itemOf(r, 'RULE', ''));
}

export async function countRuled(handle: Sql, rule: PackageRule): Promise<{ region: string | null; count: number }[]> {
  const { rows } = await sql<{ region: string | null; count: number }>`
    select r.region, count(*) as count from market.result r where ${takes(rule)} group by r.region order by count(*) desc, r.region`.execute(handle);
  return rows;
}

/** Results by id as items of a package; those that left the library are not answered. */
export async function handItems(handle: Sql, reasons: ReadonlyMap<string, string>): Promise<PackageItem[]> {
  if (reasons.size === 0) return [];
  const { rows } = await sql<RuledRow>`select ${ITEM} from market.result r where ${IN_LIBRARY} and r.id = any(${[...reasons.keys()]}::uuid[]) order by r.title, r.id`.execute(handle);
  return rows.map((r) => itemOf(r, 'HAND', reasons.get(r.resultId)!));
}

export interface ChoiceRow {
  resultId: string;
  title: string;
  choice: 'ADD' | 'REMOVE';
  reason: string;
  at: Date;
  accountName: string;
}

export async function listChoices(handle: Sql, packageId: string): Promise<ChoiceRow[]> {
  const { rows } = await sql<ChoiceRow>`
    select c.result_id as "resultId", r.title, c.choice, c.reason, c.at, c.account_name as "accountName"
    from market.package_choice c join market.result r on r.id = c.result_id where c.package_id = ${packageId} order by c.at, c.result_id`.execute(handle);
  return rows;
}

/** `RULE` forgets what was chosen by hand: the rule decides again. */
export async function writeChoice(
  handle: Sql,
  c: { packageId: string; resultId: string; choice: 'ADD' | 'REMOVE' | 'RULE'; reason: string; by: { id: string; name: string }; at: Date },
): Promise<void> {
  if (c.choice === 'RULE') {
    await sql`delete from market.package_choice where package_id = ${c.packageId} and result_id = ${c.resultId}`.execute(handle);
    return;
  }
  await sql`
    insert into market.package_choice (package_id, result_id, choice, reason, at, account_id, account_name)
    values (${c.packageId}, ${c.resultId}, ${c.choice}, ${c.reason}, ${c.at}, ${c.by.id}::uuid, ${c.by.name})
    on conflict (package_id, result_id) do update set choice = excluded.choice, reason = excluded.reason, at = excluded.at, account_id = excluded.account_id, account_name = excluded.account_name`.execute(handle);
}

export interface EditionRow {
  no: number;
  releasedOn: string;
  releasedName: string;
  note: string;
  rule: PackageRule;
  items: PackageItem[];
  contentHash: string;
}

export async function insertEdition(handle: Sql, packageId: string, e: EditionRow & { at: Date; by: string | null }): Promise<void> {
  await sql`
    insert into market.package_edition (package_id, no, released_on, released_at, released_by, released_name, note, rule, items, content_hash)
    values (${packageId}, ${e.no}, ${e.releasedOn}::date, ${e.at}, ${e.by}::uuid, ${e.releasedName}, ${e.note}, ${JSON.stringify(e.rule)}::jsonb, ${JSON.stringify(e.items)}::jsonb, ${e.contentHash})`.execute(handle);
}

/** The newest first; `nos` picks some. */
export async function listEditions(handle: Sql, packageId: string, nos?: readonly number[]): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select no, released_on as "releasedOn", released_name as "releasedName", note, rule, items, content_hash as "contentHash" from market.package_edition
    where package_id = ${packageId} and (${nos === undefined}::boolean or no = any(${nos ?? []}::integer[])) order by no desc`.execute(handle);
  return rows;
}

export async function subscribe(handle: Sql, s: { packageId: string; accountId: string; organisationId: string | null; at: Date }): Promise<void> {
  await sql`
    insert into market.package_subscription (package_id, account_id, organisation_id, since, seen_no)
    select ${s.packageId}, ${s.accountId}, ${s.organisationId}::uuid, ${s.at}, coalesce(max(no), 0) from market.package_edition where package_id = ${s.packageId}
    on conflict do nothing`.execute(handle);
}

export async function unsubscribe(handle: Sql, packageId: string, accountId: string): Promise<void> {
  await sql`delete from market.package_subscription where package_id = ${packageId} and account_id = ${accountId}`.execute(handle);
}

export async function markSeen(handle: Sql, packageId: string, accountId: string): Promise<void> {
  await sql`
    update market.package_subscription set seen_no = (select coalesce(max(no), 0) from market.package_edition where package_id = ${packageId})
    where package_id = ${packageId} and account_id = ${accountId}`.execute(handle);
}

export interface NewsRow {
  packageId: string;
  title: string;
  no: number;
  releasedOn: string;
  note: string;
  unseen: boolean;
}

/** Editions released since the account subscribed, the newest first. */
export async function listNews(handle: Sql, accountId: string, page: { limit: number; offset: number }): Promise<{ rows: NewsRow[]; total: number }> {
  const from = sql`from market.package_subscription s join market.package_edition e on e.package_id = s.package_id and e.released_at >= s.since
    join market.package p on p.id = s.package_id where s.account_id = ${accountId}`;
  const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(handle);
  const { rows } = await sql<NewsRow>`
    select p.id as "packageId", p.title, e.no, e.released_on as "releasedOn", e.note, e.no > s.seen_no as unseen ${from} order by e.released_at desc, p.id limit ${page.limit} offset ${page.offset}`.execute(handle);
  return { rows, total: counted.rows[0]!.total };
}

/** Who is told of a new edition. */
export async function listSubscribers(handle: Sql, packageId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select account_id as id from market.package_subscription where package_id = ${packageId} order by account_id`.execute(handle);
  return rows.map((r) => r.id);
}
