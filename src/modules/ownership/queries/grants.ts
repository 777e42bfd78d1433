import { notFound } from '../../../kernel/base/problem.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, findGrant as findPermission } from '../../../kernel/identity/index.ts';
import type { GrantView, listGrants } from '../contract.ts';
import { findGrant, type GrantRow, listConsents, listGrantRows, missingConsents } from '../store/grants.ts';
import { covers, scopeOf } from './scope.ts';

const READ = 'ownership.grant.read';

export async function readGrants(db: Sql, actor: Actor | undefined, { page, pageSize }: { page: number; pageSize: number }): Promise<ContractAnswer<typeof listGrants>> {
  const { rows, total } = await listGrantRows(db, scopeOf(actor, READ), { limit: pageSize, offset: (page - 1) * pageSize });
  return {
    items: rows.map((g) => ({
      id: g.id, resultId: g.resultId, resultTitle: g.resultTitle, organisationName: g.organisationName, kind: g.kind, unitSharePpm: g.unitSharePpm, termYears: g.termYears, status: g.status, caseId: g.caseId,
      registeredOn: g.registeredOn, demo: g.demo, persons: g.persons.length,
    })),
    total, page, pageSize,
  };
}

/** @throws Problem NOT_FOUND */
export async function readGrant(db: Sql, actor: Actor | undefined, id: string): Promise<GrantView> {
  const row = await findGrant(db, id);
  if (!row || !covers(scopeOf(actor, READ), row)) throw notFound('赋权事项', 'grant', id);
  const mayApply = findPermission(actor, 'ownership.grant.apply', { organisationIds: [row.organisationId] }) !== undefined;
  const consents = await listConsents(db, id);
  const himself = row.persons.find((p) => (p.accountId ? p.accountId === actor?.accountId : p.name === actor?.displayName));
  return {
    ...contentOf(row),
    consents: consents.map((c) => ({ id: c.id, person: c.person, purpose: c.purpose, document: c.document, givenAt: c.givenAt.toISOString(), withdrawnAt: c.withdrawnAt?.toISOString() ?? null })),
    missing: await missingConsents(db, row.resultId),
    may: {
      edit: mayApply && row.status === 'APPLIED', record: mayApply && row.kind === 'JOINT_OWNERSHIP',
      consentAs: mayApply && row.kind === 'JOINT_OWNERSHIP' ? (himself?.name ?? null) : null,
    },
  };
}

function contentOf(g: GrantRow): Omit<GrantView, 'consents' | 'missing' | 'may'> {
  const { createdAt, ...rest } = g;
  return { ...rest, createdAt: createdAt.toISOString() };
}
