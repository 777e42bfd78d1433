import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { Actor } from '../../../kernel/identity/actor.ts';
import type { reviewDesk } from '../contract/library.ts';
import { listResultRows } from '../store/results.ts';

/** What waits for a second person of the reader's units. */
export async function readReviewDesk(handle: Sql, actor: Actor | undefined, { page, pageSize }: { page: number; pageSize: number }): Promise<ContractAnswer<typeof reviewDesk>> {
  const own = (actor?.assignments ?? []).filter((a) => a.grants.some((g) => g.permission === 'market.result.review')).map((a) => a.organisationId);
  const { rows, total } = await listResultRows(handle, { own, statuses: ['UNIT_REVIEW'], limit: pageSize, offset: (page - 1) * pageSize });
  return {
    items: rows.map((r) => ({
      id: r.id, title: r.title, field: r.field, maturity: r.maturity, completers: r.completers.map((c) => c.name), updatedAt: r.updatedAt.toISOString(), caseId: r.caseId,
      secrecy: r.secrecy, fundingFiscal: r.fundingFiscal,
    })),
    total, page, pageSize,
  };
}
