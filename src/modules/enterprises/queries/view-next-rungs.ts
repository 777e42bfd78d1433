import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Database } from '../../../kernel/db/index.ts';
import type { EnterpriseParts } from '../act.ts';
import type { RungAheadView } from '../contract.ts';
import type { Firm } from '../domain/dossier.ts';
import { readDossiers } from '../store/dossiers.ts';
import { nextRungs } from './next-rung.ts';

/** The next rungs in the words of the screen: each condition with its clause, each change with its unit. */
export async function viewNextRungs(parts: EnterpriseParts, db: Database, firm: Firm, on: CalendarDate): Promise<{ on: CalendarDate; ahead: RungAheadView[] }> {
  const [dossier] = await readDossiers(db.sql, [firm], on);
  const book = await parts.rules.current(db);
  const ahead = await nextRungs(parts, db, dossier!, on);
  return {
    on,
    ahead: ahead.map(({ rung, ladder, explanation: e, change, earliestOn }): RungAheadView => ({
      rung: { type: rung.type, zh: rung.zh, en: rung.en }, ladder, answer: e.answer, rule: e.rule, earliestOn,
      source: { zh: [e.source.number, e.source.zh].filter(Boolean).join(' '), en: [e.source.number, e.source.en].filter(Boolean).join(' ') },
      leaves: e.leaves.map((l) => ({ id: l.id, zh: l.zh, en: l.en, clause: l.clause ?? null, answer: l.answer })),
      missing: e.missing.map(({ id, zh, en }) => ({ id, zh, en })),
      change: change && {
        kind: change.kind,
        changes: change.kind === 'CHANGE' ? change.changes.map((c) => {
          const fact = book.facts.get(c.fact)!;
          return { ...c, zh: fact.zh, en: fact.en, unit: fact.unit ?? null };
        }) : [],
      },
    })),
  };
}
