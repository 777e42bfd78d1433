import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/index.ts';
import type { EntitlementParts } from '../act.ts';
import { firmOf } from '../commands/respond.ts';
import type { getMine } from '../contract.ts';
import { appealsOf } from '../store/appeals.ts';
import { entriesOfCodes, readEvents } from '../store/entries.ts';
import { findFinding } from '../store/findings.ts';
import { messagesOf } from '../store/messages.ts';
import { recoveriesOf } from '../store/recoveries.ts';
import { findRound, publicRounds } from '../store/rounds.ts';
import { stillOnNotice, viewAppeal, viewEntry, viewFinding, viewNotice, viewRecovery, viewRound } from './view-round.ts';

const MESSAGES = 50;
const ROUNDS = 50;

/** What the own firm is given, what it missed in rounds that are or were published, and what it was told. */
export async function readMine(parts: EntitlementParts, db: Sql, actor: Actor | undefined, now: Date): Promise<ContractAnswer<typeof getMine>> {
  const firm = await firmOf(parts, db, actor);
  if (!firm) return { firm: null, entries: [], misses: [], appeals: [], recoveries: [], messages: [] };
  const codes = [firm.creditCode];
  const appeals = await appealsOf(db, { codes });
  const appealing = new Set(appeals.filter((a) => a.status === 'OPEN').map((a) => a.roundId));
  const notice = async (caseId: string) => viewNotice(await parts.procedure.standing(db, caseId, now));
  const entries = [];
  for (const e of await entriesOfCodes(db, codes)) {
    const round = (await findRound(db, e.roundId))!;
    // Nobody is told of a list that is not approved and published.
    if (round.publishedAt === null) continue;
    const n = await notice(round.caseId);
    entries.push({
      entry: viewEntry(e), round: viewRound(parts, round), notice: n, account: e.account, events: (await readEvents(db, e.id)).map((x) => ({ ...x, at: x.at.toISOString() })),
      mayRespond: ['LISTED', 'OBJECTED', 'CONFIRMED'].includes(e.status), mayAppeal: e.status !== 'OPTED_OUT' && stillOnNotice(n, now) && !appealing.has(round.id),
    });
  }
  const listed = new Set(entries.map((e) => e.round.id));
  const misses = [];
  for (const round of await publicRounds(db, ROUNDS)) {
    if (listed.has(round.id)) continue;
    const finding = await findFinding(db, round.id, { creditCode: firm.creditCode });
    if (!finding) continue;
    const n = await notice(round.caseId);
    misses.push({ round: viewRound(parts, round), notice: n, finding: viewFinding(finding), mayAppeal: stillOnNotice(n, now) && !appealing.has(round.id) });
  }
  return {
    firm: { name: firm.name, creditCode: firm.creditCode }, entries, misses, appeals: appeals.map(viewAppeal), recoveries: (await recoveriesOf(db, { codes })).map(viewRecovery),
    messages: (await messagesOf(db, codes, MESSAGES)).map(({ id, roundId, kind, zh, en, sentAt, readAt }) => ({ id, roundId, kind, zh, en, sentAt: sentAt.toISOString(), readAt: readAt?.toISOString() ?? null })),
  };
}
