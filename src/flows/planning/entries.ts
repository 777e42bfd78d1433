import type { Sql } from '../../kernel/db/index.ts';
import type { Indicators } from '../../kernel/indicators/index.ts';
import type { PlanModule } from '../../modules/plan/index.ts';
import type { ClauseUse, ItemRow } from '../../modules/policy/index.ts';
import type { PlanEntry } from './contract.ts';

interface Parts {
  plan: Pick<PlanModule, 'readReviewed' | 'definitions'>;
  indicators: Pick<Indicators, 'places'>;
}

const SIGN = { GTE: '≥', GT: '>', APPROX: '≈', LTE: '≤', REDUCE: '−', CAGR: '+' } as const;

/** What entered the plan from reviews of a document, in words, with the clause each rests on. */
export async function readEntries({ plan, indicators }: Parts, db: Sql, document: string): Promise<(PlanEntry & { clause: string })[]> {
  const [entered, definitions] = await Promise.all([plan.readReviewed(db, document), plan.definitions(db)]);
  return entered.map(({ kind, last: { id, body, withdrawn } }) => {
    const words = { zh: '', en: '' };
    if ('indicator' in body) {
      const name = definitions.find((d) => d.code === body.indicator) ?? { zh: body.indicator, en: body.indicator };
      const place = indicators.places.find(body.place) ?? { zh: body.place, en: body.place };
      const goal = `${SIGN[body.operator]}${body.value}${body.unit}（${body.year}）`;
      words.zh = `${place.zh} ${name.zh} ${goal}`;
      words.en = `${place.en}: ${name.en} ${goal}`;
    } else {
      words.zh = `${body.no}. ${body.zh}`;
      words.en = `${body.no}. ${body.en}`;
    }
    const to = kind === 'target' ? `/plan?document=${encodeURIComponent(document)}&target=${encodeURIComponent(id)}` : '/plan/tasks';
    return { item: body.basis!.item, kind, id, state: withdrawn ? 'WITHDRAWN' : 'IN_FORCE', to, ...words, clause: body.clause };
  });
}

export async function entryOf(parts: Parts, db: Sql, item: Pick<ItemRow, 'id' | 'documentId'>): Promise<PlanEntry | null> {
  const found = (await readEntries(parts, db, item.documentId)).find((e) => e.item === item.id);
  if (!found) return null;
  const { clause: _clause, ...entry } = found;
  return entry;
}

/** What the clauses of a document became by review: beside what the pack knows of it. */
export async function reviewedUses(parts: Parts, db: Sql, document: string): Promise<ClauseUse[]> {
  return (await readEntries(parts, db, document))
    .filter((e) => e.state === 'IN_FORCE')
    .map(({ clause, kind, zh, en, to }) => ({ path: clause, kind, zh, en, to }));
}
