import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { contractTypes } from '../domain/contract-type.ts';

const fen = z.number().int();
const words = z.object({ zh: z.string(), en: z.string() });

/** What only the seller knows of a contract's year. */
export const taxInput = z.object({
  organisationId: z.uuid(),
  year: z.number().int().min(2000).max(2100),
  /** Net value of the right, taxes and costs of the deal. */
  costFen: fen.nonnegative(),
  linkedServiceFen: fen.nonnegative(),
  linkedTogether: z.boolean(),
});

const line = z.object({
  contractId: z.uuid(),
  number: z.string(),
  name: z.string(),
  type: z.enum(contractTypes),
  sellerKind: z.string(),
  relatedParties: z.boolean(),
  standing: z.string(),
  missingSupplements: z.array(z.number().int()),
  receivedFen: fen,
  linkedServiceFen: fen,
  linkedTogether: z.boolean(),
  costFen: fen,
  incomeTax: z.object({ qualifies: z.boolean(), incomeFen: fen, reasons: z.array(words) }),
  valueAddedTax: z.object({ qualifies: z.boolean(), exemptFen: fen, taxNotChargedFen: fen, reasons: z.array(words) }),
  rewardable: z.boolean(),
});

export const taxSheetView = z.object({
  organisationId: z.uuid(),
  organisationName: z.string(),
  year: z.number().int(),
  rulesVersion: z.number().int(),
  lines: z.array(line),
  incomeTax: z.object({ incomeFen: fen, exemptFen: fen, halvedFen: fen, taxOrdinaryFen: fen, taxDueFen: fen, savedFen: fen }),
  valueAddedTax: z.object({ exemptFen: fen, taxNotChargedFen: fen }),
  assumptions: z.array(words.extend({ source: z.string(), verified: z.boolean() })),
});
export type TaxSheetView = z.output<typeof taxSheetView>;

const query = z.object({ organisationId: z.uuid(), year: z.coerce.number().int().min(2000).max(2100) });

export const getTaxSheet = routeContract({
  id: 'contracts.getTaxSheet',
  method: 'GET',
  path: '/api/contracts/tax-sheet',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '税收优惠测算表：某卖方某年度', en: 'Tax-benefit sheet of a seller and year' },
  query,
  response: taxSheetView,
});

export const saveTaxInput = routeContract({
  id: 'contracts.saveTaxInput',
  method: 'PUT',
  path: '/api/contracts/:id/tax-input',
  access: { permission: 'contracts.contract.write' },
  summary: { zh: '填报某合同某年度的成本和同票服务', en: 'State costs and linked services of a contract and year' },
  params: z.object({ id: z.uuid() }),
  body: taxInput,
  response: z.object({ saved: z.literal(true) }),
});

export const taxSheetFile = routeContract({
  id: 'contracts.taxSheetFile',
  method: 'GET',
  path: '/api/contracts/tax-sheet/file',
  access: { permission: 'contracts.contract.read' },
  summary: { zh: '税收优惠测算表（Excel 或 PDF）', en: 'Tax-benefit sheet (Excel or PDF)' },
  query: query.extend({ format: z.enum(['xlsx', 'pdf']) }),
  produces: 'file',
});
