import type { TargetView } from '../contract.ts';

const COLUMNS: readonly [string, (t: TargetView) => string | number | null][] = [
  ['target_id', (t) => t.id],
  ['document', (t) => t.document.id],
  ['document_number', (t) => t.document.number],
  ['document_title', (t) => t.document.zh],
  ['clause', (t) => t.clause],
  ['sub_clause', (t) => t.subClause],
  ['indicator', (t) => t.indicator.code],
  ['indicator_zh', (t) => t.indicator.zh],
  ['indicator_en', (t) => t.indicator.en],
  ['place', (t) => t.place.code],
  ['place_zh', (t) => t.place.zh],
  ['place_en', (t) => t.place.en],
  ['operator', (t) => t.operator],
  ['value', (t) => t.value],
  ['unit', (t) => t.unit],
  ['year', (t) => t.year],
  ['binding', (t) => t.binding],
  ['base_year', (t) => t.assessment.base?.year ?? null],
  ['base_value', (t) => t.assessment.base?.value ?? null],
  ['base_origin', (t) => t.assessment.base?.origin ?? null],
  ['latest_year', (t) => t.latest?.period ?? null],
  ['latest_value', (t) => t.latest?.value ?? null],
  ['latest_confidence', (t) => t.latest?.confidence ?? null],
  ['latest_source', (t) => t.latest?.source ?? null],
  ['judged_year', (t) => t.assessment.year],
  ['judged_value', (t) => t.assessment.judged],
  ['attained', (t) => (t.assessment.attained === null ? null : String(t.assessment.attained))],
  ['attainment', (t) => t.assessment.attainment],
  ['due', (t) => t.assessment.due],
  ['schedule_attainment', (t) => t.assessment.scheduleAttainment],
  ['light', (t) => t.assessment.light],
  ['remarks', (t) => t.assessment.remarks.join(' ')],
];

/** One line a target, UTF-8 with a byte-order mark so that spreadsheet programs show the Chinese. */
export function targetCsv(targets: readonly TargetView[]): Uint8Array {
  const lines = [COLUMNS.map(([name]) => name), ...targets.map((t) => COLUMNS.map(([, read]) => cell(read(t))))];
  return new TextEncoder().encode(`\uFEFF${lines.map((line) => line.join(',')).join('\r\n')}\r\n`);
}

/** Text that a spreadsheet would run as a formula is made harmless with a leading apostrophe. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(Number(value.toFixed(6)));
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
