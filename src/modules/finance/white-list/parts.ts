import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { Sql, Tx } from '../../../kernel/db/index.ts';
import { type Assignment, authorise } from '../../../kernel/identity/index.ts';
import type { Explanation, KnownFacts, RuleBook } from '../../../kernel/rules/contract.ts';
import type { Act, FinanceParts } from '../act.ts';
import type { WhiteListPack } from './pack.ts';

/** A firm as the enterprises keep it, and when its dossier was last kept up. */
export interface CreditFirm {
  id: string;
  name: string;
  code: string;
  city: string;
  organisationId: string | null;
  lastUpdate: CalendarDate | null;
  facts: KnownFacts;
}

/** What the white list needs beside the rest of the module: rules, firms and points, which other modules keep. */
export interface WhiteListParts {
  pack: WhiteListPack;
  /** From the city to the country: where a rule may come from. */
  regionChain(city: string): readonly string[];
  rules: {
    current(db: Sql): Promise<RuleBook>;
    judge(
      tx: Tx, about: { rule: string; on: CalendarDate; region: readonly string[]; facts: KnownFacts; subject: { kind: 'ENTERPRISE'; id: string; name: string }; purpose: string }, by: string | null, at: Date,
    ): Promise<{ id: string; explanation: Explanation }>;
  };
  /** A page of all firms by id; shorter than its limit at the end. */
  population(db: Sql, query: { on: CalendarDate; after?: string; limit: number }): Promise<readonly CreditFirm[]>;
  firm(db: Sql, id: string, on: CalendarDate): Promise<CreditFirm | undefined>;
  firmOf(db: Sql, organisationId: string): Promise<Pick<CreditFirm, 'id' | 'name' | 'code' | 'city' | 'organisationId'> | undefined>;
  /** Hundredths of a point of every firm that has a grade. */
  points(db: Sql, on: CalendarDate): Promise<ReadonlyMap<string, number>>;
  /** Organisations in which somebody works as a bank. */
  banks(db: Sql): Promise<readonly { id: string; name: string }[]>;
}

/** The module's parts with those of the white list. */
export type CreditParts = FinanceParts & { whiteList: WhiteListParts };

export const CONSENT = 'finance.consent.grant';

export type OwnFirm = NonNullable<Awaited<ReturnType<WhiteListParts['firmOf']>>>;

/** The firm somebody answers for; undefined where none of his organisations has a dossier. */
export async function ownFirm(parts: CreditParts, db: Sql, act: Pick<Act, 'actor'>): Promise<{ firm: OwnFirm; assignment: Assignment } | undefined> {
  for (const assignment of act.actor?.assignments ?? []) {
    if (!assignment.grants.some((g) => g.permission === CONSENT)) continue;
    const firm = await parts.whiteList.firmOf(db, assignment.organisationId);
    if (firm) return { firm, assignment };
  }
  return undefined;
}

/** @throws Problem SIGN_IN_REQUIRED, FORBIDDEN, FIRM_WITHOUT_DOSSIER */
export async function demandOwnFirm(parts: CreditParts, db: Sql, act: Pick<Act, 'actor'>): Promise<{ firm: OwnFirm; assignment: Assignment }> {
  const own = await ownFirm(parts, db, act);
  if (own) return own;
  authorise(act.actor, CONSENT, { organisationIds: (act.actor?.assignments ?? []).map((a) => a.organisationId) });
  throw new Problem('FIRM_WITHOUT_DOSSIER', { status: 409, zh: '本单位还没有企业档案', en: 'Your organisation has no dossier yet', remedy: { zh: '请所在市建立企业档案', en: 'Ask your city to open one' } });
}
