import { readFileSync, writeFileSync } from 'node:fs';
import { parseCalendarDate } from '../kernel/base/calendar-date.ts';
import { Problem } from '../kernel/base/problem.ts';
import type { SandboxCli } from '../delivery/cli/sandbox-commands.ts';
import { readScenario, type SandboxScenario } from '../flows/sandbox/index.ts';
import type { House } from './house.ts';
import type { OpenDatabase } from './open-database.ts';

/** The policy sandbox from the command line; prints what an officer of the zone may see. */
export function sandboxCli({ withHouse, say }: { withHouse: (work: (house: House, database: OpenDatabase) => Promise<void>) => Promise<void>; say: (line: string) => void }): SandboxCli {
  return {
    runSandbox: ({ scenario: file, on, seed, out, json }) =>
      withHouse(async (house, { db }) => {
        const outcome = await house.sandbox.run(db.sql, house.clock.now(), { scenario: scenarioIn(file), ...(on !== undefined && { on: parseCalendarDate(on) }), ...(seed !== undefined && { seed: Number(seed) }) });
        if (out !== undefined) writeFileSync(out, await house.sandbox.workbook(outcome, 'zh'));
        if (json) say(JSON.stringify(outcome, null, 1));
        else for (const words of [...outcome.sentences, ...outcome.notes]) say(`${words.zh}\n${words.en}`);
      }),
  };
}

function scenarioIn(file: string): SandboxScenario {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Problem('SANDBOX_SCENARIO_UNREADABLE', { zh: `情景文件 ${file} 读不出来`, en: `The scenario ${file} cannot be read`, where: { file }, remedy: { zh: '在政策沙盒页面下载情景文件', en: 'Save a scenario on the page of the sandbox' }, cause });
  }
  return readScenario(content, file);
}
