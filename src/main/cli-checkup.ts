import { dateOf, parseCalendarDate } from '../kernel/base/calendar-date.ts';
import { formatYuan } from '../kernel/base/money.ts';
import type { CheckupCli } from '../delivery/cli/checkup-commands.ts';
import type { FirmCheckup } from '../flows/checkup/index.ts';
import type { House } from './house.ts';
import type { OpenDatabase } from './open-database.ts';

interface Tools {
  withHouse(work: (house: House, database: OpenDatabase) => Promise<void>): Promise<void>;
  say(line: string): void;
}

/** What `innomatrix checkup` does. */
export function checkupCli({ withHouse, say }: Tools): CheckupCli {
  return {
    checkup: ({ creditCode, on, json }) =>
      withHouse(async ({ checkup, rulebook, clock }, { db }) => {
        const found = await checkup.checkup(db.sql, creditCode, on === undefined ? dateOf(clock.now()) : parseCalendarDate(on));
        const { facts } = await rulebook.current(db);
        say(json ? JSON.stringify(found, null, 1) : describeCheckup(found, (fact) => facts.get(fact)?.zh ?? fact));
      }),
  };
}

const GROUPS = { NOW: '现在可得 · to be had now', NEAR: '差一步 · one step away', ASK: '数据不足 · not enough known', NOT: '暂不符合 · not as things stand' } as const;

/** The check-up of a firm in words, for a terminal. */
function describeCheckup({ firm, on, groups, questions, bundle }: FirmCheckup, nameOf: (fact: string) => string): string {
  const lines = [`${firm.name} ${firm.code} · ${on}`];
  for (const group of ['NOW', 'NEAR', 'ASK', 'NOT'] as const) {
    lines.push(`${GROUPS[group]}（${groups[group].length}）`);
    for (const { said, way } of groups[group]) {
      const gives = said.gives.filter((g) => g.value !== null).map((g) => `${g.zh} ${g.value}${g.unit}`).join('，');
      const change = way?.change.kind === 'CHANGE' ? way.change.changes.map((c) => `${nameOf(c.fact)} ${c.from} → ${c.to}`).join('；') : '';
      const missing = said.missing.filter((m) => m.of === 'FACT').map((m) => m.zh).join('、');
      lines.push([`  ${said.title.zh}`, gives, change && `最小改动 ${change}`, way?.earliest && `最早 ${way.earliest}`, missing && `尚缺 ${missing}`].filter(Boolean).join('　'));
    }
  }
  if (questions[0]) lines.push(`先答 · answer first：${questions.slice(0, 5).map((q) => nameOf(q.fact)).join('、')}`);
  if (bundle.chosen.length > 0) lines.push(`最优组合 · best bundle：${formatYuan(bundle.totalFen)} 元`);
  return lines.join('\n');
}
