import { appendAudit } from '../../audit/index.ts';
import { canonicalJson } from '../../base/canonical-json.ts';
import { dateOf } from '../../base/calendar-date.ts';
import { type Database, inTransaction, type Tx } from '../../db/index.ts';
import { knownFrom } from '../domain/known-from.ts';
import { type IndicatorPack, type PackDefinition, type PackObservation, readingKey } from '../pack.ts';
import { insertDefinition, insertFigures, lockLoader, type NewFigure, readDefinitions, readLastVintages } from '../store.ts';

export interface LoadReport {
  definitions: { added: number; changed: number; unchanged: number };
  figures: { added: number; changed: number; unchanged: number };
  /** Readings recorded earlier that the pack no longer carries. They stay: what was published once was published. */
  absent: string[];
}

/**
 * Brings the stored series up to a pack. Loading the same pack again changes nothing; a changed figure becomes a
 * further vintage, a changed definition a further version. Nothing is ever overwritten.
 */
export function loadIndicatorPack(db: Database | Tx, pack: IndicatorPack, now: Date): Promise<LoadReport> {
  return inTransaction(db, async (tx) => {
    await lockLoader(tx.sql);
    const definitions = await loadDefinitions(tx, pack.definitions, now);
    const { figures, absent } = await loadFigures(tx, pack.observations, now);
    const report = { definitions, figures, absent };
    if (definitions.added + definitions.changed + figures.added + figures.changed > 0) {
      await appendAudit(tx, {
        at: now,
        actor: null,
        action: 'indicators.pack.loaded',
        subject: { kind: 'indicators.pack', id: 'indicators' },
        detail: { ...report, absent: absent.length },
      });
    }
    return report;
  });
}

async function loadDefinitions(tx: Tx, definitions: readonly PackDefinition[], now: Date): Promise<LoadReport['definitions']> {
  const known = new Map((await readDefinitions(tx.sql)).map(({ version, ...body }) => [body.code, { version, text: canonicalJson(body) }]));
  const count = { added: 0, changed: 0, unchanged: 0 };
  for (const definition of definitions) {
    const last = known.get(definition.code);
    if (last?.text === canonicalJson(definition)) {
      count.unchanged += 1;
      continue;
    }
    await insertDefinition(tx.sql, definition, (last?.version ?? 0) + 1, now);
    count[last ? 'changed' : 'added'] += 1;
  }
  return count;
}

async function loadFigures(tx: Tx, rows: readonly PackObservation[], now: Date): Promise<Pick<LoadReport, 'figures' | 'absent'>> {
  const known = new Map((await readLastVintages(tx.sql)).map((f) => [readingKey(f), f]));
  const count = { added: 0, changed: 0, unchanged: 0 };
  const fresh: NewFigure[] = [];
  const today = dateOf(now);
  for (const row of rows) {
    const last = known.get(readingKey(row));
    known.delete(readingKey(row));
    if (last) {
      const { vintage, recordedAt: _then, submission, ...body } = last;
      // What two people have approved since is not taken back by an older pack.
      if (submission !== null || canonicalJson(body) === canonicalJson(row)) count.unchanged += 1;
      else {
        fresh.push({ ...row, vintage: vintage + 1, knownFrom: knownFrom(row.published, today, last.published) });
        count.changed += 1;
      }
    } else {
      fresh.push({ ...row, vintage: 1, knownFrom: knownFrom(row.published, today) });
      count.added += 1;
    }
  }
  await insertFigures(tx.sql, fresh, now);
  return { figures: count, absent: [...known.keys()] };
}
