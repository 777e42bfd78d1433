import { dateOf } from '../../kernel/base/calendar-date.ts';
import type { ContractAnswer } from '../../kernel/base/route-contract.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { Actor } from '../../kernel/identity/index.ts';
import { type Column, DAY_FORMAT, dayCell, isStale, listWorkbook, plain } from '../../modules/brokers/index.ts';
import { type Stage, stages } from '../../modules/brokers/contract.ts';
import type { BoardCard, getBoard } from './contract.ts';
import type { BrokeringParts } from './parts.ts';

/** The deals of a broker in columns; a card stands where its talk and contract are, once there is a talk. */
export async function readBoard({ brokers }: BrokeringParts, db: Sql, actor: Actor | undefined, now: Date): Promise<ContractAnswer<typeof getBoard>> {
  const cards = (await brokers.boardOf(db, actor, now)).map(({ mandate: { events: _, disputes: __, may: ___, ...m }, deal }): BoardCard => {
    const column: Stage = deal?.stage ?? m.stage;
    const moved = deal && deal.at > new Date(m.movedAt) ? deal.at : new Date(m.movedAt);
    return { ...m, column, derived: deal !== null, contractId: deal?.contractId ?? null, dealTalkId: deal?.talkId ?? null, stale: isStale({ stage: column, movedAt: moved, nextOn: m.nextOn }, now, brokers.staleAfter) };
  });
  const urgent = (c: BoardCard): string => c.nextOn ?? '9999-12-31';
  return {
    today: dateOf(now), staleAfter: brokers.staleAfter,
    columns: stages.map((stage) => ({ stage, cards: cards.filter((c) => c.column === stage).toSorted((a, b) => urgent(a).localeCompare(urgent(b)) || a.title.localeCompare(b.title)) })),
  };
}

const STAGE: Record<Stage, [string, string]> = {
  LEAD: ['线索', 'Lead'], CONTACTED: ['已联系', 'Contacted'], MATCHED: ['已推荐', 'Proposed'], TALK: ['洽谈', 'Talk'], NOTICE: ['定价公示', 'Notice'], CONTRACT: ['签约', 'Contract'],
  REGISTERED: ['已登记', 'Registered'], LOST: ['未成', 'Lost'],
};

export async function boardWorkbook(parts: BrokeringParts, db: Sql, actor: Actor | undefined, now: Date, locale: 'zh' | 'en'): Promise<Uint8Array> {
  const zh = locale === 'zh';
  const columns: readonly Column<BoardCard>[] = [
    { zh: '阶段', en: 'Stage', width: 10, value: (c) => STAGE[c.column][zh ? 0 : 1] },
    { zh: '事项', en: 'Deal', width: 48, value: (c) => plain(c.title) },
    { zh: '委托方', en: 'Client', width: 28, value: (c) => plain(c.client) },
    { zh: '份额', en: 'Shares', width: 26, value: (c) => plain(c.shares.map((s) => `${s.name} ${s.sharePpm / 10_000}%`).join('、')) },
    { zh: '下一步', en: 'Next', width: 30, value: (c) => plain(c.nextAction) },
    { zh: '日期', en: 'On', width: 12, value: (c) => dayCell(c.nextOn), format: DAY_FORMAT },
    { zh: '停滞', en: 'Stale', width: 8, value: (c) => (c.stale ? (zh ? '是' : 'yes') : '') },
  ];
  const { columns: board, today } = await readBoard(parts, db, actor, now);
  return listWorkbook(zh ? '撮合看板' : 'Board', columns, board.flatMap((c) => c.cards), locale, today);
}
