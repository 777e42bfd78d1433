import type { DemoContract } from './generate.ts';
import { dateOf } from '../../kernel/base/calendar-date.ts';
import { nextWorkingDays, type Stage } from './load.ts';

const FIELDS = ['ICT', 'MANUFACTURING', 'BIOMEDICINE', 'MATERIALS', 'ENERGY', 'ENVIRONMENT'];
const PRICING = ['NEGOTIATED', 'NEGOTIATED', 'LISTED', 'AUCTION'];
/** Working days from signing until everything that may happen to a contract has happened. */
const SETTLED = 45;

/**
 * Leads a contract from the seller's draft through acceptance and two reviews to its registration number; a few older
 * ones are amended, cancelled or revoked afterwards.
 */
export async function playContract(stage: Stage, demo: DemoContract, resultId: string, index: number, now?: Date): Promise<void> {
  const { house, tx } = stage;
  const seller = stage.organisation(demo.sellerKey);
  const buyer = stage.organisation(demo.buyerKey);
  const officer = stage.person('transfer-officer', demo.sellerKey);
  const registry = `registry-${seller.region}`;
  const clerk = stage.person('registry-clerk', registry);
  const reviewer = stage.person('registry-reviewer', registry);
  const at = (days: number): Date => stage.at(nextWorkingDays(stage, demo.signDate, days));
  const difference = demo.contractAmountFen - demo.technologyTransactionAmountFen;
  const { id, caseId } = await house.contracts.createContract(
    tx,
    { now: at(2), actor: officer, requestId: 'demo' },
    {
      demo: true,
      links: { talkId: null, demandId: null, resultId, pricingCaseId: null, pricingMode: PRICING[index % PRICING.length] },
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
        field: FIELDS[index % FIELDS.length],
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
  if (now && nextWorkingDays(stage, demo.signDate, SETTLED) < dateOf(now)) await playLater(stage, { id, demo, index, officer, clerk, reviewer, at });
}

type Person = ReturnType<Stage['person']>;

/** What became of one contract in fifteen. */
async function playLater(
  { house, tx }: Stage,
  c: { id: string; demo: DemoContract; index: number; officer: Person; clerk: Person; reviewer: Person; at: (days: number) => Date },
): Promise<void> {
  const { id, demo, index, officer, clerk, reviewer, at } = c;
  const take = async (caseId: string, expectedSeq: number, action: string, actor: Person, days: number, data: Record<string, unknown>, reason: string | null = null): Promise<void> => {
    await house.engine.act(tx, { caseId, action, expectedSeq, actor, now: at(days), requestId: 'demo', data, reason });
  };
  const ask = (actor: Person, days: number, asked: Parameters<typeof house.contracts.askForChange>[3]) => house.contracts.askForChange(tx, { now: at(days), actor, requestId: 'demo' }, id, asked);
  const approved = async (caseId: string): Promise<void> => {
    await take(caseId, 0, 'check', clerk, 21, { proofSeen: true, opinion: '协议属实，同意。' });
    await take(caseId, 1, 'approve', reviewer, 22, {});
  };
  if (index % 45 === 4) {
    const contractAmountFen = Math.floor(demo.contractAmountFen * 0.8);
    const technologyTransactionAmountFen = Math.min(contractAmountFen, demo.technologyTransactionAmountFen);
    const { caseId } = await ask(officer, 20, { proposal: { kind: 'AMENDMENT', contractAmountFen, technologyTransactionAmountFen }, reason: '双方签订补充协议，减少一项研究内容' });
    await approved(caseId);
  }
  if (index % 45 === 19) {
    const { caseId } = await ask(officer, 20, { proposal: { kind: 'CANCELLATION', dissolvedOn: dateOf(at(18)) }, reason: '买方停产，双方协议解除' });
    await approved(caseId);
  }
  if (index % 45 === 34) {
    const { caseId } = await ask(clerk, 15, { proposal: { kind: 'REVOCATION', ground: 'FALSE_PAPERS' }, reason: '回访发现付款凭证系伪造' });
    const registrationNumber = (await house.contracts.findContract(tx.sql, id))!.registrationNumber!;
    await take(caseId, 0, 'publish', clerk, 16, { contractName: demo.name, registrationNumber, ground: 'FALSE_PAPERS', finding: '经银行核实，所附付款凭证不存在。', contact: '登记处（演示）12345' });
    await take(caseId, 1, 'revoke', reviewer, 32, {}, '公示期满无申辩，查证属实');
  }
}
