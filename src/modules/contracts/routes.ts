import { makePdf } from '../../kernel/base/pdf.ts';
import { notFound } from '../../kernel/base/problem.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { bind, type BoundRoute, type RequestContext } from '../../kernel/identity/route.ts';
import * as contract from './contract.ts';
import { createContract } from './commands/create-contract.ts';
import { notRegistered, recordReceipt } from './commands/receipt.ts';
import { updateContract } from './commands/update-contract.ts';
import { certificateOf } from './domain/certificate.ts';
import type { Act, ProcedurePort } from './procedure-port.ts';
import { mustSee, scopeOf } from './queries/scope.ts';
import { turnover } from './queries/turnover.ts';
import { viewContract } from './queries/view-contract.ts';
import type { Registry } from './registries.ts';
import { type ContractRow, findContract, findContractByNumber, listContractRows } from './store.ts';

export interface ContractDeps {
  procedure: ProcedurePort;
  registries: readonly Registry[];
  /** The zone's own regions, for turnover. */
  regions: readonly string[];
  /** Address under which the public reaches the platform, for the certificate's QR code. */
  publicUrl: () => string;
}

const actOf = (ctx: RequestContext): Act => ({ now: ctx.clock.now(), actor: ctx.actor, requestId: ctx.requestId });
const namesOf = (row: ContractRow, side: 'seller' | 'buyer'): string =>
  row.parties.filter((p) => p.side === side).map((p) => p.name).join('、');

async function getVisible(ctx: RequestContext, id: string): Promise<ContractRow> {
  const row = await findContract(ctx.db.sql, id);
  if (!row) throw notFound('合同', 'contract', id);
  mustSee(ctx.actor, row);
  return row;
}

export function contractRoutes(deps: ContractDeps): BoundRoute[] {
  const { registries } = deps;
  const registryName = (row: ContractRow): string => viewContract(row, registries).registryName;
  return [
    bind(contract.listContracts, async (ctx, { query }) => {
      const { page, pageSize, status, q } = query;
      const rows = await listContractRows(ctx.db.sql, { scope: scopeOf(ctx.actor), status, q, limit: pageSize, offset: (page - 1) * pageSize });
      return {
        page,
        pageSize,
        total: rows[0]?.total ?? 0,
        items: rows.map((r) => ({
          id: r.id,
          caseId: r.case_id,
          name: r.name,
          type: r.type as contract.ContractDraft['type'],
          status: r.status as contract.ContractView['status'],
          seller: r.seller ?? '',
          buyer: r.buyer ?? '',
          contractAmountFen: r.contract_amount_fen,
          technologyTransactionAmountFen: r.technology_amount_fen,
          registrationNumber: r.registration_number,
          registeredOn: r.registered_on,
          signDate: r.sign_date,
          demo: r.demo,
        })),
      };
    }),
    // Before `/:id`: the router takes literal segments first, whatever the order; the reader is helped by it.
    bind(contract.getTurnover, (ctx, { query }) => turnover(ctx.db.sql, query.year, deps.regions)),
    bind(contract.getContract, async (ctx, { params }) => viewContract(await getVisible(ctx, params.id), registries)),
    bind(contract.createContract, (ctx, { body }) =>
      inTransaction(ctx.db, (tx) => createContract(tx, actOf(ctx), { draft: body }, deps)),
    ),
    bind(contract.updateContract, (ctx, { params, body }) =>
      inTransaction(ctx.db, async (tx) => viewContract(await updateContract(tx, actOf(ctx), params.id, body, registries), registries)),
    ),
    bind(contract.addReceipt, (ctx, { params, body }) => recordReceipt(ctx, params.id, body)),
    bind(contract.getCertificate, async (ctx, { params }) => {
      const row = await getVisible(ctx, params.id);
      if (!row.registrationNumber || !row.registeredOn) throw notRegistered();
      const registered = { ...row, registrationNumber: row.registrationNumber, registeredOn: row.registeredOn };
      const url = `${deps.publicUrl()}/verify/${row.registrationNumber}`;
      return {
        contentType: 'application/pdf',
        fileName: `技术合同登记证明-${row.registrationNumber}.pdf`,
        // Dated by the registration, not by the download: the same certificate has the same bytes.
        bytes: await makePdf(certificateOf(registered, registryName(row), url), new Date(`${row.registeredOn}T00:00:00+08:00`)),
      };
    }),
    bind(contract.verifyRegistration, async (ctx, { params }) => {
      const row = await findContractByNumber(ctx.db.sql, params.number);
      if (!row?.registrationNumber || !row.registeredOn) throw notFound('登记编号', 'registration', params.number);
      return {
        number: row.registrationNumber,
        name: row.name,
        type: row.recognition?.type ?? row.type,
        registeredOn: row.registeredOn,
        registryName: registryName(row),
        seller: namesOf(row, 'seller'),
        buyer: namesOf(row, 'buyer'),
        status: row.status,
        demo: row.demo,
      };
    }),
  ];
}
