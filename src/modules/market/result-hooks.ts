import { dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Effect, Guard, HookContext, ProcedureHooks } from '../../kernel/procedure/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { RESULT_CHANGED } from './commands/move-result.ts';
import { type ResultStatus, resultStatuses } from './contract/words.ts';
import { publishableReasons, registrableReasons } from './domain/registrable.ts';
import { insertMaturity, listMaturity } from './store/result-library.ts';
import { findResult, type ResultRow, setResultStatus } from './store/results.ts';

async function resultOf(tx: Tx, ctx: HookContext): Promise<ResultRow> {
  const result = await findResult(tx.sql, ctx.case.subject.id);
  if (!result) throw notFound('科技成果', 'result', ctx.case.subject.id);
  return result;
}

const registrable: Guard = async (tx, ctx) => answer(registrableReasons(await resultOf(tx, ctx)));
const publishable: Guard = async (tx, ctx) => answer(publishableReasons(await resultOf(tx, ctx)));

function answer(reasons: { zh: string; en: string }[]): { ok: true } | { ok: false; reasons: { zh: string; en: string }[] } {
  return reasons.length > 0 ? { ok: false, reasons } : { ok: true };
}

/** The status of a result is the state of its case. */
const follow: Effect = async (tx, ctx) => {
  const { state } = ctx.evaluation;
  if (!(resultStatuses as readonly string[]).includes(state)) {
    throw new Problem('RESULT_STATE_UNKNOWN', {
      status: 500, zh: `流程状态 ${state} 不是成果状态`, en: `${state} is a state of the procedure but no status of a result`,
      remedy: { zh: '检查数据包中的 result-registration', en: 'Check result-registration in the pack' },
    });
  }
  await setResultStatus(tx.sql, ctx.case.subject.id, state as ResultStatus, ctx.now);
  tx.emit({ topic: RESULT_CHANGED, key: ctx.case.subject.id });
};

/** What the reviewer passed is the first entry of the history of maturity. */
const registered: Effect = async (tx, ctx) => {
  await follow(tx, ctx);
  const result = await resultOf(tx, ctx);
  const history = await listMaturity(tx.sql, result.id);
  if (result.maturity === null || history.at(-1)?.level === result.maturity) return;
  const by = { id: ctx.actor?.accountId ?? null, name: ctx.actor?.displayName ?? '平台' };
  await insertMaturity(tx.sql, result.id, { level: result.maturity, evidence: String(ctx.data['opinion'] ?? '登记时申报'), asOf: dateOf(ctx.now) }, by, ctx.now);
};

/** Guards and effects of the procedure `result-registration`. */
export const resultHooks: ProcedureHooks = {
  guards: { 'market.result.registrable': registrable, 'market.result.publishable': publishable },
  effects: { 'market.result.follow': follow, 'market.result.registered': registered },
};
