import { makePdf } from '../../kernel/base/pdf.ts';
import { notFound } from '../../kernel/base/problem.ts';
import { inTransaction } from '../../kernel/db/index.ts';
import { bind, type BoundRoute } from '../../kernel/identity/route.ts';
import * as contract from './contract.ts';
import { createContract } from './commands/create-contract.ts';
import { notInForce, notRegistered, recordReceipt } from './commands/receipt.ts';
import { updateContract } from './commands/update-contract.ts';
import { certificateOf } from './domain/certificate.ts';
import { scopeOf } from './queries/scope.ts';
import { turnover } from './queries/turnover.ts';
import { registryName, viewContract } from './queries/view-contract.ts';
import { type ContractRow, findContractByNumber } from './store/contracts.ts';
import { listContractRows } from './store/lists.ts';
import { readChanges } from './store/changes.ts';
import { readVersions } from './store/versions.ts';
import type { ContractDeps } from './act.ts';
import { actOf, getVisible } from './requests.ts';
import { changeRoutes } from './routes-changes.ts';
import { statisticsRoutes } from './routes-statistics.ts';

const namesOf = (row: ContractRow, side: 'seller' | 'buyer'): string =>
  row.parties.filter((p) => p.side === side).map((p) => p.name).join('、');

export function contractRoutes(deps: ContractDeps): BoundRoute[] {
  const { registries } = deps;
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
          standing: r.standing as contract.ContractView['standing'],
          signDate: r.sign_date,
          demo: r.demo,
        })),
      };
    }),
    // Before `/:id`: the router takes literal segments first, whatever the order; the reader is helped by it.
    bind(contract.getTurnover, (ctx, { query }) => turnover(ctx.db.sql, query.year, deps.regions, query.on ?? null)),
    bind(contract.getContract, async (ctx, { params }) => {
      const row = await getVisible(ctx, params.id);
      const open = (await readChanges(ctx.db.sql, row.id)).find((c) => c.open);
      return viewContract(deps, row, ctx.clock.now(), open ? { id: open.id, caseId: open.caseId, kind: open.kind } : null);
    }),
    bind(contract.createContract, (ctx, { body }) =>
      inTransaction(ctx.db, (tx) => createContract(tx, actOf(ctx), { draft: body }, deps)),
    ),
    bind(contract.updateContract, (ctx, { params, body }) =>
      inTransaction(ctx.db, async (tx) => viewContract(deps, await updateContract(tx, actOf(ctx), params.id, body, registries), ctx.clock.now())),
    ),
    bind(contract.addReceipt, (ctx, { params, body }) => recordReceipt(ctx, params.id, body)),
    bind(contract.getCertificate, async (ctx, { params }) => {
      const row = await getVisible(ctx, params.id);
      if (!row.registrationNumber || !row.registeredOn) throw notRegistered();
      // A certificate that is void must not be printed again.
      if (row.standing === 'REVOKED' || row.standing === 'CANCELLED') throw notInForce();
      const registered = { ...row, registrationNumber: row.registrationNumber, registeredOn: row.registeredOn };
      const url = `${deps.publicUrl()}/verify/${row.registrationNumber}`;
      return {
        contentType: 'application/pdf',
        fileName: `技术合同登记证明-${row.registrationNumber}.pdf`,
        // Dated by the registration or its last change, not by the download: the same certificate has the same bytes.
        bytes: await makePdf(certificateOf(registered, registryName(registries, row), url), new Date(`${row.standingOn ?? row.registeredOn}T00:00:00+08:00`)),
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
        registryName: registryName(registries, row),
        seller: namesOf(row, 'seller'),
        buyer: namesOf(row, 'buyer'),
        status: row.status,
        standing: row.standing ?? 'REGISTERED',
        standingOn: row.standingOn ?? row.registeredOn,
        history: (await readVersions(ctx.db.sql, row.id)).map(({ no, kind, effectiveOn }) => ({ no, kind, effectiveOn })),
        demo: row.demo,
      };
    }),
    ...changeRoutes(deps),
    ...statisticsRoutes(deps),
  ];
}
