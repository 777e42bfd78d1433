import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant } from '../../../kernel/identity/actor.ts';
import type { ContractDeps } from '../act.ts';
import type { getDecisions } from '../contract.ts';
import { needsIntellectualProperty } from '../domain/contract-type.ts';
import { resemblance } from '../domain/identity.ts';
import { decisionDueOn, documentsAsked } from '../domain/regulation.ts';
import { type ContractRow, findContract } from '../store/contracts.ts';
import { readDecisions, readJudgements } from '../store/decisions.ts';
import { readLookalikes } from '../store/registration.ts';
import { registryName, regulationOf } from './view-contract.ts';

const NEAR_DAYS = 180;

/** Other filings that look like the same contract. Only the registry of the contract sees them. */
async function lookalikesOf(db: Sql, actor: Actor | undefined, contract: ContractRow, deps: ContractDeps): Promise<ContractAnswer<typeof getDecisions>['lookalikes']> {
  const place = { region: contract.registryRegion };
  if (!findGrant(actor, 'contracts.registration.review', place) && !findGrant(actor, 'contracts.registration.decide', place)) return [];
  const found = [];
  for (const id of await readLookalikes(db, contract.id, NEAR_DAYS)) {
    const other = await findContract(db, id);
    const alike = other && resemblance(contract, other);
    if (other && alike) found.push({ id: other.id, name: other.name, signDate: other.signDate, status: other.status, registryName: registryName(deps.registries, other), ...alike });
  }
  return found.sort((a, b) => b.score - a.score);
}

/** Why the registration came out as it did, and what the officer should look at before the next step. */
export async function decisionsOf(db: Sql, actor: Actor | undefined, contract: ContractRow, deps: ContractDeps, now: Date): Promise<ContractAnswer<typeof getDecisions>> {
  const regulation = regulationOf(deps, contract, now);
  const [decisions, judgements, lookalikes] = await Promise.all([readDecisions(db, contract.id), readJudgements(db, contract.id), lookalikesOf(db, actor, contract, deps)]);
  const waiting = ['ACCEPTED', 'FIRST_REVIEW', 'SECOND_REVIEW'].includes(contract.status);
  return {
    // The day of filing stands for the day of acceptance, which is at most three working days later: never too late.
    decisionDueOn: waiting && contract.filedOn ? decisionDueOn(regulation, deps.calendar, contract.filedOn, contract.technologyTransactionAmountFen) : null,
    documents: documentsAsked(regulation, { right: needsIntellectualProperty(contract.type), abroad: contract.parties.some((p) => p.country !== 'CN'), agent: false }).map(({ id, zh, en }) => ({ id, zh, en })),
    decisions: decisions.map((d) => ({
      id: d.id,
      action: d.action,
      by: { accountId: d.accountId, role: typeof d.facts.role === 'string' ? d.facts.role : null },
      madeAt: d.madeAt.toISOString(),
      regulationId: d.regulationId,
      facts: d.facts,
      judgement: judgements.find((j) => j.id === d.judgementId)?.judgement ?? null,
    })),
    lookalikes,
  };
}
