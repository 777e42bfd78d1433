import { z } from 'zod';
import { pageOf, pageQuery } from '../../kernel/base/page.ts';
import { routeContract } from '../../kernel/base/route-contract.ts';
import { itemKinds } from './domain/carriers.ts';
import { contractTypes } from './domain/contract-type.ts';

export * from './contract/changes.ts';
export * from './contract/judging.ts';
export * from './contract/rules.ts';
export * from './contract/statistics.ts';
export * from './contract/tax.ts';

export const contractStatuses = [
  'DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'FIRST_REVIEW', 'SECOND_REVIEW', 'REGISTERED', 'REFUSED', 'OBJECTED',
  'REFUSAL_CONFIRMED', 'WITHDRAWN',
] as const;

/** Where a registration stands after the decision; null before it. */
export const standings = ['REGISTERED', 'AMENDED', 'CANCELLED', 'REVOKED'] as const;

const fen = z.number().int().nonnegative().max(9_000_000_000_000_00);
const date = z.iso.date();

export const contractParty = z.object({
  side: z.enum(['seller', 'buyer']),
  /** Set when the party has an account on the platform. */
  organisationId: z.uuid().nullish(),
  name: z.string().trim().min(1).max(200),
  creditCode: z.string().trim().max(18).nullish(),
  region: z.string().regex(/^\d{6}$/).nullish(),
  /** ISO 3166 alpha-2. */
  country: z.string().length(2).default('CN'),
  kind: z.enum(['firm', 'university', 'institute', 'person', 'other']),
  /** Share of the side in parts per million. */
  sharePpm: z.number().int().min(1).max(1_000_000).default(1_000_000),
});

/** A price in another currency with the rate of the signing day. */
export const foreignAmount = z.object({
  code: z.string().regex(/^[A-Z]{3}$/),
  amountMinor: z.number().int().positive().max(9_000_000_000_000),
  /** Yuan for 100 units, in parts of ten thousand. */
  yuanPer100E4: z.number().int().positive().max(100_000_000_000),
  rateOn: date,
  rateSource: z.string().trim().min(2).max(200),
});

/** What the seller's side writes; a draft may be incomplete, the guard of `submit` tells what is missing. */
export const contractDraft = z.object({
  name: z.string().trim().min(1).max(200),
  type: z.enum(contractTypes),
  signDate: date.nullish(),
  startDate: date.nullish(),
  endDate: date.nullish(),
  contractAmountFen: fen,
  technologyTransactionAmountFen: fen,
  actualAmountFen: fen.default(0),
  nonTechnicalItems: z
    .array(z.object({ name: z.string().trim().min(1).max(100), amountFen: fen, kind: z.enum(itemKinds).optional(), quantity: z.number().int().min(1).max(10_000).optional() }))
    .max(50)
    .default([]),
  paymentMode: z.enum(['LUMP_SUM', 'INSTALMENT', 'ROYALTY', 'ENTRY_FEE_AND_ROYALTY']),
  intellectualProperty: z
    .array(z.object({ kind: z.enum(['patent', 'patentApplication', 'knowHow', 'software', 'layout', 'variety']), number: z.string().trim().min(1).max(100) }))
    .max(100)
    .default([]),
  projectSource: z.enum(['national', 'provincial', 'city', 'none']).default('none'),
  relatedParties: z.boolean().default(false),
  relatedPartiesNote: z.string().max(500).nullish(),
  subject: z.string().max(4000).default(''),
  /** The seller's own number of the contract. */
  documentNumber: z.string().trim().max(100).nullish(),
  /** Field of technology, a code of the pack. */
  field: z.string().max(40).nullish(),
  /** How royalties are computed and when they fall due. */
  royaltyTerms: z.string().max(1000).nullish(),
  foreignAmount: foreignAmount.nullish(),
  parties: z.array(contractParty).min(1).max(20),
});
export type ContractDraft = z.output<typeof contractDraft>;
export type ContractParty = z.output<typeof contractParty>;

export const contractLinks = z.object({
  talkId: z.uuid().nullable(),
  demandId: z.uuid().nullable(),
  resultId: z.uuid().nullable(),
  pricingCaseId: z.uuid().nullable(),
  /** How the price came about: negotiated, listed, auctioned; as the market calls it. */
  pricingMode: z.string().max(40).nullish(),
});
export type ContractLinks = z.output<typeof contractLinks>;

/** What the registry recognised; it may differ from what the seller declared, and turnover counts this. */
export const recognition = z.object({
  type: z.enum(contractTypes),
  contractAmountFen: fen,
  technologyTransactionAmountFen: fen,
});
export type Recognition = z.output<typeof recognition>;

export const contractView = contractDraft.extend({
  id: z.uuid(),
  caseId: z.uuid(),
  status: z.enum(contractStatuses),
  registryCode: z.string(),
  registryName: z.string(),
  registryRegion: z.string(),
  registrationNumber: z.string().nullable(),
  registeredOn: date.nullable(),
  recognition: recognition.nullable(),
  standing: z.enum(standings).nullable(),
  standingOn: date.nullable(),
  filedOn: date.nullable(),
  /** The version of the regulation that governs it; before the first filing the one of today. */
  regulation: z.object({ id: z.string(), zh: z.string(), en: z.string(), number: z.string(), verified: z.boolean(), pinned: z.boolean(), noteZh: z.string(), noteEn: z.string() }).nullable(),
  openChange: z.object({ id: z.uuid(), caseId: z.uuid(), kind: z.string() }).nullable(),
  links: contractLinks,
  missing: z.array(z.object({ field: z.string(), zh: z.string(), en: z.string() })),
  demo: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type ContractView = z.output<typeof contractView>;

export const contractListItem = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  name: z.string(),
  type: z.enum(contractTypes),
  status: z.enum(contractStatuses),
  seller: z.string(),
  buyer: z.string(),
  contractAmountFen: z.number().int(),
  technologyTransactionAmountFen: z.number().int(),
  registrationNumber: z.string().nullable(),
  registeredOn: date.nullable(),
  standing: z.enum(standings).nullable(),
  signDate: date.nullable(),
  demo: z.boolean(),
});

export const turnoverView = z.object({
  year: z.number().int(),
  /** Told as it was counted at the end of this day; null: as it counts now. */
  on: date.nullable(),
  regions: z.array(
    z.object({
      region: z.string(),
      outputFen: z.number().int(),
      absorptionFen: z.number().int(),
      outputCount: z.number().int(),
      absorptionCount: z.number().int(),
    }),
  ),
  zone: z.object({
    outputFen: z.number().int(),
    absorptionFen: z.number().int(),
    withinZoneFen: z.number().int(),
    count: z.number().int(),
  }),
  /** Contracts of the demonstration data are counted and told apart. */
  demoIncluded: z.boolean(),
});

const idParams = z.object({ id: z.uuid() });

export const listContracts = routeContract({
  id: 'contracts.listContracts',
  method: 'GET',
  path: '/api/contracts',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '技术合同列表（本单位或管辖范围内）', en: 'Technology contracts of the own organisation or jurisdiction' },
  query: pageQuery.extend({ status: z.enum(contractStatuses).optional(), q: z.string().max(100).optional() }),
  response: pageOf(contractListItem),
});

export const getContract = routeContract({
  id: 'contracts.getContract',
  method: 'GET',
  path: '/api/contracts/:id',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '技术合同详情', en: 'One technology contract' },
  params: idParams,
  response: contractView,
});

export const createContract = routeContract({
  id: 'contracts.createContract',
  method: 'POST',
  path: '/api/contracts',
  access: { permission: 'contracts.contract.write' },
  summary: { zh: '录入技术合同', en: 'Enter a technology contract' },
  body: contractDraft,
  response: z.object({ id: z.uuid(), caseId: z.uuid() }),
});

export const updateContract = routeContract({
  id: 'contracts.updateContract',
  method: 'PUT',
  path: '/api/contracts/:id',
  access: { permission: 'contracts.contract.write' },
  summary: { zh: '修改合同草稿', en: 'Change a contract that has not been submitted' },
  params: idParams,
  body: contractDraft,
  response: contractView,
  errors: ['CONTRACT_NOT_EDITABLE', 'CONTRACT_REGISTRY_FIXED'],
});

export const addReceipt = routeContract({
  id: 'contracts.addReceipt',
  method: 'POST',
  path: '/api/contracts/:id/receipts',
  access: { permission: 'contracts.contract.write' },
  summary: { zh: '登记到账（实际成交额）', en: 'Record money received (actual amount)' },
  params: idParams,
  body: z.object({ receivedOn: date, amountFen: fen.min(1), bankReference: z.string().trim().min(1).max(100) }),
  response: z.object({ actualAmountFen: z.number().int() }),
  errors: ['RECEIPT_EXCEEDS_CONTRACT', 'RECEIPT_ALREADY_RECORDED'],
});

export const getCertificate = routeContract({
  id: 'contracts.getCertificate',
  method: 'GET',
  path: '/api/contracts/:id/certificate',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '登记证明（PDF）', en: 'Certificate of registration (PDF)' },
  params: idParams,
  produces: 'file',
  errors: ['CONTRACT_NOT_REGISTERED', 'CONTRACT_NOT_IN_FORCE'],
});

/** Anyone holding a certificate can check that it is genuine; amounts stay with the parties. */
export const verifyRegistration = routeContract({
  id: 'contracts.verifyRegistration',
  method: 'GET',
  path: '/api/registrations/:number',
  access: 'public',
  summary: { zh: '验证登记编号', en: 'Verify a registration number' },
  params: z.object({ number: z.string().regex(/^\d{19}$/) }),
  response: z.object({
    number: z.string(),
    name: z.string(),
    type: z.enum(contractTypes),
    registeredOn: date,
    registryName: z.string(),
    seller: z.string(),
    buyer: z.string(),
    status: z.enum(contractStatuses),
    standing: z.enum(standings),
    standingOn: date,
    /** What happened to the registration, without amounts. */
    history: z.array(z.object({ no: z.number().int(), kind: z.string(), effectiveOn: date })),
    demo: z.boolean(),
  }),
});

export const getTurnover = routeContract({
  id: 'contracts.getTurnover',
  method: 'GET',
  path: '/api/contracts/turnover',
  access: 'public',
  summary: { zh: '技术合同成交额：按地区输出与吸纳，自创区输出只计一次', en: 'Turnover by region, output and absorption; the zone counts output once' },
  query: z.object({ year: z.coerce.number().int().min(2000).max(2100), on: date.optional() }),
  response: turnoverView,
});
