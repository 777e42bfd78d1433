import type { DemoContract } from './generate.ts';
import { nextWorkingDays, type Stage } from './load.ts';

/** Leads a contract from the seller's draft through acceptance and two reviews to its registration number. */
export async function playContract(stage: Stage, demo: DemoContract, resultId: string, index: number): Promise<void> {
  const { house, tx } = stage;
  const seller = stage.organisation(demo.sellerKey);
  const buyer = stage.organisation(demo.buyerKey);
  const officer = stage.person('transfer-officer', demo.sellerKey);
  const registry = `registry-${seller.region}`;
  const clerk = stage.person('registry-clerk', registry);
  const reviewer = stage.person('registry-reviewer', registry);
  const at = (days: number): Date => stage.at(nextWorkingDays(stage, demo.signDate, days));
  const difference = demo.contractAmountFen - demo.technologyTransactionAmountFen;
  const { caseId } = await house.contracts.createContract(
    tx,
    { now: at(2), actor: officer, requestId: 'demo' },
    {
      demo: true,
      links: { talkId: null, demandId: null, resultId, pricingCaseId: null },
      draft: {
        name: demo.name,
        type: demo.type,
        signDate: demo.signDate,
        startDate: demo.signDate,
        endDate: `${Number(demo.signDate.slice(0, 4)) + 1}-12-31`,
        contractAmountFen: demo.contractAmountFen,
        technologyTransactionAmountFen: demo.technologyTransactionAmountFen,
        actualAmountFen: 0,
        nonTechnicalItems: difference > 0 ? [{ name: '试验设备与原材料', amountFen: difference }] : [],
        paymentMode: index % 3 === 0 ? 'LUMP_SUM' : 'INSTALMENT',
        intellectualProperty: [{ kind: 'patent', number: demo.patentNumber }],
        projectSource: 'none',
        relatedParties: false,
        relatedPartiesNote: null,
        subject: '',
        parties: [
          { side: 'seller', organisationId: seller.id, name: seller.nameZh, creditCode: seller.creditCode, region: seller.region, country: 'CN', kind: seller.kind === 'institute' ? 'institute' : 'university', sharePpm: 1_000_000 },
          { side: 'buyer', organisationId: buyer.id, name: buyer.nameZh, creditCode: buyer.creditCode, region: buyer.region, country: 'CN', kind: 'firm', sharePpm: 1_000_000 },
        ],
      },
    },
  );
  let seq = 0;
  const step = async (action: string, actor: typeof officer, days: number, data: Record<string, unknown> = {}): Promise<void> => {
    await house.engine.act(tx, { caseId, action, expectedSeq: seq, actor, now: at(days), requestId: 'demo', data });
    seq += 1;
  };
  const recognised = {
    technologyContract: 'YES',
    contractType: demo.type,
    contractAmountFen: demo.contractAmountFen,
    technologyTransactionAmountFen: demo.technologyTransactionAmountFen,
    opinion: '标的明确，属于技术合同，金额划分合理。',
  };
  await step('submit', officer, 3, { solePlace: true, truthful: true });
  await step('accept', clerk, 4);
  if (demo.pending) return;
  await step('reviewFirst', clerk, 7, recognised);
  await step('reviewSecond', reviewer, 9, recognised);
  await step('register', reviewer, 10);
}
