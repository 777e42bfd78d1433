import { formatYuan } from '../../kernel/base/money.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Sql } from '../../kernel/db/index.ts';
import type { ProcedureEngine, StandingCase } from '../../kernel/procedure/index.ts';
import type { MarketModule } from '../../modules/market/index.ts';
import type { TradingModule } from '../../modules/trading/index.ts';
import type { EvidenceItem } from './contract.ts';

export interface DiligenceParts {
  market: MarketModule;
  trading: TradingModule;
  engine: ProcedureEngine;
}

/** A deal of one pricing mode with everything the platform keeps of it. */
export interface Evidence {
  title: string;
  mode: 'NEGOTIATED' | 'LISTED' | 'AUCTION';
  sellerId: string;
  region: string | null;
  items: EvidenceItem[];
  /** Where the case stands, with the whole of its chain; null when none was opened. */
  standing: StandingCase | null;
  /** Other records by file name: canonical text. */
  records: Map<string, unknown>;
  /** Public records of auctions, byte for byte. */
  auctions: Map<string, string>;
}

type Kind = 'sales' | 'talks';

/** @throws Problem NOT_FOUND */
export async function collectEvidence(parts: DiligenceParts, db: Sql, kind: Kind, id: string, now: Date): Promise<Evidence> {
  return kind === 'sales' ? ofSale(parts, db, id, now) : ofTalk(parts, db, id, now);
}

async function ofSale({ trading, engine }: DiligenceParts, db: Sql, id: string, now: Date): Promise<Evidence> {
  const file = await trading.readFile(db, id);
  if (!file) throw notFound('项目', 'sale', id);
  const { sale, bidders, records, rounds, defaults } = file;
  const standing = await engine.evaluateStored(db, sale.caseId, now);
  const winner = bidders.find((b) => b.id === sale.winnerId);
  const over = records.filter((r) => r.record !== undefined);
  const bid = standing.actions.some((a) => a.action === 'compete');
  return {
    title: sale.title, mode: sale.kind === 'AUCTION' ? 'AUCTION' : 'LISTED', sellerId: sale.sellerId, region: sale.region, standing,
    items: [
      ...ofUnit(standing),
      item('basis', '定价依据', 'Basis of the price', sale.appraisalFen === null ? sale.basisNote : `${sale.basisNote}；评估 ${formatYuan(sale.appraisalFen)} 元`),
      ...ofNotices(standing, ['announcement', 'result']),
      item('bidders', '竞买人登记、资格审核和保证金', 'Register of bidders, qualification and deposits', bidders.length > 0 ? `${bidders.length} 家报名` : null),
      item('relation', '关联关系声明', 'Statement on relations', winner ? (winner.related ? `有关联：${winner.relation}` : '受让方声明无关联关系') : null),
      ...(bid ? [item('bids', '竞价记录（可重算）', 'Record of the bidding (recomputable)', over.length > 0 ? `${over.length} 场` : null)] : []),
    ],
    records: new Map<string, unknown>([
      ['sale.json', sale], ['rounds.json', rounds], ['defaults.json', defaults],
      ['bidders.json', bidders.map(({ accountId: _account, hold: _hold, alias, ...b }) => ({ ...b, ...(over.length === records.length && { alias }) }))],
    ]),
    auctions: new Map(over.map((r) => [`auction-${r.no}.json`, r.record!])),
  };
}

async function ofTalk({ market, engine }: DiligenceParts, db: Sql, id: string, now: Date): Promise<Evidence> {
  const deal = await market.readDeal(db, id);
  if (!deal) throw notFound('洽谈', 'talk', id);
  const { talk, terms } = deal;
  const standing = talk.pricingCaseId ? await engine.evaluateStored(db, talk.pricingCaseId, now) : null;
  const { basis, basisNote, relatedParty, relation, unitPlace } = standing?.evaluation.facts ?? {};
  return {
    title: talk.resultTitle, mode: 'NEGOTIATED', sellerId: talk.sellerId, region: talk.sellerRegion, standing,
    items: [
      ...ofUnit(standing),
      item('basis', '定价依据', 'Basis of the price', basisNote ? `${String(basis)}：${String(basisNote)}` : null),
      item('unitPlace', '单位内公示位置', 'Place of the notice in the unit', unitPlace ? String(unitPlace) : null),
      ...ofNotices(standing, ['price']),
      item('relation', '关联关系声明', 'Statement on relations', relatedParty === undefined ? null : relatedParty ? `有关联：${String(relation ?? '')}` : '声明无关联关系'),
    ],
    records: new Map<string, unknown>([['talk.json', talk], ['terms.json', terms]]),
    auctions: new Map(),
  };
}

function item(id: string, zh: string, en: string, found: string | null): EvidenceItem {
  return { id, zh, en, present: found !== null, found };
}

/** What the unit decided by: its rule in its version, and the minutes. */
function ofUnit(standing: StandingCase | null): EvidenceItem[] {
  const { unitRule, meeting, meetingOn, minutesNumber } = standing?.evaluation.facts ?? {};
  return [
    item('unitRule', '依据的单位制度及版本', 'Rule of the unit and its version', unitRule ? String(unitRule) : null),
    item('minutes', '集体决策会议纪要', 'Minutes of the meeting', minutesNumber ? `${String(meeting)} ${String(meetingOn)} 纪要 ${String(minutesNumber)}` : null),
  ];
}

/** Each notice must have run to its end with every objection answered. */
function ofNotices(standing: StandingCase | null, ids: readonly string[]): EvidenceItem[] {
  return ids.flatMap((id) => {
    const definition = standing?.definition.notices.find((n) => n.id === id);
    const status = standing?.evaluation.notices.find((n) => n.id === id);
    const zh = definition?.zh ?? '公示';
    const en = definition?.en ?? 'Notice';
    const open = status?.objections.filter((o) => o.status === 'open').length ?? 0;
    const all = status?.objections.length ?? 0;
    return [
      item(`notice.${id}`, `${zh}满期`, `${en}, run to its end`, status?.status === 'elapsed' ? `${status.from} 至 ${status.until}，第 ${status.run} 次` : null),
      item(`objections.${id}`, `${zh}的异议及答复`, `${en}: objections and answers`, status && status.run > 0 && open === 0 ? (all === 0 ? (status.status === 'elapsed' ? '公示期内无异议' : '截至目前无异议') : `${all} 件，均已答复`) : null),
    ];
  });
}
