import { sql } from 'kysely';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ContractParty, Recognition, standings, VersionView } from '../contract.ts';
import type { PartyFlow } from '../domain/flow.ts';
import { insertParties } from './contracts.ts';

export interface NewVersion {
  contractId: string;
  kind: VersionView['kind'];
  effectiveOn: string;
  counts: boolean;
  recognition: Recognition;
  startDate: string | null;
  endDate: string | null;
  parties: readonly ContractParty[];
  flows: readonly PartyFlow[];
  regulationId: string | null;
  caseId: string;
  reason: string | null;
  decidedBy: string | null;
  recordedAt: Date;
}

/** Adds the next version of a contract; the caller holds the contract's row. Returns its number. */
export async function insertVersion(db: Sql, v: NewVersion): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into contracts.version (contract_id, no, kind, effective_on, counts, type, contract_amount_fen, technology_amount_fen, start_date, end_date, parties,
                                   regulation_id, case_id, reason, decided_by, recorded_at)
    select ${v.contractId}, coalesce(max(no), 0) + 1, ${v.kind}, ${v.effectiveOn}::date, ${v.counts}, ${v.recognition.type}, ${v.recognition.contractAmountFen}::bigint,
           ${v.recognition.technologyTransactionAmountFen}::bigint, ${v.startDate}::date, ${v.endDate}::date, ${JSON.stringify(v.parties)}::jsonb,
           ${v.regulationId}, ${v.caseId}, ${v.reason}, ${v.decidedBy}::uuid, ${v.recordedAt}
    from contracts.version where contract_id = ${v.contractId}
    returning no`.execute(db);
  const { no } = rows[0]!;
  if (v.flows.length > 0) {
    await db
      .insertInto('contracts.flow')
      .values(
        v.flows.map((f) => ({
          contract_id: v.contractId, version: no, seller: f.seller, buyer: f.buyer, seller_region: f.sellerRegion, buyer_region: f.buyerRegion,
          seller_kind: f.sellerKind, buyer_kind: f.buyerKind, contract_amount_fen: f.contractAmountFen, technology_amount_fen: f.technologyTransactionAmountFen,
        })),
      )
      .execute();
  }
  return no;
}

/** The contract as the newest version has it. */
export async function setPresent(
  db: Sql,
  id: string,
  present: { version: number; standing: (typeof standings)[number]; on: string; recognition: Recognition; startDate: string | null; endDate: string | null; parties: readonly ContractParty[] | null },
): Promise<void> {
  await db
    .updateTable('contracts.contract')
    .set({
      standing: present.standing,
      standing_on: present.on,
      current_version: present.version,
      recognised_type: present.recognition.type,
      recognised_contract_amount_fen: present.recognition.contractAmountFen,
      recognised_technology_amount_fen: present.recognition.technologyTransactionAmountFen,
      start_date: present.startDate,
      end_date: present.endDate,
    })
    .where('id', '=', id)
    .execute();
  if (present.parties) {
    await db.deleteFrom('contracts.party').where('contract_id', '=', id).execute();
    await insertParties(db, id, present.parties);
  }
}

/** Versions of a contract, the first one first. */
export async function readVersions(db: Sql, contractId: string): Promise<VersionView[]> {
  const rows = await db.selectFrom('contracts.version').selectAll().where('contract_id', '=', contractId).orderBy('no').execute();
  return rows.map((r) => ({
    no: r.no, kind: r.kind, effectiveOn: r.effective_on, counts: r.counts, type: r.type, contractAmountFen: r.contract_amount_fen,
    technologyTransactionAmountFen: r.technology_amount_fen, startDate: r.start_date, endDate: r.end_date, parties: r.parties, regulationId: r.regulation_id,
    caseId: r.case_id, reason: r.reason,
  }));
}
