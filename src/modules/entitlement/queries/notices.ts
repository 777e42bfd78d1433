import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import { notFound } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { EntitlementParts } from '../act.ts';
import type { getNotice, getNotices } from '../contract.ts';
import { countStatuses, pageEntries } from '../store/entries.ts';
import { findRound, publicRounds, type RoundRow } from '../store/rounds.ts';
import { termsOf } from '../terms.ts';
import { viewNotice } from './view-round.ts';

const SHOWN = 30;
const totalOf = async (db: Sql, round: RoundRow): Promise<{ firms: number; totalFen: number }> => {
  const standing = (await countStatuses(db, round.id)).filter((s) => s.status !== 'OPTED_OUT' && s.status !== 'REFUSED');
  return { firms: standing.reduce((n, s) => n + s.firms, 0), totalFen: standing.reduce((n, s) => n + s.fen, 0) };
};
const policyOf = (parts: EntitlementParts, round: RoundRow): { zh: string; en: string } => {
  const p = parts.programmes.programmes.find((x) => x.id === round.programme);
  return { zh: p?.zh ?? round.programme, en: p?.en ?? round.programme };
};

export async function readNotices(parts: EntitlementParts, db: Sql, now: Date): Promise<ContractAnswer<typeof getNotices>> {
  const items = [];
  for (const round of await publicRounds(db, SHOWN)) {
    items.push({ id: round.id, number: round.number, title: round.title, region: round.region, ...policyOf(parts, round), ...(await totalOf(db, round)), notice: viewNotice(await parts.procedure.standing(db, round.caseId, now)) });
  }
  return { regions: [...parts.regions], items };
}

/** What the public reads: name, code and amount of each firm, no fact of any. @throws Problem NOT_FOUND */
export async function readNotice(parts: EntitlementParts, db: Sql, id: string, now: Date, { page, pageSize, q }: { page: number; pageSize: number; q?: string | undefined }): Promise<ContractAnswer<typeof getNotice>> {
  const round = await findRound(db, id);
  if (!round?.publishedAt || round.status === 'WITHDRAWN') throw notFound('公示', 'notice', id);
  const standing = await parts.procedure.standing(db, round.caseId, now);
  const { rule } = await termsOf(parts, db, round);
  const rows = await pageEntries(db, { roundId: id, q, limit: pageSize, offset: (page - 1) * pageSize });
  return {
    number: round.number, title: round.title, policy: policyOf(parts, round), region: round.region, regions: [...parts.regions],
    rule: { ...rule.file.title, source: [rule.version.source.zh, rule.version.source.number].filter(Boolean).join(' ') }, clause: round.clause, factsOn: round.factsOn, listHash: round.listHash,
    contact: String(standing.facts['contact'] ?? ''), totalFen: (await totalOf(db, round)).totalFen, notice: viewNotice(standing), demo: round.demo,
    entries: { page, pageSize, total: rows[0]?.total ?? 0, items: rows.map(({ no, name, creditCode, amountFen, status }) => ({ no, name, creditCode, amountFen, status })) },
  };
}
