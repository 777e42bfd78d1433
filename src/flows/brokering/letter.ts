import { dateOf } from '../../kernel/base/calendar-date.ts';
import { formatYuan } from '../../kernel/base/money.ts';
import { notFound, Problem } from '../../kernel/base/problem.ts';
import type { Database } from '../../kernel/db/index.ts';
import type { DemandRow, ResultRow } from '../../modules/market/index.ts';
import type { Letter } from './contract.ts';
import type { Act, BrokeringParts } from './parts.ts';

export interface LetterOrder {
  demandId: string;
  to: 'firm' | 'institute';
  results?: readonly string[];
}

const BEST = 3;
const CANDIDATES = 50;
const SUMMARY = 220;
const LEVEL = { strong: { zh: '强匹配', en: 'strong' }, fair: { zh: '较匹配', en: 'fair' }, weak: { zh: '弱匹配', en: 'weak' } };
const OPERATOR = { AT_LEAST: '≥', AT_MOST: '≤', ABOUT: '约', BETWEEN: '', EQUALS: '=' };

/**
 * A letter that explains a match to the other side. What is said of each record is what everybody may read: of an
 * internal result or demand title, field and place, and no reason taken from its text.
 * @throws Problem NOT_FOUND, FORBIDDEN, LETTER_NEEDS_ONE_RESULT, INDEX_NOT_READY
 */
export async function writeLetter(parts: BrokeringParts, db: Database, act: Act, order: LetterOrder, locale: 'zh' | 'en'): Promise<Letter> {
  const zh = locale === 'zh';
  const { market } = parts;
  const list = await market.matchDemand(db, act, order.demandId, CANDIDATES);
  const demand = await market.findDemand(db.sql, order.demandId);
  if (!demand) throw notFound('技术需求', 'demand', order.demandId);
  if (order.to === 'institute' && order.results?.length !== 1) {
    throw new Problem('LETTER_NEEDS_ONE_RESULT', { zh: '致成果单位的函须选定一项成果', en: 'A letter to an institute is about one result', where: { field: 'results' } });
  }
  const chosen = order.results ?? list.matches.slice(0, BEST).map((m) => m.result.id);
  const proposals: Letter['proposals'] = [];
  for (const id of chosen) {
    const result = await market.findResult(db.sql, id);
    const match = list.matches.find((m) => m.result.id === id);
    if (!result || !match) throw notFound('匹配成果', 'matched result', id);
    proposals.push(proposalOf(parts, result, demand, match, zh));
  }
  const me = act.actor!;
  const first = order.to === 'institute' ? await market.findResult(db.sql, chosen[0]!) : undefined;
  const firmShown = demand.anonymous || demand.secrecy === 'INTERNAL' ? null : demand.organisationName;
  const addressee = order.to === 'firm' ? (firmShown ?? (zh ? '需求企业' : 'the firm')) : (first?.organisationName ?? (zh ? '成果单位' : 'the owner'));
  const body: Omit<Letter, 'text'> = {
    title: order.to === 'firm' ? (zh ? `关于“${demand.title}”的成果推荐` : `Results proposed for "${demand.title}"`) : zh ? `关于“${first!.title}”的对接邀请` : `A demand for "${first!.title}"`,
    addressee,
    opening: order.to === 'firm'
      ? zh ? `针对贵单位发布的技术需求“${demand.title}”，我们在成果库 ${list.searched} 项成果中比对，建议优先了解以下 ${proposals.length} 项：` : `For your demand "${demand.title}" we compared ${list.searched} results and propose these ${proposals.length}:`
      : demandWords(parts, demand, firmShown, zh),
    proposals,
    closing: zh
      ? ['以上匹配依据公开信息得出，供参考；涉密和未公开内容以双方洽谈为准。', '如有意向，请在平台“发起洽谈”，或与我联系安排对接。']
      : ['The match rests on public information; what is not public is for your talk.', 'If you are interested, ask for a talk on the platform or contact me.'],
    sender: [me.displayName, me.assignments.find((a) => a.grants.some((g) => g.permission === 'brokers.desk.use'))?.organisationName].filter(Boolean).join(zh ? '，' : ', '),
    date: dateOf(act.now),
    engine: `${list.engine.name} ${list.engine.version}`,
  };
  return { ...body, text: textOf(body, zh) };
}

type Match = Awaited<ReturnType<BrokeringParts['market']['matchDemand']>>['matches'][number];

function proposalOf({ placeName, publicUrl }: BrokeringParts, result: ResultRow, demand: DemandRow, match: Match, zh: boolean): Letter['proposals'][number] {
  const open = result.secrecy === 'PUBLIC';
  const facts = [
    open ? result.organisationName : null,
    result.region ? placeName(result.region) : null,
    result.field,
    open && result.maturity ? (zh ? `成熟度 ${result.maturity} 级` : `TRL ${result.maturity}`) : null,
    open && result.priceHintFen ? (zh ? `参考价 ${formatYuan(result.priceHintFen)} 元` : `asking ${formatYuan(result.priceHintFen)} yuan`) : null,
  ].filter(Boolean);
  // A reason may quote the text of either side.
  const shown = open && demand.secrecy === 'PUBLIC';
  return {
    resultId: result.id, title: result.title, facts: facts.join(zh ? '；' : '; '),
    summary: open ? (result.abstract.length > SUMMARY ? `${result.abstract.slice(0, SUMMARY)}…` : result.abstract) : zh ? '内部成果，详情请洽成果单位。' : 'Internal; ask the owner for details.',
    level: LEVEL[match.level],
    reasons: shown ? reasonsOf(match.evidence, zh) : [zh ? '一方内容不公开，理由在洽谈中说明' : 'One side is not public; the reasons are for the talk'],
    link: `${publicUrl()}/market/results/${result.id}`,
  };
}

const TERMS = 4;

/** Reasons in the words of a letter: the telling terms in one sentence, then what else speaks for it; nothing that was taken off. */
function reasonsOf(evidence: Match['evidence'], zh: boolean): string[] {
  const terms: string[] = [];
  for (const { zh: term } of evidence.filter((e) => e.kind === 'term' && e.weight > 0)) {
    if (terms.length < TERMS && !terms.some((known) => known.includes(term))) terms.push(term);
  }
  const others = evidence.filter((e) => e.kind !== 'term' && e.weight > 0).map((e) => (zh ? e.zh : e.en));
  return [...(terms.length > 0 ? [zh ? `双方都写到：${terms.join('、')}` : `Both speak of: ${terms.join(', ')}`] : []), ...others];
}

function demandWords({ placeName }: BrokeringParts, demand: DemandRow, firm: string | null, zh: boolean): string {
  const place = demand.region ? placeName(demand.region) : '';
  const who = firm ?? (zh ? `${place}一家企业` : `A firm in ${place}`);
  if (demand.secrecy === 'INTERNAL') return zh ? `${place}一家企业正在征集“${demand.title}”（${demand.field || '领域未注明'}），内容不公开，贵单位的下列成果可能适用：` : `A firm in ${place} looks for "${demand.title}"; details are not public. This result of yours may fit:`;
  const targets = demand.indicators.map((i) => `${i.name} ${OPERATOR[i.operator]} ${i.target}${i.unit}`.trim()).join('；');
  return zh
    ? `${who}正在征集“${demand.title}”。${demand.problem.slice(0, SUMMARY)}${targets ? ` 关键指标：${targets}。` : ''}${demand.deadline ? `期限 ${demand.deadline}。` : ''}贵单位的下列成果可能适用：`
    : `${who} looks for "${demand.title}". ${demand.problem.slice(0, SUMMARY)}${targets ? ` Targets: ${targets}.` : ''}${demand.deadline ? ` Deadline ${demand.deadline}.` : ''} This result of yours may fit:`;
}

function textOf(l: Omit<Letter, 'text'>, zh: boolean): string {
  return [
    l.title, '', `${l.addressee}${zh ? '：' : ','}`, l.opening, '',
    ...l.proposals.flatMap((p, i) => [`${i + 1}. ${p.title}（${zh ? p.level.zh : p.level.en}）`, `   ${p.facts}`, `   ${p.summary}`, ...p.reasons.map((r) => `   · ${r}`), `   ${p.link}`, '']),
    ...l.closing, '', l.sender, l.date,
  ].join('\n');
}
