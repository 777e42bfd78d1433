import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { nextWorkingDays, type Stage } from './load.ts';

const UNIT = 'university-1';
const YUAN = 100;

const RESULTS = [
  {
    title: '高强耐蚀镁合金型材的挤压成形技术', field: '新材料', daysAgo: 200,
    abstract: '以微合金化和双级均匀化热处理改善挤压性，型材抗拉强度不低于320 MPa，中性盐雾720小时无明显腐蚀，已完成小批量试制。',
    price: 1_200_000, number: 'ZL202610000011',
  },
  {
    title: '工业窑炉余热深度回收的复合相变储热装置', field: '节能环保', daysAgo: 180,
    abstract: '以熔盐与多孔陶瓷复合储热，储热密度不低于180 kWh/m³，循环3000次容量保持率高于95%，已建成示范装置。',
    price: 2_600_000, number: 'ZL202610000012',
  },
] as const;

/** Firms that have sign-ins, so that a visitor can bid against himself. */
const BIDDERS = ['thread-firm', 'voucher-firm-1'] as const;

/** One listing that takes registrations, and one with two bidders whose auction opens in two minutes and runs three days. */
export async function playTrading(stage: Stage, now: Date): Promise<void> {
  const { house: { market, trading, engine }, tx } = stage;
  const today = dateOf(now);
  const at = (daysAgo: number): Date => {
    const moment = stage.at(nextWorkingDays(stage, addDays(today, -daysAgo - 1), 1));
    return moment < now ? moment : now;
  };
  const unit = stage.organisation(UNIT);
  const [officer, lead, centre] = [stage.person('transfer-officer', UNIT), stage.person('transfer-lead', UNIT), stage.person('service-centre', 'service-centre')];
  const act = (actor: Actor, daysAgo: number) => ({ actor, now: at(daysAgo), requestId: 'demo' });
  const take = async (actor: Actor, when: Date, caseId: string, action: string, data: Record<string, unknown> = {}): Promise<void> => {
    const { evaluation } = await engine.evaluateStored(tx.sql, caseId, when);
    await engine.act(tx, { caseId, action, data, expectedSeq: evaluation.seq, actor, now: when, requestId: 'demo' });
  };
  const ids = await market.loadDemoResults(tx, RESULTS.map(({ title, abstract, field, daysAgo, number }) => ({
    organisation: unit, at: at(daysAgo),
    draft: { title, abstract, field, maturity: 7, jobResult: true, owners: [{ organisationId: unit.id, name: unit.nameZh }], completers: [{ name: '严思远（演示）' }], ipList: [{ kind: 'patent' as const, number }], intendedMode: 'TRANSFER' as const, contact: '成果转化中心（演示）', disclosureDate: dateOf(at(daysAgo)) },
  })));

  const announce = async (i: 0 | 1, daysAgo: number): Promise<{ id: string; caseId: string }> => {
    const { price, title } = RESULTS[i];
    const scope = '专利权全部转让（演示）';
    const sale = await trading.offerSale(tx, act(officer, daysAgo + 4), {
      kind: 'LISTING', property: 'RESULT', method: 'ASCENDING', resultId: ids[i]!, scope, contractType: 'TRANSFER_PATENT', paymentMode: 'LUMP_SUM', priceFen: price * YUAN, appraisalFen: price * YUAN, basisNote: '资产评估报告（演示）',
      stepFen: 20_000 * YUAN, depositFen: 200_000 * YUAN, reserveHash: null, auctioneer: null, auctioneerLicence: null, displayPlace: null, displayFrom: null, displayUntil: null, demo: true,
    });
    await take(lead, at(daysAgo + 2), sale.caseId, 'approve', { meeting: '校长办公会（演示）', meetingOn: dateOf(at(daysAgo + 2)), minutesNumber: `演示-挂-${i + 1}`, unitRule: '成果转化管理办法（演示，2025版）' });
    await take(centre, at(daysAgo), sale.caseId, 'announce', { lot: title, listPriceFen: price * YUAN, bidDepositFen: 200_000 * YUAN, saleScope: scope, contact: '技术交易服务部（演示）' });
    return sale;
  };
  const register = async (saleId: string, firm: string, daysAgo: number): Promise<string> => {
    const { id } = await trading.registerBidder(tx, act(stage.person('firm-member', firm), daysAgo), saleId, { organisationId: stage.organisation(firm).id, related: false, relation: null, bankReference: `演示回单-${firm}-${saleId.slice(-6)}` });
    return id;
  };

  const open = await announce(0, 4);
  await register(open.id, 'voucher-firm-1', 1);

  const bidding = await announce(1, 30);
  for (const firm of BIDDERS) {
    const bidder = await register(bidding.id, firm, 22);
    await trading.qualifyBidder(tx, act(officer, 20), bidder, { qualified: true, reason: null });
    await trading.confirmDeposit(tx, act(centre, 18), bidder);
  }
  await take(centre, at(3), bidding.caseId, 'endRegistration');
  const opens = new Date(now.getTime() + 2 * 60_000 + 8 * 3_600_000).toISOString();
  await take(centre, now, bidding.caseId, 'compete', { opensOn: opens.slice(0, 10), opensAt: opens.slice(11, 16), minutes: 4320 });
}
