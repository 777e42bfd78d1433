import { notFound, Problem } from '../../../kernel/base/problem.ts';
import type { ListKind, ListScheme } from './domain/lists/scheme.ts';
import type { ListEditionRow } from './store/lists.ts';

/** @throws Problem LIST_UNKNOWN */
export function kindOf(scheme: ListScheme, list: string): ListKind {
  const kind = scheme.lists.find((l) => l.id === list);
  if (!kind) {
    throw new Problem('LIST_UNKNOWN', {
      zh: `没有名单 ${list}`, en: `There is no list ${list}`, where: { field: 'list' },
      remedy: { zh: `可选：${scheme.lists.map((l) => l.id).join('、')}`, en: `Lists: ${scheme.lists.map((l) => l.id).join(', ')}` },
    });
  }
  return kind;
}

/** @throws Problem NOT_FOUND */
export function present<T>(found: T | undefined, id: string): T {
  if (found === undefined) throw notFound('名单', 'list', id);
  return found;
}

export function stepWrong(edition: Pick<ListEditionRow, 'state'>, zh: string, en: string): Problem {
  return new Problem('LIST_STEP_WRONG', {
    status: 409, zh: `当前步骤（${edition.state}）${zh}`, en: `In the present step (${edition.state}) ${en}`,
    remedy: { zh: '请刷新页面，查看名单所处的步骤', en: 'Reload and see which step the list is in' },
  });
}
