import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import type { DemoSet } from './generate.ts';
import { nextWorkingDays, type Stage } from './load.ts';
import { isPublished } from './play-demand.ts';

/** Days before today on which the two agree; the fifteen days of the notice then run for more than a week still. */
const BEGUN = 10;
const PRICE_FEN = 86_000_000;

interface Loaded {
  /** In the order of the set. */
  demandIds: readonly string[];
  resultIds: ReadonlyMap<string, string>;
}

/**
 * One negotiated price in its public notice, so that the notices of the portal are not empty: a firm and a university
 * agree, the university's meeting approves, and the notice is published some days before today. Answers whether the set
 * was large enough for it.
 */
export async function playNotice(stage: Stage, set: DemoSet, { demandIds, resultIds }: Loaded, now: Date): Promise<boolean> {
  const { house, tx } = stage;
  const begin = addDays(dateOf(now), -BEGUN);
  const sold = new Set(set.contracts.map((c) => c.resultKey));
  const index = set.demands.findIndex((d, i) => isPublished(i) && addDays(d.writtenOn, BEGUN) <= begin && stage.organisation(d.firmKey).id !== stage.organisation('thread-firm').id);
  const demand = set.demands[index];
  const offered = set.results.filter((r) => r.jobResult && r.ownerKey.startsWith('university-') && !sold.has(r.key));
  const result = offered.find((r) => r.field === demand?.field) ?? offered[0];
  // A very small set, as tests load it, has nothing that could be sold; the full one always has.
  if (!demand || !result) return false;
  const at = (days: number): Date => stage.at(nextWorkingDays(stage, begin, days));
  const officer = stage.person('transfer-officer', result.ownerKey);
  const act = (actor: typeof officer, days: number) => ({ now: at(days), actor, requestId: 'demo' });
  const scope = '普通许可，自创区内，五年';
  const { pricingCaseId } = await house.market.loadDemoTalk(tx, {
    demandId: demandIds[index]!,
    resultId: resultIds.get(result.key)!,
    message: '（演示）希望了解该成果的成熟度和许可条件。',
    terms: { contractType: 'LICENCE_PATENT', pricingMode: 'NEGOTIATED', priceFen: PRICE_FEN, paymentMode: 'LUMP_SUM', scope, relatedParties: false },
    buyer: act(stage.person('firm-member', demand.firmKey), 1),
    seller: act(officer, 1),
  });
  if (pricingCaseId === null) throw new Error('The agreed price of the demonstration has no notice');
  const steps: [action: string, actor: typeof officer, days: number, data: Record<string, unknown>][] = [
    ['propose', officer, 1, {
      resultName: result.title, resultAbstract: result.abstract.slice(0, 600), buyer: stage.organisation(demand.firmKey).nameZh, mode: 'LICENCE_ORDINARY', scope,
      proposedPriceFen: PRICE_FEN, relatedParty: false, basis: 'COMPARABLE', basisNote: '（演示）参照同类技术许可价格协商。',
    }],
    ['approve', stage.person('transfer-lead', result.ownerKey), 2, { meeting: '校长办公会（演示）', meetingOn: dateOf(at(2)), minutesNumber: '演示-1', unitRule: '成果转化管理办法（演示）' }],
    ['publishNotice', officer, 3, { unitPlace: '学校主页公告栏（演示）', unitPosted: true, contact: '技术转移中心（演示）' }],
  ];
  for (const [seq, [action, actor, days, data]] of steps.entries()) {
    await house.engine.act(tx, { caseId: pricingCaseId, action, expectedSeq: seq, actor, now: at(days), requestId: 'demo', data });
  }
  return true;
}
