import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Dossier, Round } from './dossier.ts';
import type { FactSheet } from './fact-sheet.ts';
import { type FiguresSeen } from './figures-seen.ts';
import { isClosed } from './closure.ts';
import { addYears, inForce, inPool, yearOf } from './in-force.ts';
import { LASTING } from './item.ts';
import type { Ladder } from './ladder.ts';

const REGISTER = '平台企业档案';
const QUALIFICATIONS = '平台资质登记';

export interface RecordContext {
  ladder: Ladder;
  /** Region codes of the zone's cities. */
  cities: ReadonlySet<string>;
  /** First two digits of the region codes of the province. */
  province: string;
  /** Average yuan for a dollar by year. */
  dollarRates: ReadonlyMap<number, number>;
}

/** Facts of the rules that come out of master data, qualifications, pools, rounds, accidents and penalties. */
export function factsFromRecords(sheet: FactSheet, dossier: Dossier, seen: FiguresSeen, on: CalendarDate, context: RecordContext): void {
  const { firm, qualifications, memberships } = dossier;
  const say = (fact: string, value: string | boolean | number, source = REGISTER, asOf: CalendarDate = on): void =>
    sheet.put(fact, { value, source, asOf, confidence: 'REPORTED' });
  const founded = firm.foundedOn !== null && firm.foundedOn <= on;
  const registered = founded && !isClosed(firm, on);
  const since = (founded && !registered ? firm.closedOn : firm.foundedOn) ?? on;
  // Only residents of the mainland have a unified credit code; a team has none of its own yet.
  say('registeredInMainland', registered, REGISTER, since);
  say('registeredInProvince', registered && firm.city.startsWith(context.province), REGISTER, since);
  say('registeredInFiveCities', registered && context.cities.has(firm.city), REGISTER, since);
  // The parks of the pack are national ones; of a firm outside them it is not known whether its park is one of the province's.
  if (firm.park !== null) say('inProvincialPark', true);
  say('claimantKind', founded ? 'ENTERPRISE' : 'TEAM');
  if (firm.foundedOn) say('registeredOn', firm.foundedOn, REGISTER, firm.foundedOn);
  say('sector', firm.sector);

  const certificates = qualifications.filter((q) => q.type === 'HNTE' && q.issuedOn <= on);
  const valid = certificates.find((q) => inForce(q, on));
  say('hasHighTechCertificate', valid !== undefined, valid?.certNo ? `${QUALIFICATIONS}（${valid.certNo}）` : QUALIFICATIONS, valid?.issuedOn ?? on);
  say('everHighTech', certificates.length > 0, QUALIFICATIONS, certificates[0]?.issuedOn ?? on);
  say('listed', qualifications.some((q) => q.type === 'LISTED' && inForce(q, on)), QUALIFICATIONS);
  for (const { type, fact } of [...context.ladder.main, ...context.ladder.specialised, ...context.ladder.labels]) {
    if (!fact) continue;
    const held = qualifications.find((q) => q.type === type && inForce(q, on));
    say(fact, held !== undefined, held?.certNo ? `${QUALIFICATIONS}（${held.certNo}）` : QUALIFICATIONS, held?.issuedOn ?? on);
  }
  for (const pool of context.ladder.pools) {
    if (!pool.fact) continue;
    const place = memberships.find((m) => m.pool === pool.id && inPool(m, on));
    say(pool.fact, place !== undefined, pool.zh, place?.admittedOn ?? on);
  }
  factsFromIncidents(sheet, dossier, on);
  factsFromRounds(sheet, dossier.rounds.filter((r) => r.closedOn <= on), seen.get('roundsComplete', LASTING)?.value === 1, on, context.dollarRates);
}

/** None recorded means none only after the registers have been asked. */
function factsFromIncidents(sheet: FactSheet, { firm, incidents }: Dossier, on: CalendarDate): void {
  const happened = incidents.filter((i) => i.happenedOn <= on);
  const grave = happened.find((i) => i.serious && i.kind !== 'DISHONESTY' && i.happenedOn > addYears(on, -1));
  const dishonest = happened.find((i) => i.kind === 'DISHONESTY' && (i.clearedOn === null || on < i.clearedOn));
  const checked = firm.recordsCheckedOn !== null && firm.recordsCheckedOn <= on ? firm.recordsCheckedOn : null;
  const breach = happened.find((i) => (i.serious || i.kind === 'DISHONESTY') && i.happenedOn > addYears(on, -3));
  if (breach) sheet.put('noSeriousBreachThreeYears', { value: false, source: breach.source, asOf: breach.happenedOn, confidence: 'MEASURED' });
  else if (checked) sheet.put('noSeriousBreachThreeYears', { value: true, source: '主管部门处罚记录、信用信息查询', asOf: checked, confidence: 'REPORTED' });
  if (grave) sheet.put('noSeriousAccident', { value: false, source: grave.source, asOf: grave.happenedOn, confidence: 'MEASURED' });
  else if (checked) sheet.put('noSeriousAccident', { value: true, source: '主管部门处罚记录查询', asOf: checked, confidence: 'REPORTED' });
  if (dishonest) sheet.put('badRecord', { value: true, source: dishonest.source, asOf: dishonest.happenedOn, confidence: 'MEASURED' });
  else if (checked) sheet.put('badRecord', { value: false, source: '信用信息查询', asOf: checked, confidence: 'REPORTED' });
}

/**
 * Post-money of the latest round in 亿元 and equity paid in within two and three years in 万元; dollars at the average
 * rate of the year of the round. Without a round nothing is known, unless the firm stated that its rounds are complete.
 */
function factsFromRounds(sheet: FactSheet, rounds: readonly Round[], complete: boolean, on: CalendarDate, rates: ReadonlyMap<number, number>): void {
  if (rounds.length === 0 && !complete) return;
  const sorted = [...rounds].sort((a, b) => (a.closedOn < b.closedOn ? -1 : a.closedOn > b.closedOn ? 1 : a.name < b.name ? -1 : 1));
  const latest = sorted.at(-1);
  const say = (fact: string, value: number | boolean): void => sheet.put(fact, { value, source: latest?.source ?? '企业填报', asOf: latest?.closedOn ?? on, confidence: latest ? 'REPORTED' : 'DECLARED' });
  say('privateEquity', rounds.some((r) => r.privateEquity));
  const yuan = (amount: number, r: Round): number | undefined => {
    const rate = r.currency === 'CNY' ? 1 : rates.get(yearOf(r.closedOn));
    return rate === undefined ? undefined : amount * rate;
  };
  for (const [fact, years] of [['newEquityTwoYears', 2], ['newEquityThreeYears', 3]] as const) {
    const recent = sorted.filter((r) => r.closedOn > addYears(on, -years)).map((r) => yuan(r.paidIn, r));
    if (recent.every((amount) => amount !== undefined)) say(fact, recent.reduce((a, b) => a + b, 0));
  }
  const valued = sorted.findLast((r) => r.postMoney !== null);
  const rate = valued && rates.get(yearOf(valued.closedOn));
  if (rate !== undefined) say('dollarRate', rate);
  const value = valued && yuan(valued.postMoney!, valued);
  // 万元 → 亿元
  if (value !== undefined) say('valuation', value / 10_000);
}
