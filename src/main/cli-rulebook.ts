import type { RulebookCli } from '../delivery/cli/rulebook-commands.ts';
import type { House } from './house.ts';
import type { OpenDatabase } from './open-database.ts';

interface Tools {
  withHouse(work: (house: House, database: OpenDatabase) => Promise<void>): Promise<void>;
  say(line: string): void;
}

/** Drafts of rules from the command line. Approving stays on the screen, where the approver sees differences and impact. */
export function rulebookCli({ withHouse, say }: Tools): RulebookCli {
  return {
    ruleDrafts: ({ json }) =>
      withHouse(async ({ rulebook }, { db }) => {
        const { rows } = await rulebook.drafts(db, { regions: null, rule: undefined, status: undefined, limit: 200, offset: 0 });
        if (json) say(JSON.stringify(rows.map(({ id, rule, title, status, region, definition, drafterName, updatedAt }) => ({ id, rule, title, status, region, from: definition.from, drafter: drafterName, updatedAt })), null, 1));
        else for (const d of rows) say(`${d.status} ${d.definition.from} ${d.rule} ${d.title} ${d.drafterName} ${d.id}`);
      }),
    recomputeJudgement: ({ id }) =>
      withHouse(async ({ rulebook }, { db }) => {
        const { same, hash } = await rulebook.recompute(db, id);
        say(same ? `重算逐字节相同 · the same bytes ${hash}` : `重算结果不同 · comes out otherwise ${hash}`);
        if (!same) process.exitCode = 1;
      }),
  };
}
