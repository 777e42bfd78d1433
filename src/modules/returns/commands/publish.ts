import type { Tx } from '../../../kernel/db/index.ts';
import type { Act, ReturnsParts } from '../act.ts';
import { periodName } from '../domain/periods.ts';
import type { Scope } from '../scope.ts';
import type { ReturnRow } from '../store/returns.ts';
import { readRecords } from '../store/submissions.ts';

/** Reading under which a demonstration's figures stand: beside the real ones and never charted. */
const DEMO_READING = 'demo-return';
/** Reading of quarters and months, which are no whole year and never charted. */
const PART_YEAR_READING = 'return';

/** Publishes the figures of a locked return as further vintages that name their submission. Answers how many. */
export async function publish({ indicators }: ReturnsParts, tx: Tx, act: Act, { collection, period, place }: Scope, row: ReturnRow): Promise<number> {
  const asked = collection.fields.filter((f) => f.indicator !== null);
  if (asked.length === 0 || row.submissionId === null) return 0;
  const [record] = (await readRecords(tx.sql, row.submissionId, { limit: 1, offset: 0 })).rows;
  const wholeYear = collection.frequency === 'year';
  const name = `${row.demo ? '（演示，非真实数据）' : ''}填报：${collection.zh} ${periodName(period).zh}，${row.organisationName}`;
  const figures = asked.flatMap((f) => {
    const value = record?.values[f.key];
    if (typeof value !== 'number') return [];
    const said = record?.remarks[f.key];
    return [{
      indicator: f.indicator!, place: place.code, period, value,
      reading: row.demo ? DEMO_READING : wholeYear ? 'main' : PART_YEAR_READING,
      standing: row.demo ? ('alternate' as const) : wholeYear ? ('charted' as const) : ('part-year' as const),
      status: row.revision > 1 ? ('revised' as const) : collection.figureStatus,
      grade: 'A' as const,
      source: said?.source ? `${name}；${said.source}` : name,
      url: null,
      note: said?.note ?? null,
      submission: row.submissionId!,
    }];
  });
  await indicators.record(tx, figures, act.now);
  return figures.length;
}
