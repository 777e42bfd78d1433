import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Sql, Tx } from '../../kernel/db/index.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import type { EnteredTarget, PlanAct, PlanDocument, PlanModule } from '../../modules/plan/index.ts';
import { contentOf, isAccepted, type ItemRow, type PolicyModule } from '../../modules/policy/index.ts';
import type { PlanEntry, TargetChoice, TaskChoice } from './contract.ts';
import { entryOf } from './entries.ts';

export interface PlanningParts {
  plan: PlanModule;
  policy: Pick<PolicyModule, 'findItem' | 'findDocument' | 'quoteOf'>;
  indicators: Indicators;
}

const TASK_KINDS: readonly ItemRow['kind'][] = ['responsibility', 'measure'];
export const mayBeTask = (kind: ItemRow['kind']): boolean => TASK_KINDS.includes(kind);

/**
 * Enters a target that a person accepted, by the indicator that person chose or defines here.
 * @throws Problem NOT_FOUND, PLANNING_NOT_ACCEPTED, PLANNING_ITEM_CHANGED, PLANNING_WRONG_KIND, PLAN_TARGET_…
 */
export async function enterItemAsTarget(parts: PlanningParts, tx: Tx, act: PlanAct, id: string, choice: TargetChoice): Promise<PlanEntry> {
  const { plan } = parts;
  const item = await acceptedItem(parts, tx, id, choice.revision, (kind) => kind === 'target');
  const { revision: _seen, indicator, ...rest } = choice;
  const code = 'code' in indicator ? indicator.code : (await plan.defineLocalIndicator(tx, act, indicator.local)).code;
  await plan.enterTarget(tx, act, await documentOf(parts, tx.sql, item), {
    ...rest, ...(await basisOf(parts, tx.sql, item)), indicator: code,
    baseClause: null, path: { kind: 'LINEAR' }, subjectZh: null, subjectEn: null,
  });
  return (await entryOf(parts, tx.sql, item))!;
}

/** @throws Problem NOT_FOUND, PLANNING_NOT_ACCEPTED, PLANNING_ITEM_CHANGED, PLANNING_WRONG_KIND, PLAN_TASK_INVALID */
export async function enterItemAsTask(parts: PlanningParts, tx: Tx, act: PlanAct, id: string, choice: TaskChoice): Promise<PlanEntry> {
  const item = await acceptedItem(parts, tx, id, choice.revision, mayBeTask);
  const { revision: _seen, ...rest } = choice;
  await parts.plan.enterTask(tx, act, await documentOf(parts, tx.sql, item), { ...rest, ...(await basisOf(parts, tx.sql, item)) });
  return (await entryOf(parts, tx.sql, item))!;
}

/** Locks the item, so that nobody takes the decision back while its consequence is written. */
async function acceptedItem(parts: PlanningParts, tx: Tx, id: string, revision: number, fits: (kind: ItemRow['kind']) => boolean): Promise<ItemRow> {
  const item = await parts.policy.findItem(tx.sql, id, { lock: true });
  if (!item) throw notFound('审核内容', 'review item', id);
  if (!fits(item.kind)) {
    throw new Problem('PLANNING_WRONG_KIND', { zh: '只有目标能成为规划目标，责任和举措能成为任务', en: 'Targets become targets, responsibilities and measures become tasks; this is neither', where: { field: 'kind' } });
  }
  if (!isAccepted(item.state)) {
    throw new Problem('PLANNING_NOT_ACCEPTED', {
      status: 409,
      zh: '这一项还没有采纳，不能进入规划',
      en: 'Nobody has accepted this item, so it cannot enter the plan',
      where: { clause: `${item.documentId} ${contentOf(item).clause}` },
      remedy: { zh: '请先采纳或更正', en: 'Accept or correct it first' },
    });
  }
  if (item.revision !== revision) {
    throw new Problem('PLANNING_ITEM_CHANGED', { status: 409, zh: '这一项已被他人改动', en: 'Somebody changed this item meanwhile', remedy: { zh: '请查看现状后再录入', en: 'Look at it as it stands now, then enter it' } });
  }
  return item;
}

async function basisOf({ policy }: PlanningParts, db: Sql, item: ItemRow): Promise<Pick<EnteredTarget, 'document' | 'clause' | 'subClause' | 'noteZh' | 'noteEn' | 'basis'>> {
  return {
    document: item.documentId, clause: contentOf(item).clause, subClause: item.corrected ? null : item.subClause, noteZh: null, noteEn: null,
    basis: { item: item.id, documentVersion: item.version, quote: await policy.quoteOf(db, item) },
  };
}

/** The document as the plan keeps it, from what its text says of itself. */
export async function documentOf({ policy, indicators }: PlanningParts, db: Sql, item: Pick<ItemRow, 'documentId' | 'version'>): Promise<PlanDocument> {
  const found = await policy.findDocument(db, item.documentId, item.version);
  if (!found) throw notFound('政策文件', 'policy document', item.documentId);
  const { meta } = found;
  const issuer = found.issuerZh ?? '未注明';
  return {
    id: found.id, zh: found.titleZh, en: found.titleEn ?? found.titleZh, issuerZh: issuer, issuerEn: found.issuerEn ?? issuer,
    number: found.documentNumber, numberNoteZh: null, numberNoteEn: null, issuedOn: found.issuedOn,
    periodFrom: meta.periodStart, periodTo: meta.periodEnd, place: indicators.places.zone.code, basis: { documentVersion: item.version },
  };
}
