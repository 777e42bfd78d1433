import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { KnownFacts } from '../../../kernel/rules/contract.ts';
import type { Dossier } from './dossier.ts';
import { factSheet } from './fact-sheet.ts';
import { factsFromFigures } from './facts-from-figures.ts';
import { factsFromRecords, type RecordContext } from './facts-from-records.ts';
import { figuresSeen } from './figures-seen.ts';
import { factsFromFindings } from './found-facts.ts';

/**
 * What the rules may know of a firm on a day (facts of `packs/<zone>/rules/facts.yaml`), each with source, day and
 * confidence. Only what was known by that day counts; what is not known is left out.
 *
 * @param wanted all facts unless told
 */
export function factsFromDossier(dossier: Dossier, on: CalendarDate, context: RecordContext, wanted?: ReadonlySet<string>): KnownFacts {
  const sheet = factSheet(wanted);
  const seen = figuresSeen(dossier.statements, on);
  factsFromFigures(sheet, dossier.firm, seen, on);
  factsFromRecords(sheet, dossier, seen, on, context);
  factsFromFindings(sheet, dossier.found ?? [], on);
  return sheet.facts;
}
