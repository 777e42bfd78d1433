import { writeFileSync } from 'node:fs';
import type { OwnershipCli } from '../delivery/cli/ownership-commands.ts';
import { computePlanFile, describePlan, readOwnershipRules } from '../modules/ownership/index.ts';
import { type House, zonePack } from './house.ts';
import type { OpenDatabase } from './open-database.ts';

interface Tools {
  withHouse(work: (house: House, database: OpenDatabase) => Promise<void>): Promise<void>;
  say(line: string): void;
}

/** What `innomatrix ownership` and `innomatrix market packages` do. */
export function ownershipCli({ withHouse, say }: Tools): OwnershipCli {
  return {
    distributeIncome: async ({ in: file, json }) => {
      const plan = computePlanFile(readOwnershipRules(zonePack()), file);
      say(json ? JSON.stringify(plan, null, 1) : describePlan(plan));
    },
    listPackages: ({ json }) =>
      withHouse(async (house, { db }) => {
        const { packages } = await house.market.listPackages(db.sql);
        say(json ? JSON.stringify(packages, null, 1) : packages.map((p) => `${p.id}\t${p.directionZh}\t${p.title}\t第${p.editionNo}期 ${p.releasedOn}\t${p.items}`).join('\n'));
      }),
    exportPackage: ({ id, edition, out }) =>
      withHouse(async (house, { db }) => {
        const { fileName, bytes } = await house.market.exportPackage(db.sql, id, edition);
        writeFileSync(out, bytes);
        say(`${fileName} → ${out}`);
      }),
  };
}
