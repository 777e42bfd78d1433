import type { Tx } from '../../kernel/db/index.ts';
import type { ProcedureEngine } from '../../kernel/procedure/index.ts';
import type { OwnershipModule } from '../../modules/ownership/index.ts';
import type { Act, AgreedTalk, MarketModule, MarketReactions, TalkRow } from '../../modules/market/index.ts';
import { assertConsents } from './consents.ts';

interface Parts {
  market: MarketModule;
  ownership: Pick<OwnershipModule, 'consentsMissing'>;
  engine: ProcedureEngine;
}

/** Takes a step of the demand's case in the name of the house, if the demand still stands where the step begins. */
async function stepDemand({ engine }: Parts, tx: Tx, act: Act, demandId: string, action: string, from: readonly string[]): Promise<void> {
  const [demandCase] = await engine.casesOf(tx.sql, { kind: 'market.demand', id: demandId }, 'demand-publication');
  // An imported demand has no case of its own; its talk goes on all the same.
  if (!demandCase) return;
  const { evaluation } = await engine.evaluateStored(tx.sql, demandCase.id, act.now);
  if (!from.includes(evaluation.state)) return;
  await engine.act(tx, { ...act, caseId: demandCase.id, action, expectedSeq: evaluation.seq, flow: `deal.${action}` });
}

/**
 * What follows from an agreement between firm and owner. Do: the demand is matched, and where the law asks for it the
 * pricing notice is opened. Undo: the demand is open again; the notice itself is withdrawn or revised by the university,
 * because only a person may answer for it.
 */
export function dealReactions(parts: Parts): MarketReactions {
  const { market, engine } = parts;
  return {
    talkAgreed: async (tx: Tx, act: Act, { talk, noticeNeeded }: AgreedTalk) => {
      await assertConsents(parts.ownership, tx.sql, talk.resultId);
      await stepDemand(parts, tx, act, talk.demandId, 'match', ['PUBLISHED']);
      if (!noticeNeeded) return;
      const opened = await engine.openCase(tx, {
        ...act,
        definitionId: 'pricing-notice',
        subject: { kind: 'market.talk', id: talk.id },
        title: talk.resultTitle,
        parties: {
          university: [{ organisationId: talk.sellerId, name: talk.sellerName }],
          firm: [{ organisationId: talk.buyerId, name: talk.buyerName }],
        },
        region: talk.sellerRegion,
        park: null,
      });
      await market.setPricingCase(tx, act, talk.id, opened.id);
    },
    agreementLapsed: async (tx: Tx, act: Act, talk: TalkRow) => {
      await stepDemand(parts, tx, act, talk.demandId, 'reopen', ['MATCHED']);
    },
  };
}

/** The contract of a demand has been registered. */
export async function settleDemand(parts: Parts, tx: Tx, act: Act, demandId: string): Promise<void> {
  await stepDemand(parts, tx, act, demandId, 'contract', ['PUBLISHED', 'MATCHED']);
}
