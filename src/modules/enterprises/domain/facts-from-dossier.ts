import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { KnownFacts } from '../../../kernel/rules/contract.ts';
import type { Dossier } from './dossier.ts';
import { factSheet } from './fact-sheet.ts';
import { factsFromFigures } from './facts-from-figures.ts';
import { factsFromRecords, type RecordContext } from './facts-from-records.ts';
import { figuresSeen } from './figures-seen.ts';

/**
 * What the rules may know of a firm on a day (facts of `packs/<zone>/rules/facts.yaml`), each with source, day and
 * confidence. Only what was known by that day counts; what is not known is left out.
 */
export function factsFromDossier(dossier: Dossier, on: CalendarDate, context: RecordContext): KnownFacts {
  const sheet = factSheet();
  const seen = figuresSeen(dossier.statements, on);
  factsFromFigures(sheet, dossier.firm, seen, on);
  factsFromRecords(sheet, dossier, seen, on, context);
  return sheet.facts;
}
