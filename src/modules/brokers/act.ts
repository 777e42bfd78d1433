import type { AuditActor } from '../../kernel/audit/index.ts';
import type { Database, Sql, Tx } from '../../kernel/db/index.ts';
import { type Actor, type Assignment, auditActor, type Identity, type RequestContext } from '../../kernel/identity/index.ts';
import type { MandateSubject, SearchKind, Stage } from './contract.ts';
import type { BrokerRules } from './pack.ts';

/** Who does something, when, and under which request. */
export interface Act {
  now: Date;
  actor: Actor | undefined;
  requestId: string;
}

export type Handle = Database | Tx;

export const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });

export function auditBy(act: Act, assignment: Assignment | undefined): AuditActor | null {
  return act.actor && assignment ? auditActor(act.actor, assignment) : null;
}

/** What a mandate is about, as the market knows it. */
export interface MandateTopic {
  title: string;
  demandId: string | null;
  resultId: string | null;
  talkId: string | null;
  /** Who gives the mandate: the firm of a demand or talk, the owner of a result. */
  client: { id: string; name: string };
  /** The client is not named in public. */
  anonymous: boolean;
  region: string | null;
}

/** Something that was published and may be told to its subscribers. */
export interface Publication {
  kind: 'demand' | 'result';
  id: string;
  title: string;
  field: string;
  region: string | null;
  publishedAt: Date;
}

export interface PublicationQuery {
  kind: SearchKind;
  words: string;
  field: string;
  region: string | null;
  after: Date;
  limit: number;
  /** Passed over, for the next page. */
  skip?: number;
}

/** Where the deal of a mandate really stands; `null` while no talk decides it. */
export interface DealFacts {
  stage: Exclude<Stage, 'LEAD' | 'CONTACTED' | 'MATCHED'>;
  talkId: string;
  contractId: string | null;
  pricingCaseId: string | null;
  /** When it last moved. */
  at: Date;
}

/** What the brokers module needs from the house. */
export interface BrokerParts {
  rules: BrokerRules;
  identity: Pick<Identity, 'findOrganisation'>;
  procedure: {
    openCase(
      tx: Tx,
      act: Act,
      opening: { definitionId: string; subject: { kind: string; id: string }; title: string; parties: Record<string, { organisationId: string; name: string }[]>; region: string | null; park: string | null },
    ): Promise<{ id: string }>;
  };
  /** The market, as far as its brokers see it; undefined where the thing cannot be seen or is not open. */
  findTopic(handle: Sql, actor: Actor | undefined, subject: MandateSubject, id: string): Promise<MandateTopic | undefined>;
  /** What was published after a moment and fits a search, oldest first, as a passer-by sees it. */
  publications(handle: Sql, query: PublicationQuery): Promise<Publication[]>;
  /** Deals of mandates by mandate id. */
  dealsOf(handle: Sql, mandates: readonly { id: string; demandId: string | null; resultId: string | null; talkId: string | null; createdAt: Date }[]): Promise<Map<string, DealFacts>>;
}
