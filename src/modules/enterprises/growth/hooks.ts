import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import { addDays, dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { Effect, Guard, GuardAnswer, HookContext, ProcedureHooks } from '../../../kernel/procedure/index.ts';
import { addYears, yearOf } from '../domain/in-force.ts';
import { lockYears } from '../store/qualifications.ts';
import { standingsOf } from './domain/lists/outcome.ts';
import { proveValue } from './domain/lists/value-proof.ts';
import { kindOf, present } from './list-problems.ts';
import type { GrowthParts } from './parts.ts';
import { insertLabels, insertPlaces } from './store/labels.ts';
import { type CandidateRow, editionBefore, everListed, findEdition, insertOutcome, type ListEditionRow, type OutcomeRow, readDecisions, readOutcome, setPublished, setState, standingCandidates } from './store/lists.ts';

const YES: GuardAnswer = { ok: true };
const no = (zh: string, en: string): GuardAnswer => ({ ok: false, reasons: [{ zh, en }] });

/** Names that `procedures/enterprise-list.yaml` calls. */
export function growthHooks(parts: GrowthParts): ProcedureHooks {
  const editionOf = async (tx: Tx, ctx: HookContext): Promise<ListEditionRow> => present(await findEdition(tx.sql, ctx.case.subject.id, { lock: true }), ctx.case.subject.id);

  const valued: Guard = async (tx, ctx) => (kindOf(parts.lists, (await editionOf(tx, ctx)).list).valued ? YES : no('该名单不核查估值，请选“无须估值”的步骤', 'This list needs no value; take the other step'));
  const notValued: Guard = async (tx, ctx) => (kindOf(parts.lists, (await editionOf(tx, ctx)).list).valued ? no('该名单须核查估值', 'This list needs its values checked') : YES);

  const someStand: Guard = async (tx, ctx) => ((await standingCandidates(tx.sql, ctx.case.subject.id)).length > 0 ? YES : no('没有候选企业', 'There is no candidate'));

  /** Every value is proven, or an officer has said at this step why the firm stays. */
  const valuesProven: Guard = async (tx, ctx) => {
    const candidates = await standingCandidates(tx.sql, ctx.case.subject.id);
    const spoken = new Set((await readDecisions(tx.sql, candidates.map((c) => c.id))).filter((d) => d.step === 'VALUATION' && d.kept).map((d) => d.candidateId));
    const open = candidates.filter((c) => !spoken.has(c.id) && !proven(parts, c));
    if (open.length === 0) return YES;
    const names = open.slice(0, 5).map((c) => c.name);
    return no(`${open.length} 家企业的估值没有证明或与股数不符，须移出或写明保留理由：${names.join('、')}`, `The values of ${open.length} firms are not proven; remove them or say why they stay: ${names.join(', ')}`);
  };

  /** What the public reads is the list that was decided. */
  const noticeTrue: Guard = async (tx, ctx) => {
    const names = (await standingCandidates(tx.sql, ctx.case.subject.id)).map((c) => c.name).sort();
    const given = [...(ctx.data.firms as string[])].sort();
    return canonicalJson(names) === canonicalJson(given) ? YES : no(`公示企业须与留用的 ${names.length} 家一致`, `The firms on notice must be the ${names.length} that were kept`);
  };

  const lastNotice = (ctx: HookContext): string[] => (ctx.history.findLast((a) => a.action === 'publishNotice')?.data.firms as string[] | undefined) ?? [];

  const unchanged: Guard = async (tx, ctx) => {
    const names = (await standingCandidates(tx.sql, ctx.case.subject.id)).map((c) => c.name).sort();
    return canonicalJson(names) === canonicalJson(lastNotice(ctx).toSorted()) ? YES : no('名单与公示内容不一致，须重新公示', 'The list differs from what was on notice; publish the notice again');
  };

  const objectionFits: Guard = async (_tx, ctx) =>
    lastNotice(ctx).includes(String(ctx.data.firm)) ? YES : no('异议须指明公示名单中的一家企业（请填写全称）', 'An objection names a firm of the list, by its full name');

  const follow: Effect = async (tx, ctx) => {
    await setState(tx.sql, ctx.case.subject.id, ctx.evaluation.state);
    tx.emit({ topic: 'enterprises.list.changed', key: ctx.case.subject.id, payload: { state: ctx.evaluation.state } });
  };

  const published: Effect = async (tx, ctx) => {
    const edition = await editionOf(tx, ctx);
    const candidates = await standingCandidates(tx.sql, edition.id);
    const outcome = await outcomeOf(tx, edition, candidates);
    const today = dateOf(ctx.now);
    await insertOutcome(tx.sql, edition.id, outcome);
    await setPublished(tx.sql, edition.id, { documentNumber: String(ctx.data.documentNumber), publishedOn: today, outcomeHash: sha256(canonicalJson(outcome)) });
    await writeLabels(parts, tx, edition, candidates, ctx);
    tx.emit({ topic: 'enterprises.list.changed', key: edition.id, payload: { state: 'PUBLISHED' } });
  };

  return {
    guards: {
      'enterprises.list.valued': valued, 'enterprises.list.notValued': notValued, 'enterprises.list.someStand': someStand, 'enterprises.list.valuesProven': valuesProven,
      'enterprises.list.noticeTrue': noticeTrue, 'enterprises.list.unchanged': unchanged, 'enterprises.list.objectionFits': objectionFits,
    },
    effects: { 'enterprises.list.follow': follow, 'enterprises.list.published': published },
  };
}

function proven({ pack, lists }: GrowthParts, { form }: CandidateRow): boolean {
  if (!form?.value) return false;
  const proof = proveValue(form.value, (year) => pack.dollarRates.get(year), lists.valueTolerancePpm);
  return proof.agrees && proof.dollars !== null;
}

/** Who is on the list, and who of the last one is not: no longer listed, and nothing worse. */
async function outcomeOf(tx: Tx, edition: ListEditionRow, candidates: readonly CandidateRow[]): Promise<OutcomeRow[]> {
  const before = await editionBefore(tx.sql, edition);
  const last = before ? (await readOutcome(tx.sql, before.id)).filter((o) => o.standing !== 'DROPPED') : [];
  const now = new Map(candidates.map((c) => [c.enterpriseId, c]));
  const then = new Map(last.map((o) => [o.enterpriseId, o]));
  return standingsOf([...now.keys()], [...then.keys()], await everListed(tx.sql, edition)).map(({ enterpriseId, standing }) => {
    const { name, city, field } = now.get(enterpriseId) ?? then.get(enterpriseId)!;
    return { enterpriseId, name, city, field, standing, figures: now.get(enterpriseId)?.figures ?? null };
  });
}

async function writeLabels({ pack, lists }: GrowthParts, tx: Tx, edition: ListEditionRow, candidates: readonly CandidateRow[], ctx: HookContext): Promise<void> {
  const kind = kindOf(lists, edition.list);
  const today = dateOf(ctx.now);
  const byName = ctx.actor?.displayName ?? '平台';
  if (kind.writes.kind === 'QUALIFICATION') {
    const { type } = kind.writes;
    const rung = pack.qualifications.get(type)!;
    const expiresOn = rung.validYears === null ? null : addDays(addYears(today, rung.validYears), -1);
    const fresh = await insertLabels(tx.sql, candidates.map((c) => ({ id: newId(ctx.now), enterpriseId: c.enterpriseId, type, level: rung.level ?? 'CN', edition: edition.year, issuedOn: today, expiresOn, issuer: kind.issuer.zh, city: c.city })), ctx.now, byName);
    // The figures a list rests on stay as they were; corrections are made by an officer, with a reason.
    const last = yearOf(edition.on) - 1;
    for (const { id, enterpriseId } of rung.locksYears > 0 ? fresh : []) await lockYears(tx.sql, { enterpriseId, qualificationId: id, from: last - rung.locksYears + 1, to: last, at: ctx.now });
  } else {
    const { pool } = kind.writes;
    const { years, leadsTo } = pack.ladder.pools.find((p) => p.id === pool)!;
    await insertPlaces(tx.sql, candidates.map((c) => ({ id: newId(ctx.now), enterpriseId: c.enterpriseId, pool, admittedOn: today, dueOn: addYears(today, years), reason: edition.title, ruleAnswer: c.answer, ruleVersion: `${c.explanation.rule}@${c.explanation.version}` })), leadsTo, ctx.now, byName);
  }
  for (const c of candidates) tx.emit({ topic: 'enterprises.enterprise.changed', key: c.enterpriseId });
}
