import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../../kernel/base/route-contract.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { ContractDeps } from '../act.ts';
import type { ChangeView, getVersions } from '../contract.ts';
import { missingSupplements } from '../domain/royalty.ts';
import { type ChangeRow, readChanges, readSupplements } from '../store/changes.ts';
import type { ContractRow } from '../store/contracts.ts';
import { readVersions } from '../store/versions.ts';
import { regulationOf } from './view-contract.ts';

export function viewChange(change: ChangeRow, contract: ContractRow): ChangeView {
  return { ...change, contractName: contract.name, registrationNumber: contract.registrationNumber ?? '', createdAt: change.createdAt.toISOString() };
}

/** Everything a registration went through, and what is still owed to it. */
export async function versionsOf(db: Sql, contract: ContractRow, deps: ContractDeps, now: Date): Promise<ContractAnswer<typeof getVersions>> {
  const [versions, changes, supplements] = await Promise.all([readVersions(db, contract.id), readChanges(db, contract.id), readSupplements(db, [contract.id])]);
  const { registeredOn, standing, paymentMode, startDate, endDate } = contract;
  const { penalty } = regulationOf(deps, contract, now);
  return {
    versions,
    changes: changes.map((c) => viewChange(c, contract)),
    supplements: supplements.map(({ year, royaltyFen, receivedOn, bankReference }) => ({ year, royaltyFen, receivedOn, bankReference })),
    missingSupplements: registeredOn && standing !== 'CANCELLED' && standing !== 'REVOKED' ? missingSupplements({ paymentMode, registeredOn, startDate, endDate, supplements }, dateOf(now)) : [],
    recovery:
      standing === 'REVOKED'
        ? {
            benefits: [
              { zh: '企业所得税技术转让所得减免（由税务机关核定金额）', en: 'Income tax relief for transfer income (amount set by the tax authority)', amountFen: null },
              { zh: '增值税免税收入：已到账的技术交易额', en: 'VAT exemption: technology money received', amountFen: contract.actualAmountFen },
              { zh: '技术转移奖补和绩效工资总量外的奖酬金', en: 'Transfer rewards, and reward pay outside the ceiling', amountFen: null },
            ],
            fineFromYuan: penalty.fineFromYuan,
            fineToYuan: penalty.fineToYuan,
            source: penalty.source,
            verified: penalty.verified,
          }
        : null,
  };
}
