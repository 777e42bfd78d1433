import { dateOf, type CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise, findGrant } from '../../../kernel/identity/index.ts';
import type { FactConfidence } from '../../../kernel/rules/contract.ts';
import type { Act, EnterpriseParts } from '../act.ts';
import { checkFigures, type GivenFigure } from '../domain/check-figures.ts';
import { confidenceRank, figuresSeen } from '../domain/figures-seen.ts';
import { yearOf } from '../domain/in-force.ts';
import { findFirm, touchFirm } from '../store/firms.ts';
import { insertStatements, lockedYears, readStatements } from '../store/statements.ts';

export interface FiguresToSave {
  enterpriseId: string;
  figures: readonly GivenFigure[];
  source: string;
  /** The day from which the figures can be known; never later than today. */
  asOf?: CalendarDate;
  /** A firm's own word is DECLARED, whatever is asked. */
  confidence?: FactConfidence;
  /** Why earlier figures are corrected; an officer who corrects a locked year must say. */
  reason?: string | null;
  /** Version of the dossier that whoever saves has seen; left out: the newest. */
  version?: number;
}

/**
 * States figures of a firm: a new statement beside the earlier ones, which stay. The firm states its own (DECLARED), not
 * over what an office measured nor in a year a certificate rests on; an officer of its city may, with a reason.
 * @throws Problem NOT_FOUND, FORBIDDEN, ENTERPRISE_CHANGED_MEANWHILE, FIGURES_WRONG, FIGURES_LOCKED, FIGURE_MEASURED
 */
export async function saveFigures({ pack }: EnterpriseParts, db: Database | Tx, act: Act, input: FiguresToSave): Promise<{ version: number }> {
  return inTransaction(db, async (tx) => {
    const firm = await findFirm(tx.sql, input.enterpriseId, { lock: true });
    if (!firm) throw notFound('企业档案', 'dossier', input.enterpriseId);
    const target = { region: firm.city, park: firm.park };
    const officer = findGrant(act.actor, 'enterprises.dossier.manage', target);
    const assignment = officer ?? authorise(act.actor, 'enterprises.dossier.declare', { organisationIds: firm.organisationId ? [firm.organisationId] : [] });
    if (input.version !== undefined && input.version !== firm.version) throw changedMeanwhile();
    const today = dateOf(act.now);
    const asOf = input.asOf ?? today;
    const faults = checkFigures(pack.items, input.figures, { thisYear: yearOf(today), firm: !officer });
    if (asOf > today) faults.push({ code: 'FIGURE_FROM_FUTURE', zh: '数据日期不能晚于今天', en: 'Figures cannot be of a later day than today', where: { field: 'asOf' } });
    if (input.figures.length === 0) faults.push({ code: 'FIGURE_NONE', zh: '没有填报任何数据', en: 'No figure is stated', where: { field: 'figures' } });
    if (faults.length > 0) throw new Problem('FIGURES_WRONG', { zh: `有 ${faults.length} 处数据不符合要求：${faults[0]!.zh}`, en: `${faults.length} figures are not as required: ${faults[0]!.en}`, where: faults[0]!.where, details: faults });
    await assertMayReplace(tx, firm.id, input, Boolean(officer), today);

    const confidence = officer ? (input.confidence ?? 'REPORTED') : 'DECLARED';
    const years = [...new Set(input.figures.map((f) => f.year))].sort((a, b) => a - b);
    const by = { recordedBy: act.actor!.accountId, recordedByName: act.actor!.displayName };
    await insertStatements(tx.sql, years.map((year) => ({
      id: newId(act.now), enterpriseId: firm.id, year, asOf, confidence, source: input.source, reason: input.reason ?? null, ...by,
      figures: Object.fromEntries(input.figures.filter((f) => f.year === year).map((f) => [f.item, f.value])),
    })), act.now);
    await touchFirm(tx.sql, firm.id, act.now);
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.figures.stated', subject: { kind: 'enterprises.enterprise', id: firm.id },
      detail: { years, items: [...new Set(input.figures.map((f) => f.item))], source: input.source, asOf, confidence, reason: input.reason ?? null }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.enterprise.changed', key: firm.id });
    return { version: firm.version + 1 };
  });
}

async function assertMayReplace(tx: Tx, enterpriseId: string, input: FiguresToSave, officer: boolean, today: CalendarDate): Promise<void> {
  const locked = await lockedYears(tx.sql, enterpriseId);
  const lockedHere = [...new Set(input.figures.map((f) => f.year).filter((y) => locked.has(y)))];
  if (lockedHere.length > 0 && !(officer && input.reason)) {
    throw new Problem('FIGURES_LOCKED', {
      status: 409, zh: `${lockedHere.join('、')} 年数据已作为资质认定依据锁定`, en: `Figures of ${lockedHere.join(', ')} are locked: a certificate rests on them`, where: { field: 'figures' },
      remedy: officer ? { zh: '请写明更正理由', en: 'Say why they are corrected' } : { zh: '确有错误的，请联系本市主管部门更正', en: 'If they are wrong, ask the officer of your city to correct them' },
    });
  }
  if (officer) return;
  const seen = figuresSeen(await readStatements(tx.sql, enterpriseId), today);
  const measured = input.figures.find((f) => {
    const held = seen.get(f.item, f.year);
    return held && confidenceRank[held.confidence] === 0 && held.value !== f.value;
  });
  if (measured) {
    throw new Problem('FIGURE_MEASURED', {
      status: 409, zh: `${measured.item}（${measured.year}）已有审计或主管部门核定的数据，企业不能自行改动`, en: `${measured.item} (${measured.year}) was measured by an office; the firm cannot change it by itself`, where: { field: measured.item },
      remedy: { zh: '请向本市主管部门提交更正材料', en: 'Hand proof to the officer of your city' },
    });
  }
}

export function changedMeanwhile(): Problem {
  return new Problem('ENTERPRISE_CHANGED_MEANWHILE', {
    status: 409, zh: '其他人刚刚修改了这份档案', en: 'Somebody changed the dossier meanwhile', remedy: { zh: '请刷新后核对再保存', en: 'Reload, compare, save again' },
  });
}
