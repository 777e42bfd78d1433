import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { contractTypes } from '../domain/contract-type.ts';

const fen = z.number().int().nonnegative().max(9_000_000_000_000_00);
const date = z.iso.date();
const idParams = z.object({ id: z.uuid() });

export const changeKinds = ['AMENDMENT', 'SUPPLEMENT', 'CANCELLATION', 'REVOCATION', 'OBJECTION'] as const;
export const versionKinds = ['REGISTRATION', 'AMENDMENT', 'SUPPLEMENT', 'REVISION', 'CANCELLATION', 'REVOCATION', 'REINSTATEMENT'] as const;

const party = z.object({
  side: z.enum(['seller', 'buyer']),
  organisationId: z.uuid().nullish(),
  name: z.string().trim().min(1).max(200),
  creditCode: z.string().trim().max(18).nullish(),
  region: z.string().regex(/^\d{6}$/).nullish(),
  country: z.string().length(2).default('CN'),
  kind: z.enum(['firm', 'university', 'institute', 'person', 'other']),
  sharePpm: z.number().int().min(1).max(1_000_000),
});

/** What is asked for. A field left out stays as it is. */
export const proposals = {
  amendment: z.object({
    kind: z.literal('AMENDMENT'),
    contractAmountFen: fen.optional(),
    technologyTransactionAmountFen: fen.optional(),
    startDate: date.optional(),
    endDate: date.optional(),
    parties: z.array(party).min(2).max(20).optional(),
  }),
  /** Royalties of one year, with the bank's proof. */
  supplement: z.object({
    kind: z.literal('SUPPLEMENT'),
    year: z.number().int().min(2000).max(2100),
    royaltyFen: fen,
    /** How the royalty was computed. */
    basis: z.string().trim().min(2).max(500),
    receivedOn: date,
    bankReference: z.string().trim().min(4).max(100),
  }),
  cancellation: z.object({ kind: z.literal('CANCELLATION'), dissolvedOn: date }),
  revocation: z.object({ kind: z.literal('REVOCATION'), ground: z.enum(['FALSE_CONTRACT', 'FALSE_PAPERS', 'DECLARED_VOID', 'REGISTERED_TWICE']) }),
  objection: z.object({
    kind: z.literal('OBJECTION'),
    by: z.enum(['PARTY', 'FINANCE', 'TAX']),
    /** What the objector thinks right; what he leaves out he does not contest. */
    type: z.enum(contractTypes).optional(),
    contractAmountFen: fen.optional(),
    technologyTransactionAmountFen: fen.optional(),
  }),
} as const;
export const proposal = z.discriminatedUnion('kind', [proposals.amendment, proposals.supplement, proposals.cancellation, proposals.revocation, proposals.objection]);
export type Proposal = z.output<typeof proposal>;

const reason = z.string().trim().min(4).max(2000);

export const changeView = z.object({
  id: z.uuid(),
  caseId: z.uuid(),
  contractId: z.uuid(),
  contractName: z.string(),
  registrationNumber: z.string(),
  kind: z.enum(changeKinds),
  status: z.string(),
  open: z.boolean(),
  baseVersion: z.number().int(),
  proposal,
  reason: z.string(),
  createdAt: z.iso.datetime(),
});
export type ChangeView = z.output<typeof changeView>;

export const versionView = z.object({
  no: z.number().int(),
  kind: z.enum(versionKinds),
  effectiveOn: date,
  counts: z.boolean(),
  type: z.enum(contractTypes),
  contractAmountFen: fen,
  technologyTransactionAmountFen: fen,
  startDate: date.nullable(),
  endDate: date.nullable(),
  parties: z.array(party),
  regulationId: z.string().nullable(),
  caseId: z.uuid(),
  reason: z.string().nullable(),
});
export type VersionView = z.output<typeof versionView>;

/** Everything the registration went through, and what may be asked for. */
export const getVersions = routeContract({
  id: 'contracts.getVersions',
  method: 'GET',
  path: '/api/contracts/:id/versions',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '登记的各个版本、变更申请和提成补正', en: 'Versions of a registration, requests for change and supplements' },
  params: idParams,
  response: z.object({
    versions: z.array(versionView),
    changes: z.array(changeView),
    supplements: z.array(z.object({ year: z.number().int(), royaltyFen: fen, receivedOn: date, bankReference: z.string() })),
    /** Years whose royalties have not been supplemented: no benefits for them. */
    missingSupplements: z.array(z.number().int()),
    /** After revocation: benefits to be claimed back, and the fine the law names. */
    recovery: z
      .object({
        benefits: z.array(z.object({ zh: z.string(), en: z.string(), amountFen: fen.nullable() })),
        fineFromYuan: z.number(),
        fineToYuan: z.number(),
        source: z.string(),
        verified: z.boolean(),
      })
      .nullable(),
  }),
});

const asked = z.object({ changeId: z.uuid(), caseId: z.uuid() });
const errors = ['CONTRACT_NOT_REGISTERED', 'CONTRACT_NOT_IN_FORCE', 'CONTRACT_CHANGE_OPEN', 'CONTRACT_CHANGE_INVALID'] as const;

export const askForChange = routeContract({
  id: 'contracts.askForChange',
  method: 'POST',
  path: '/api/contracts/:id/changes',
  access: { permission: 'contracts.contract.submit' },
  summary: { zh: '申请变更、提成补正、注销或提出异议', en: 'Ask for an amendment, a supplement, a cancellation, or object' },
  params: idParams,
  body: z.object({ proposal: z.discriminatedUnion('kind', [proposals.amendment, proposals.supplement, proposals.cancellation, proposals.objection]), reason }),
  response: asked,
  errors,
});

export const proposeRevocation = routeContract({
  id: 'contracts.proposeRevocation',
  method: 'POST',
  path: '/api/contracts/:id/revocation',
  access: { permission: 'contracts.registration.review' },
  summary: { zh: '登记机构拟撤销登记', en: 'The registry proposes to revoke a registration' },
  params: idParams,
  body: z.object({ ground: proposals.revocation.shape.ground, reason }),
  response: asked,
  errors,
});

export const getChange = routeContract({
  id: 'contracts.getChange',
  method: 'GET',
  path: '/api/contracts/changes/:id',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '一项变更申请', en: 'One request for change' },
  params: idParams,
  response: changeView,
});
