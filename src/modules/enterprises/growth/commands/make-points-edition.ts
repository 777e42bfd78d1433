import { appendAudit } from '../../../../kernel/audit/index.ts';
import { type CalendarDate, dateOf } from '../../../../kernel/base/calendar-date.ts';
import { newId } from '../../../../kernel/base/id.ts';
import { Problem } from '../../../../kernel/base/problem.ts';
import { type Database, inTransaction, type Tx } from '../../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../../kernel/identity/index.ts';
import type { Act } from '../../act.ts';
import type { GrowthParts } from '../parts.ts';
import { insertEdition, insertScores } from '../store/points.ts';
import { computePoints } from '../queries/compute-points.ts';

/**
 * Scores every firm as it was known on a day and keeps the edition for good.
 * @throws Problem FORBIDDEN, POINTS_DAY_AHEAD, POINTS_NO_FIRMS
 */
export async function makePointsEdition(parts: GrowthParts, db: Database | Tx, act: Act, input: { on: CalendarDate; demo?: boolean }): Promise<{ id: string; firms: number; graded: number; hash: string }> {
  const assignment = authorise(act.actor, 'enterprises.points.run');
  if (input.on > dateOf(act.now)) {
    throw new Problem('POINTS_DAY_AHEAD', { zh: '不能按将来的日期计算积分', en: 'Points cannot be computed for a day to come', where: { field: 'on' }, remedy: { zh: '请选择今天或以前的日期', en: 'Choose today or an earlier day' } });
  }
  return inTransaction(db, async (tx) => {
    const { firms, frozen } = await computePoints(parts, tx.sql, input.on);
    if (firms.size === 0) throw new Problem('POINTS_NO_FIRMS', { zh: '还没有企业档案', en: 'There is no firm to score', remedy: { zh: '先建立企业档案', en: 'Enter dossiers first' } });
    const id = newId(act.now);
    const graded = frozen.scores.filter((s) => s.score.grade !== null).length;
    await insertEdition(tx.sql, {
      id, on: input.on, scheme: frozen.scheme, schemeHash: frozen.schemeHash, firms: firms.size, graded, inputHash: frozen.inputHash, hash: frozen.hash, demo: input.demo ?? false,
      madeAt: act.now, madeBy: act.actor!.accountId, madeByName: act.actor!.displayName,
    });
    await insertScores(tx.sql, id, frozen.scores.map(({ score, input: known, result }) => {
      const firm = firms.get(score.id)!;
      return { enterpriseId: score.id, name: firm.name, city: firm.city, park: firm.park, stage: score.stage, field: score.field, grade: score.grade, totalCents: score.totalCents, filledPpm: score.filledPpm, input: known, result };
    }));
    await appendAudit(tx, {
      at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.points.computed', subject: { kind: 'enterprises.points', id },
      detail: { on: input.on, firms: firms.size, graded, schemeHash: frozen.schemeHash, hash: frozen.hash }, requestId: act.requestId,
    });
    tx.emit({ topic: 'enterprises.points.computed', key: id });
    return { id, firms: firms.size, graded, hash: frozen.hash };
  });
}
