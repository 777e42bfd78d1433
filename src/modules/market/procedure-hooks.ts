import { dateOf } from '../../kernel/base/calendar-date.ts';
import { newId } from '../../kernel/base/id.ts';
import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effect, Guard, HookContext, ProcedureHooks, Words } from '../../kernel/procedure/index.ts';
import { TALK_CHANGED } from './commands/on-talk.ts';
import { demandStatuses, type DemandStatus } from './contract/words.ts';
import type { TalkStatus } from './contract/talk.ts';
import { publishedDiffers } from './domain/notice.ts';
import { relationKnown } from './domain/relation.ts';
import { sameTerms } from './domain/talk.ts';
import { checkUp } from './domain/check-up/check-up.ts';
import { insertOutcome, insertVisit, readDeskRows, rememberStep } from './store/demand-desk.ts';
import { findDemand, setDemandStatus } from './store/demands.ts';
import { findResult } from './store/results.ts';
import { buyersPeople, changeTalk, clearConfirmations, findTalk, listTerms, type TalkRow, type TermsRow } from './store/talks.ts';
import { moveResult } from './commands/move-result.ts';
import type { ProcedurePort, RelatedBodies } from './context.ts';
import { resultHooks } from './result-hooks.ts';

/** Topic on which lists and live views hear of a demand; the key is its id. */
export const DEMAND_CHANGED = 'market.demand.changed';

const LEAST_PROBLEM = 20;

/**
 * A demand may be handed in when an officer could start from it: a title, a problem in words, and an object that can be
 * recognised. The rest of the check-up advises and is shown beside the form.
 */
const demandCheckUp: Guard = async (tx, ctx) => {
  const demand = await findDemand(tx.sql, ctx.case.subject.id);
  if (!demand) throw notFound('技术需求', 'demand', ctx.case.subject.id);
  const reasons: Words[] = [];
  if (demand.title.length < 4) reasons.push({ zh: '标题太短，请写明要解决的对象', en: 'The title is too short: name what is to be solved' });
  if (demand.problem.trim().length < LEAST_PROBLEM) {
    reasons.push({ zh: `问题描述至少 ${LEAST_PROBLEM} 个字`, en: `Describe the problem in at least ${LEAST_PROBLEM} characters` });
  } else {
    const object = checkUp(demand).items.find((i) => i.aspect === 'object')!;
    if (object.spans.length === 0) reasons.push({ zh: `${object.zh}。${object.suggestion?.zh ?? ''}`, en: `${object.en}. ${object.suggestion?.en ?? ''}` });
  }
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true };
};

/** The status of the demand is the state of its case. */
const projectDemand: Effect = async (tx, ctx) => {
  const state = ctx.evaluation.state;
  if (!(demandStatuses as readonly string[]).includes(state)) throw unknownState(state);
  const published = ctx.action === 'publish' ? { publishedAt: ctx.now, anonymous: ctx.data['disclosure'] === 'ANONYMOUS' } : {};
  await setDemandStatus(tx.sql, ctx.case.subject.id, state as DemandStatus, ctx.now, published);
  tx.emit({ topic: DEMAND_CHANGED, key: ctx.case.subject.id, payload: { status: state } });
  await remember(tx, ctx);
};

const STEP_OF: Record<string, Parameters<typeof rememberStep>[2]> = { submit: 'HANDED_IN', verify: 'VERIFIED', publish: 'PUBLISHED', match: 'AGREED', contract: 'CONTRACTED' };
const OUTCOME_OF: Record<string, Parameters<typeof insertOutcome>[1]['outcome']> = {
  match: 'MATCHED', reopen: 'REOPENED', contract: 'CONTRACTED', solveOtherwise: 'SOLVED_OTHERWISE', close: 'CLOSED', takeDown: 'CLOSED',
};

/** What the funnel and the log of outcomes are made of; the form of the verification becomes its record of a visit. */
async function remember(tx: Tx, ctx: HookContext): Promise<void> {
  const demandId = ctx.case.subject.id;
  const by = { accountId: ctx.actor?.accountId ?? null, name: ctx.actor?.displayName ?? '', at: ctx.now };
  const step = STEP_OF[ctx.action];
  if (step) await rememberStep(tx.sql, demandId, step, ctx.now);
  const outcome = OUTCOME_OF[ctx.action];
  if (outcome) await insertOutcome(tx.sql, { id: newId(ctx.now), demandId, outcome, reason: ctx.reason ?? '' }, by);
  const { manner, verifiedOn, finding, people, attachments } = ctx.data as { manner?: 'VISIT' | 'CALL' | 'BROKER'; verifiedOn?: string; finding?: string; people?: string[]; attachments?: string[] };
  // A broker's visit is on record already: the guard has asked for it.
  if (ctx.action === 'verify' && manner && manner !== 'BROKER') {
    const present = (people ?? []).map((name) => ({ name, organisation: '' }));
    await insertVisit(
      tx.sql,
      { id: newId(ctx.now), demandId, visitedOn: verifiedOn!, people: present.length > 0 ? present : [{ name: by.name, organisation: '' }], findings: finding!, attachments: attachments ?? [], verdict: 'CONFIRMED', manner, byKind: 'park' },
      by,
    );
  }
}

/** A broker's verification needs his own record of a visit, and nothing that a visit found untrue is verified. */
const demandVisited: Guard = async (tx, ctx) => {
  const { visits } = await readDeskRows(tx.sql, ctx.case.subject.id);
  const last = visits.at(-1);
  if (last && last.verdict !== 'CONFIRMED') {
    return { ok: false, reasons: [{ zh: `${last.byName} ${last.visitedOn} 的走访结论为“${last.verdict === 'NOT_REAL' ? '不属实' : '待完善'}”，请退回企业或再次走访`, en: `The visit of ${last.visitedOn} did not confirm the demand; return it or visit again` }] };
  }
  if (ctx.data['manner'] === 'BROKER' && last?.byKind !== 'broker') {
    return { ok: false, reasons: [{ zh: '选择技术经纪人核实的，须先由其登记走访记录', en: 'A broker’s verification needs the broker’s record of a visit' }] };
  }
  return { ok: true };
};

async function talkOf(tx: Tx, ctx: HookContext): Promise<{ talk: TalkRow; terms: TermsRow | undefined }> {
  const talk = await findTalk(tx.sql, ctx.case.subject.id, { lock: true });
  if (!talk) throw notFound('洽谈', 'talk', ctx.case.subject.id);
  return { talk, terms: (await listTerms(tx.sql, talk.id)).at(-1) };
}

const PRICEABLE: readonly TalkStatus[] = ['AGREED', 'PRICING'];

/**
 * What is published must be what both sides agreed: same price, same buyer, the relation marked and explained, also one
 * that both keep quiet about. If the terms were changed since, both must confirm them before they can be published.
 */
const termsComplete = (related: RelatedBodies): Guard => async (tx, ctx) => {
  const { talk, terms } = await talkOf(tx, ctx);
  const reasons: Words[] = [];
  if (!terms || !PRICEABLE.includes(talk.status)) {
    return { ok: false, reasons: [{ zh: '条款尚未经双方确认，不能公示', en: 'Both sides have not confirmed the terms yet' }] };
  }
  reasons.push(...publishedDiffers(ctx.data, terms, talk.buyerName).map(({ zh, en }) => ({ zh, en })));
  if (ctx.data['relatedParty'] === true && String(ctx.data['relation'] ?? '').trim().length < 2) {
    reasons.push({ zh: '请说明关联关系', en: 'Explain the relation' });
  }
  if (ctx.data['relatedParty'] !== true) {
    const known = relationKnown({
      buyerName: talk.buyerName, completers: (await findResult(tx.sql, talk.resultId))?.completers.map((c) => c.name) ?? [], buyersPeople: await buyersPeople(tx.sql, talk.id),
      onRecord: await related(tx.sql, talk.buyerId, talk.sellerId, dateOf(ctx.now)),
    });
    reasons.push(...known.map(({ zh, en }) => ({ zh: `${zh}，公示须注明`, en: `${en}: the notice must say so` })));
  }
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true };
};

/** The talk waits for the notice; so does the result. */
const pricing = (procedure: ProcedurePort): Effect => async (tx, ctx) => {
  const { talk } = await talkOf(tx, ctx);
  if (PRICEABLE.includes(talk.status)) await moveTalk(procedure, tx, ctx, talk, 'PRICING', 'PRICING');
};

/** Nothing of the talk changes, but whoever looks at it should see the case move. */
const tellTalk: Effect = async (tx, ctx) => {
  tx.emit({ topic: TALK_CHANGED, key: ctx.case.subject.id, payload: { pricing: ctx.evaluation.state } });
};

/**
 * The price stands only if price, buyer, mode and scope still are what both sides agreed and what was published, and if
 * nothing else of the terms is other than on the day of the publication: payment by instalments is another price.
 */
const fixed = (procedure: ProcedurePort): Effect => async (tx, ctx) => {
  const { talk, terms } = await talkOf(tx, ctx);
  const published = ctx.history.findLast((a) => a.action === 'publishNotice');
  const then = published && (await listTerms(tx.sql, talk.id)).findLast((t) => t.proposedAt.toISOString() <= published.at);
  if (talk.status !== 'PRICING' || !terms || !then || !sameTerms(then, terms) || publishedDiffers(ctx.evaluation.facts, terms, talk.buyerName).length > 0) throw termsChanged();
  await moveTalk(procedure, tx, ctx, talk, 'PRICE_FIXED', 'PRICING');
};

/** Without its notice the agreement cannot be carried out: both sides talk on, and confirm anew if they agree again. */
const withdrawn = (procedure: ProcedurePort): Effect => async (tx, ctx) => {
  const { talk } = await talkOf(tx, ctx);
  if (talk.status === 'ENDED' || talk.status === 'CONTRACTED') return;
  await clearConfirmations(tx.sql, talk.id);
  await changeTalk(tx.sql, talk.id, { pricingCaseId: null }, ctx.now);
  await moveTalk(procedure, tx, ctx, talk, 'OPEN', 'NEGOTIATING');
};

async function moveTalk(procedure: ProcedurePort, tx: Tx, ctx: HookContext, talk: TalkRow, status: TalkStatus, resultStatus: 'NEGOTIATING' | 'PRICING'): Promise<void> {
  await changeTalk(tx.sql, talk.id, { status }, ctx.now);
  tx.emit({ topic: TALK_CHANGED, key: talk.id });
  const result = await findResult(tx.sql, talk.resultId, { lock: true });
  if (result && result.status !== resultStatus && (result.status === 'NEGOTIATING' || result.status === 'PRICING')) {
    await moveResult(tx, { now: ctx.now, actor: ctx.actor, requestId: ctx.requestId }, procedure, result, resultStatus);
  }
}

function termsChanged(): Problem {
  return new Problem('TERMS_CHANGED_SINCE_NOTICE', {
    status: 409,
    zh: '公示之后双方条款有变化，不能按原公示定价',
    en: 'The terms have changed since the notice; the published price cannot be fixed',
    remedy: { zh: '双方确认新条款后，修改价格或条件并重新公示', en: 'Confirm the new terms on both sides, then revise and publish anew' },
  });
}

function unknownState(state: string): Problem {
  return new Problem('DEMAND_STATE_UNKNOWN', {
    status: 500, zh: `流程状态 ${state} 不是需求状态`, en: `${state} is a state of the procedure but no status of a demand`,
    remedy: { zh: '检查数据包中的 demand-publication', en: 'Check demand-publication in the pack' },
  });
}

const DEMAND_EFFECTS = ['submit', 'takeBack', 'verify', 'return', 'publish', 'match', 'reopen', 'contract', 'solve', 'close'];

/** Guards and effects of the procedures `demand-publication`, `pricing-notice` and `result-registration`. */
export const marketHooks = (procedure: ProcedurePort, related: RelatedBodies): ProcedureHooks => ({
  guards: { ...resultHooks.guards, 'market.demand.checkUp': demandCheckUp, 'market.demand.visited': demandVisited, 'market.pricing.termsComplete': termsComplete(related) },
  effects: {
    ...resultHooks.effects,
    ...Object.fromEntries(DEMAND_EFFECTS.map((verb) => [`market.demand.${verb}`, projectDemand])),
    'market.pricing.proposed': pricing(procedure),
    'market.pricing.approved': tellTalk,
    'market.pricing.disapproved': tellTalk,
    'market.pricing.noticeStarted': tellTalk,
    'market.pricing.objected': tellTalk,
    'market.pricing.objectionAnswered': tellTalk,
    'market.pricing.fixed': fixed(procedure),
    'market.pricing.withdrawn': withdrawn(procedure),
  },
});
