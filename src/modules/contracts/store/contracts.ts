import { registerConstraints, type Sql } from '../../../kernel/db/index.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { ContractDraft, ContractLinks, ContractParty, contractStatuses, Recognition, standings } from '../contract.ts';

export type ContractStatus = (typeof contractStatuses)[number];

/** A contract as stored, with its parties in the order in which they were entered. */
export interface ContractRow extends Omit<ContractDraft, 'signDate' | 'startDate' | 'endDate' | 'relatedPartiesNote'> {
  id: string;
  caseId: string;
  status: ContractStatus;
  signDate: string | null;
  startDate: string | null;
  endDate: string | null;
  relatedPartiesNote: string | null;
  registryCode: string;
  registryRegion: string;
  registrationNumber: string | null;
  registeredOn: string | null;
  recognition: Recognition | null;
  /** Where the registration stands now; null before it. */
  standing: (typeof standings)[number] | null;
  standingOn: string | null;
  currentVersion: number | null;
  filedOn: string | null;
  regulationId: string | null;
  links: ContractLinks;
  demo: boolean;
  createdAt: Date;
}

registerConstraints({
  'contracts.contract_talk': () =>
    new Problem('CONTRACT_TALK_USED', {
      status: 409,
      zh: '这次洽谈已经录入过合同',
      en: 'A contract has already been entered for this talk',
      remedy: { zh: '请打开已有合同', en: 'Open the contract that exists' },
    }),
  'contracts.contract_amounts_order': () =>
    new Problem('CONTRACT_AMOUNTS', {
      zh: '须满足：0 ≤ 实际成交额 ≤ 技术交易额 ≤ 合同成交额',
      en: 'Must hold: 0 ≤ actual ≤ technology ≤ contract amount',
    }),
  'contracts.contract_fingerprint': () => registeredTwice(),
  'contracts.contract_document_key': () => registeredTwice(),
  'contracts.receipt_bank_reference': () =>
    new Problem('RECEIPT_ALREADY_RECORDED', { status: 409, zh: '这笔到账已登记', en: 'This receipt has already been recorded' }),
});

/** The same contract may be filed once only in the zone (handbook 2.6; regional regulations on the technology market). */
export function registeredTwice(): Problem {
  return new Problem('CONTRACT_REGISTERED_TWICE', {
    status: 409,
    zh: '同一合同已在本自创区的登记机构申请或登记过，不能重复登记',
    en: 'The same contract has already been filed or registered in this zone and cannot be registered twice',
    remedy: { zh: '请核对合同编号、当事人、签订日期和金额；如系另一份合同，请写明自己的合同编号和名称', en: 'Check number, parties, day and amount; if it is another contract, give its own number and name' },
  });
}

interface NewContract {
  id: string;
  caseId: string;
  draft: ContractDraft;
  registryCode: string;
  registryRegion: string;
  links: ContractLinks;
  demo: boolean;
  createdBy: string | null;
  createdAt: Date;
}

export async function insertContract(db: Sql, c: NewContract): Promise<void> {
  await db
    .insertInto('contracts.contract')
    .values({
      id: c.id,
      case_id: c.caseId,
      status: 'DRAFT',
      registry_code: c.registryCode,
      registry_region: c.registryRegion,
      talk_id: c.links.talkId,
      demand_id: c.links.demandId,
      result_id: c.links.resultId,
      pricing_case_id: c.links.pricingCaseId,
      pricing_mode: c.links.pricingMode ?? null,
      demo: c.demo,
      created_by: c.createdBy,
      created_at: c.createdAt,
      ...columnsOf(c.draft),
    })
    .execute();
  await insertParties(db, c.id, c.draft.parties);
}

export async function replaceDraft(db: Sql, id: string, draft: ContractDraft): Promise<void> {
  await db.updateTable('contracts.contract').set(columnsOf(draft)).where('id', '=', id).execute();
  await db.deleteFrom('contracts.party').where('contract_id', '=', id).execute();
  await insertParties(db, id, draft.parties);
}

function columnsOf(draft: ContractDraft): Record<string, unknown> {
  return {
    name: draft.name,
    type: draft.type,
    sign_date: draft.signDate ?? null,
    start_date: draft.startDate ?? null,
    end_date: draft.endDate ?? null,
    contract_amount_fen: draft.contractAmountFen,
    technology_amount_fen: draft.technologyTransactionAmountFen,
    actual_amount_fen: draft.actualAmountFen,
    non_technical_items: JSON.stringify(draft.nonTechnicalItems),
    payment_mode: draft.paymentMode,
    intellectual_property: JSON.stringify(draft.intellectualProperty),
    project_source: draft.projectSource,
    related_parties: draft.relatedParties,
    related_parties_note: draft.relatedPartiesNote ?? null,
    subject: draft.subject,
    document_number: draft.documentNumber ?? null,
    field: draft.field ?? null,
    royalty_terms: draft.royaltyTerms ?? null,
    foreign_amount: draft.foreignAmount ? JSON.stringify(draft.foreignAmount) : null,
  };
}

export async function insertParties(db: Sql, contractId: string, parties: readonly ContractParty[]): Promise<void> {
  await db
    .insertInto('contracts.party')
    .values(
      parties.map((p, ordinal) => ({
        contract_id: contractId,
        ordinal,
        side: p.side,
        organisation_id: p.organisationId ?? null,
        name: p.name,
        credit_code: p.creditCode ?? null,
        region: p.region ?? null,
        country: p.country,
        kind: p.kind,
        share_ppm: p.sharePpm,
      })),
    )
    .execute();
}

export async function findContract(db: Sql, id: string, options: { lock?: boolean } = {}): Promise<ContractRow | undefined> {
  let query = db.selectFrom('contracts.contract').selectAll().where('id', '=', id);
  if (options.lock) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row ? withParties(db, row) : undefined;
}

export async function findContractByNumber(db: Sql, number: string): Promise<ContractRow | undefined> {
  const row = await db.selectFrom('contracts.contract').selectAll().where('registration_number', '=', number).executeTakeFirst();
  return row ? withParties(db, row) : undefined;
}

export async function findContractOfTalk(db: Sql, talkId: string): Promise<{ id: string; caseId: string } | undefined> {
  const row = await db
    .selectFrom('contracts.contract')
    .select(['id', 'case_id'])
    .where('talk_id', '=', talkId)
    .where('status', 'not in', ['REFUSED', 'REFUSAL_CONFIRMED', 'WITHDRAWN'])
    .executeTakeFirst();
  return row ? { id: row.id, caseId: row.case_id } : undefined;
}

// oxlint-disable-next-line no-explicit-any -- a row of `selectAll`; the columns are those of the migration
async function withParties(db: Sql, row: Record<string, any>): Promise<ContractRow> {
  const parties = await db
    .selectFrom('contracts.party')
    .selectAll()
    .where('contract_id', '=', row.id)
    .orderBy('ordinal')
    .execute();
  return {
    id: row.id,
    caseId: row.case_id,
    name: row.name,
    type: row.type,
    status: row.status,
    signDate: row.sign_date,
    startDate: row.start_date,
    endDate: row.end_date,
    contractAmountFen: row.contract_amount_fen,
    technologyTransactionAmountFen: row.technology_amount_fen,
    actualAmountFen: row.actual_amount_fen,
    nonTechnicalItems: row.non_technical_items,
    paymentMode: row.payment_mode,
    intellectualProperty: row.intellectual_property,
    projectSource: row.project_source,
    relatedParties: row.related_parties,
    relatedPartiesNote: row.related_parties_note,
    subject: row.subject,
    registryCode: row.registry_code,
    registryRegion: row.registry_region,
    registrationNumber: row.registration_number,
    registeredOn: row.registered_on,
    recognition: row.recognised_type && {
      type: row.recognised_type,
      contractAmountFen: row.recognised_contract_amount_fen,
      technologyTransactionAmountFen: row.recognised_technology_amount_fen,
    },
    documentNumber: row.document_number,
    field: row.field,
    royaltyTerms: row.royalty_terms,
    foreignAmount: row.foreign_amount,
    standing: row.standing,
    standingOn: row.standing_on,
    currentVersion: row.current_version,
    filedOn: row.filed_on,
    regulationId: row.regulation_id,
    links: { talkId: row.talk_id, demandId: row.demand_id, resultId: row.result_id, pricingCaseId: row.pricing_case_id, pricingMode: row.pricing_mode },
    demo: row.demo,
    createdAt: row.created_at,
    parties: parties.map((p) => ({
      side: p.side,
      organisationId: p.organisation_id,
      name: p.name,
      creditCode: p.credit_code,
      region: p.region,
      country: p.country,
      kind: p.kind,
      sharePpm: p.share_ppm,
    })),
  };
}

export async function setStatus(db: Sql, id: string, status: ContractStatus): Promise<void> {
  await db.updateTable('contracts.contract').set({ status }).where('id', '=', id).execute();
}

