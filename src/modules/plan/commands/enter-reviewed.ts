import { appendAudit, type AuditActor } from '../../../kernel/audit/index.ts';
import { canonicalJson } from '../../../kernel/base/canonical-json.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Tx } from '../../../kernel/db/index.ts';
import type { Indicators } from '../../../kernel/indicators/index.ts';
import type { PlanDocument, PlanTarget, PlanTask } from '../contract.ts';
import { targetFaults } from '../domain/check-target.ts';
import { allDefinitions } from '../queries/context.ts';
import { insertClauseLinks, insertVersion, lockLoader, readLastVersions } from '../store.ts';
import { targetLinks, taskLinks } from './load-pack.ts';

/** Who enters or withdraws, and when. */
export interface PlanAct {
  by: AuditActor;
  at: Date;
  requestId?: string | undefined;
}

export type EnteredTarget = Omit<PlanTarget, 'id' | 'restatements' | 'basis'> & Required<Pick<PlanTarget, 'basis'>>;
export type EnteredTask = Omit<PlanTask, 'id' | 'no' | 'basis'> & Required<Pick<PlanTask, 'basis'>>;

export interface Entered {
  id: string;
  version: number;
  /** True when exactly this was in the plan before. */
  unchanged: boolean;
}

/** One item of a review becomes one item of the plan, again after it was withdrawn. */
export function reviewedId(item: string): string {
  return `reviewed-${item}`;
}

/**
 * Enters a target a person accepted. Saying the same again changes nothing; other words are a further version. A target
 * of an earlier version of the same text is withdrawn in favour of this one.
 * @throws Problem PLAN_TARGET_INVALID with every fault, PLAN_TARGET_EXISTS where the document's target is in the plan already
 */
export async function enterTarget(tx: Tx, indicators: Indicators, act: PlanAct, document: PlanDocument, entered: EnteredTarget): Promise<Entered> {
  await lockLoader(tx.sql);
  const definition = (await allDefinitions(indicators, tx.sql)).find((d) => d.code === entered.indicator);
  const faults = targetFaults(entered, definition, indicators.places.find(entered.place) !== undefined);
  if (faults.length > 0) {
    throw new Problem('PLAN_TARGET_INVALID', {
      zh: `目标不能进入规划：${faults[0]!.zh}`,
      en: `The target cannot enter the plan: ${faults[0]!.en}`,
      where: faults[0]!.where,
      details: faults,
    });
  }
  const target: PlanTarget = { ...entered, id: reviewedId(entered.basis!.item), restatements: [] };
  const last = await readLastVersions(tx.sql, 'target');
  for (const rival of last.filter((v) => !v.withdrawn && v.id !== target.id && sameGoal(v.body, target))) {
    const superseded = rival.body.basis !== undefined && rival.body.basis.documentVersion < entered.basis!.documentVersion;
    if (!superseded) throw exists(rival.body);
    await withdraw(tx, act, 'target', rival, 'SUPERSEDED');
  }
  await enterDocument(tx, act, document);
  return enter(tx, act, 'target', target, last.find((v) => v.id === target.id));
}

/** Enters a task a person accepted; the rules are those of a target. Its number follows the last of its document. */
export async function enterTask(tx: Tx, indicators: Indicators, act: PlanAct, document: PlanDocument, entered: EnteredTask): Promise<Entered> {
  await lockLoader(tx.sql);
  const codes = new Set((await allDefinitions(indicators, tx.sql)).map((d) => d.code));
  const wrong = [...entered.indicators.filter((code) => !codes.has(code)), ...entered.places.filter((code) => !indicators.places.find(code))];
  if (wrong.length > 0 || (entered.lead === null && entered.cooperating.length === 0)) {
    throw new Problem('PLAN_TASK_INVALID', {
      zh: wrong.length > 0 ? `没有指标或地区 ${wrong.join('、')}` : '任务没有责任单位',
      en: wrong.length > 0 ? `There is no indicator or place ${wrong.join(', ')}` : 'The task has no unit',
      where: { field: wrong.length > 0 ? 'indicators' : 'lead' },
      remedy: { zh: '请改正后再提交', en: 'Put it right and try again' },
    });
  }
  const last = await readLastVersions(tx.sql, 'task');
  const id = reviewedId(entered.basis!.item);
  const known = last.find((v) => v.id === id);
  const no = known?.body.no ?? Math.max(0, ...last.filter((v) => v.body.document === entered.document).map((v) => v.body.no)) + 1;
  await enterDocument(tx, act, document);
  return enter(tx, act, 'task', { ...entered, id, no }, known);
}

/** Takes out of the plan what was entered from an item; it stays as a withdrawn version. Answers the ids. */
export async function withdrawReviewed(tx: Tx, act: PlanAct, item: string, reason: 'UNDONE' | 'REJECTED' | 'CORRECTED'): Promise<string[]> {
  await lockLoader(tx.sql);
  const id = reviewedId(item);
  const withdrawn: string[] = [];
  for (const kind of ['target', 'task'] as const) {
    const last = (await readLastVersions(tx.sql, kind)).find((v) => v.id === id && !v.withdrawn);
    if (!last) continue;
    await withdraw(tx, act, kind, last, reason);
    withdrawn.push(id);
  }
  return withdrawn;
}

async function enter<K extends 'target' | 'task'>(
  tx: Tx, act: PlanAct, kind: K, body: K extends 'target' ? PlanTarget : PlanTask, last: { version: number; body: unknown; withdrawn: boolean } | undefined,
): Promise<Entered> {
  if (last && !last.withdrawn && canonicalJson(last.body) === canonicalJson(body)) return { id: body.id, version: last.version, unchanged: true };
  const version = (last?.version ?? 0) + 1;
  await insertVersion(tx.sql, kind, { id: body.id, version, body, withdrawn: false }, act.at);
  await insertClauseLinks(tx.sql, kind, body.id, version, kind === 'target' ? targetLinks(body as PlanTarget) : taskLinks(body as PlanTask));
  await appendAudit(tx, {
    at: act.at, actor: act.by, action: `plan.${kind}.entered`, subject: { kind: `plan.${kind}`, id: body.id },
    detail: { version, document: body.document, clause: body.clause, basis: body.basis }, requestId: act.requestId,
  });
  return { id: body.id, version, unchanged: false };
}

async function withdraw(tx: Tx, act: PlanAct, kind: 'target' | 'task', last: { id: string; version: number; body: unknown }, reason: string): Promise<void> {
  await insertVersion(tx.sql, kind, { id: last.id, version: last.version + 1, body: last.body, withdrawn: true }, act.at);
  await appendAudit(tx, {
    at: act.at, actor: act.by, action: `plan.${kind}.withdrawn`, subject: { kind: `plan.${kind}`, id: last.id },
    detail: { version: last.version + 1, reason }, requestId: act.requestId,
  });
}

/** A document the pack does not have comes into the plan with its first item. */
async function enterDocument(tx: Tx, act: PlanAct, document: PlanDocument): Promise<void> {
  const last = (await readLastVersions(tx.sql, 'document')).find((v) => v.id === document.id);
  if (last && !last.withdrawn && (last.body.basis === undefined || canonicalJson(last.body) === canonicalJson(document))) return;
  await insertVersion(tx.sql, 'document', { id: document.id, version: (last?.version ?? 0) + 1, body: document, withdrawn: false }, act.at);
}

function sameGoal(a: PlanTarget, b: PlanTarget): boolean {
  return a.document === b.document && a.indicator === b.indicator && a.place === b.place && a.year === b.year;
}

function exists(target: PlanTarget): Problem {
  return new Problem('PLAN_TARGET_EXISTS', {
    status: 409,
    zh: `规划中已有本文件的这一目标（${target.id}）：同一指标、地区和年份`,
    en: `The plan already has this target of the document (${target.id}): same indicator, place and year`,
    where: { clause: `${target.document} ${target.clause}` },
    remedy: { zh: '同一目标在文中重复出现时只录入一次；如指标不同请另选指标', en: 'A target that the text repeats is entered once; choose another indicator if it is a different one' },
  });
}
