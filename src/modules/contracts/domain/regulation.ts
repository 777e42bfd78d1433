import { z } from 'zod';
import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import { addCalendarDays, addWorkingDays, type WorkingDayCalendar } from '../../../kernel/base/working-days.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import { type ContractFamily, type ContractType, familyOf } from './contract-type.ts';
import { evidence, words } from './evidence.ts';

const families = ['DEVELOPMENT', 'TRANSFER', 'LICENCE', 'CONSULTING', 'SERVICE'] as const;
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const period = z.object({ value: z.number().int().positive(), unit: z.enum(['workingDays', 'calendarDays']), ...evidence });

export const regulationSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  ...words.shape,
  number: z.string().min(1),
  issuer: z.string().min(1),
  issuedOn: day,
  /** In force from and, unless it still is, up to and including. */
  from: day,
  to: day.nullable(),
  /** Where the days in force come from. */
  effect: z.object(evidence),
  note: words,
  families: z.object({ value: z.array(z.enum(families)).min(4), ...evidence }),
  licenceCountsAs: z.object({ value: z.enum(['TRANSFER', 'LICENCE']), ...evidence }),
  decision: period,
  largeContract: period.extend({ fromTechnologyAmountYuan: z.number().positive(), ...words.shape }).nullable(),
  mixedContracts: z.object({ value: z.enum(['MAIN_CONTENT', 'TECHNOLOGY_PART']), ...words.shape, ...evidence }),
  importApplicant: z.object({ value: z.enum(['SELLER', 'BUYER']), ...evidence }),
  objections: z.object({ by: z.array(z.enum(['PARTY', 'FINANCE', 'TAX'])).min(1), days: z.number().int().positive(), ...evidence }),
  supplement: words.extend(evidence),
  carriers: z.object({ plantSets: z.number().int().positive(), ...evidence }),
  penalty: words.extend({ fineFromYuan: z.number().nonnegative(), fineToYuan: z.number().positive(), ...evidence }),
  retentionYears: z.object({ value: z.number().int().positive(), ...evidence }),
  documents: z.array(z.object({ id: z.string(), ...words.shape, when: z.enum(['RIGHT', 'ABROAD', 'AGENT']).optional() })).min(1),
});
export type Regulation = z.output<typeof regulationSchema>;

export const regulationSetSchema = z
  .strictObject({
    version: z.number().int().positive(),
    /** Which day of a contract chooses the version. */
    chosenBy: words.extend({ value: z.enum(['FILING', 'SIGNING']), ...evidence }),
    regulations: z.array(regulationSchema).min(1),
  })
  .refine((set) => set.regulations.every((r, i) => i === 0 || (set.regulations[i - 1]!.to ?? '9999-12-31') < r.from), {
    message: '各版本须按时间先后排列且互不重叠 · versions in order of time, without overlap',
    path: ['regulations'],
  });
export type RegulationSet = z.output<typeof regulationSetSchema>;

/**
 * The version that governs a contract, by the day the pack says. The choice is made at the first filing and kept.
 * @throws Problem REGULATION_NONE when no version of the pack was in force that day
 */
export function regulationFor(set: RegulationSet, contract: { filedOn: CalendarDate; signDate: CalendarDate | null }): Regulation {
  const on = set.chosenBy.value === 'SIGNING' ? (contract.signDate ?? contract.filedOn) : contract.filedOn;
  const found = set.regulations.find((r) => r.from <= on && (r.to === null || on <= r.to));
  if (!found) {
    throw new Problem('REGULATION_NONE', {
      zh: `${on} 没有已载入的认定登记办法`,
      en: `No version of the registration measures has been loaded for ${on}`,
      where: { field: 'filedOn' },
      remedy: { zh: '请在数据包 contracts/regulations.yaml 中补充当时有效的版本', en: 'Add the version then in force to contracts/regulations.yaml of the pack' },
    });
  }
  return found;
}

/** The family under which a contract is counted: before the Civil Code a licence was a kind of transfer. */
export function countedFamily(regulation: Regulation, type: ContractType): ContractFamily {
  const family = familyOf(type);
  return family === 'LICENCE' ? regulation.licenceCountsAs.value : family;
}

/** Last day for the decision after acceptance, never a day off; large contracts having their own period where the version knows one. */
export function decisionDueOn(regulation: Regulation, calendar: WorkingDayCalendar, acceptedOn: CalendarDate, technologyAmountFen: Fen): CalendarDate {
  const large = regulation.largeContract;
  const { value, unit } = large && technologyAmountFen >= large.fromTechnologyAmountYuan * 100 ? large : regulation.decision;
  return unit === 'workingDays' ? addWorkingDays(calendar, acceptedOn, value) : addCalendarDays(calendar, acceptedOn, value);
}

/** Documents the version asks for, for this contract. */
export function documentsAsked(regulation: Regulation, facts: { right: boolean; abroad: boolean; agent: boolean }): Regulation['documents'] {
  const holds = { RIGHT: facts.right, ABROAD: facts.abroad, AGENT: facts.agent };
  return regulation.documents.filter((d) => d.when === undefined || holds[d.when]);
}
