import { Problem } from '../../../kernel/base/problem.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import type { PackageItem } from '../contract/package.ts';
import { type ChoiceRow, handItems, listChoices, type PackageRow, ruledItems } from '../store/packages.ts';

/** More in one package than anybody reads; also what one edition may hold. */
const MOST_ITEMS = 2_000;

/** What a release of now would hold: the rule, without what was taken out by hand, and with what was added. */
export async function contentOf(handle: Sql, row: PackageRow): Promise<{ items: PackageItem[]; removed: ChoiceRow[] }> {
  const choices = await listChoices(handle, row.id);
  const removed = choices.filter((c) => c.choice === 'REMOVE');
  const out = new Set(removed.map((c) => c.resultId));
  const added = new Map(choices.filter((c) => c.choice === 'ADD').map((c) => [c.resultId, c.reason]));
  const ruled = await ruledItems(handle, row.rule, MOST_ITEMS + 1);
  if (ruled.length > MOST_ITEMS) {
    throw new Problem('PACKAGE_TOO_LARGE', {
      status: 409, zh: `规则选入超过 ${MOST_ITEMS} 项成果`, en: `The rule takes in more than ${MOST_ITEMS} results`, remedy: { zh: '请收窄关键词、成熟度、地区或日期', en: 'Narrow keywords, maturity, places or dates' },
    });
  }
  const byHand = await handItems(handle, added);
  return { items: [...byHand, ...ruled.filter((i) => !out.has(i.resultId) && !added.has(i.resultId))], removed };
}
