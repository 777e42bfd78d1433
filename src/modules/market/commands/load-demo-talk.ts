import type { Tx } from '../../../kernel/db/index.ts';
import type { Act, OrganisationDirectory, ProcedurePort } from '../context.ts';
import type { Terms } from '../contract/talk.ts';
import type { ReactionBoard } from '../reactions.ts';
import { findTalk } from '../store/talks.ts';
import { answerAskedTalk } from './answer-talk.ts';
import { openTalk } from './ask-to-talk.ts';
import { confirmCurrentTerms } from './confirm-terms.ts';
import { proposeNewTerms } from './propose-terms.ts';

export interface DemoTalk {
  demandId: string;
  resultId: string;
  message: string;
  terms: Terms;
  buyer: Act;
  seller: Act;
}

/** Leads a talk to agreed terms through the commands, as two made-up people would; answers the talk and its pricing case. */
export async function loadDemoTalk(
  tx: Tx,
  { organisations, reactions, procedure }: { organisations: OrganisationDirectory; reactions: ReactionBoard; procedure: ProcedurePort },
  { demandId, resultId, message, terms, buyer, seller }: DemoTalk,
): Promise<{ talkId: string; pricingCaseId: string | null }> {
  const talkId = await openTalk(tx, buyer, organisations, procedure, { demandId, resultId, message });
  await answerAskedTalk(tx, seller, procedure, talkId, { accept: true, reason: '' });
  const open = await findTalk(tx.sql, talkId);
  await proposeNewTerms(tx, seller, reactions, talkId, open!.version, terms);
  await confirmCurrentTerms(tx, buyer, reactions, talkId, 1);
  return { talkId, pricingCaseId: (await findTalk(tx.sql, talkId))!.pricingCaseId };
}
