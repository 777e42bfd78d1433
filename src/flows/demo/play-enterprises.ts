import { addDays, type CalendarDate, dateOf } from '../../kernel/base/calendar-date.ts';
import type { NewDossier } from '../../modules/enterprises/index.ts';
import { demoSizes, type DemoSet } from './generate.ts';
import { generateEnterprises } from './generate-enterprises.ts';
import { type EnterpriseParameters, readEnterpriseParameters } from './enterprise-parameters.ts';
import { readLexicon } from './lexicon.ts';
import type { Stage } from './load.ts';
import { voucherOrganisations } from './play-vouchers.ts';

/**
 * Dossiers of a whole population: the firms that sign in, and many that do not. What the login `firm` owns is written by
 * hand in the pack, so that its check-up has something to say.
 */
export async function playEnterprises(stage: Stage, set: DemoSet, now: Date): Promise<number> {
  const { house: { enterprises, pack, places, sizes }, tx } = stage;
  const parameters = readEnterpriseParameters(pack);
  const login = stage.organisation('thread-firm');
  const keys = [...set.organisations, ...voucherOrganisations(pack)].filter((o) => o.kind === 'firm').map((o) => ({ key: o.key, field: 'field' in o ? o.field : null }));
  const organisations = keys.map(({ key, field }) => ({ ...stage.organisation(key), field }))
    .map((o) => ({ organisationId: o.id, creditCode: o.creditCode!, name: o.nameZh, city: o.region!, park: o.park, field: o.field }))
    .filter((o) => o.organisationId !== login.id);
  const today = dateOf(now);
  const dossiers = generateEnterprises({
    parameters, lexicon: readLexicon(pack), organisations, today,
    places: { cities: places.cities.map(({ code, zh, en }) => ({ code, zh, en })), parks: places.parks.map(({ code, city, zh }) => ({ code, city, zh })) },
    count: Math.round((sizes ?? demoSizes).firms * parameters.perDemoFirm) - 1,
  });
  dossiers.push(loginDossier(parameters.loginFirm, { organisationId: login.id, creditCode: login.creditCode!, name: login.nameZh, city: login.region!, park: login.park }, today));
  await enterprises.loadDossiers(tx, dossiers, { at: now, recordedByName: '演示数据' });
  return dossiers.length;
}

function loginDossier(firm: EnterpriseParameters['loginFirm'], who: Pick<NewDossier['firm'], 'organisationId' | 'creditCode' | 'name' | 'city' | 'park'>, today: CalendarDate): NewDossier {
  const thisYear = Number(today.slice(0, 4));
  const last = thisYear - 1;
  const stated = (year: number): CalendarDate => `${year + 1}-04-18`;
  const lasting = Object.fromEntries(Object.entries({ ...firm.truths, roundsComplete: true }).map(([item, is]) => [item, is ? 1 : 0]));
  const techSme = Array.from({ length: firm.techSmeYears }, (_, i) => thisYear - i).filter((year) => `${year}-06-24` <= today);
  return {
    firm: { ...who, field: firm.field, sector: firm.sector, foundedOn: `${thisYear - firm.foundedYearsAgo}-03-16`, recordsCheckedOn: addDays(today, -12), demo: true },
    statements: [
      ...firm.years.map(({ ago, ...figures }) => ({ year: last - ago, figures, source: `${last - ago}年度科技统计年报`, asOf: stated(last - ago), confidence: 'REPORTED' as const })).filter((s) => s.asOf <= today).reverse(),
      { year: 0, figures: { ...lasting, nicheSince: thisYear - firm.nicheYearsAgo }, source: '企业填报', asOf: addDays(today, -40), confidence: 'DECLARED' },
    ],
    qualifications: techSme.map((year) => ({
      type: 'TECH_SME', level: 'CN', edition: year, certNo: `${year}320214A0DEMO`, issuedOn: `${year}-06-24`, expiresOn: `${year + 1}-06-23`, issuer: '江苏省科技厅（演示）', city: who.city, revokedFrom: null, revokedReason: null,
    })).reverse(),
    rounds: firm.rounds.map(({ monthsAgo, ...r }) => ({ ...r, closedOn: addDays(today, -monthsAgo * 30), privateEquity: true, currency: 'CNY' as const, source: '增资协议和验资报告' })),
    incidents: [],
    memberships: [],
  };
}
