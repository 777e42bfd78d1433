import { rawSpan } from './flat-text.ts';
import { NO_MEASURES } from './lexicon/measure-words.ts';
import type { Passage, PlacedTable } from './passages.ts';
import { splitSegments } from './segments.ts';
import { findPlace, type PlaceIndex } from './subjects.ts';
import type { ExtraNode, Milestone } from './types.ts';
import { readYears } from './years.ts';

const STATE = /投用|投入使用|投产|开工|竣工|封顶|出台|印发|启动|上线|全覆盖|成型|见效|发布|编制完成|建成|形成|基本|达到|接近|具备|成为|实现|取得|完成|率先|进入|建立|突破|领先|位居|跻身/;
/** A day or a month by which: 2025年9月底前, 2025年12月31日前. */
const BY_MONTH = /(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?|上半年|下半年|[一二三四]季度)(?:底|末|中旬|上旬)?(?:之前|以前|前|内|底|末)?/;
const DATED = /(?:到|至)(?:19|20)\d{2}年|年[底末前]|”?(?:期|时期)?末(?:，|$|前)|五”末/;
const PAST = /已|了|以来|获批|批复|颁布|同比|自(?:19|20)\d{2}/;
const PAST_PART = /基础|现状|成效|回顾/;

/** Deadlines of the rows of a task table. */
export function readRowMilestones({ table, clause }: PlacedTable, extra: readonly ExtraNode[], index: PlaceIndex): Milestone[] {
  const due = table.header.findIndex((cell) => /时限|完成时间|时间节点|完成期限|时间进度/.test(cell.text.replace(/\s/g, '')));
  const task = table.header.findIndex((cell) => /任务|事项|项目|工作/.test(cell.text));
  if (due < 0 || task < 0) return [];
  return table.rows.flatMap((row): Milestone[] => {
    const year = /(?:19|20)\d{2}(?=年|[.-])/.exec(row[due]?.text ?? '')?.[0];
    const goal = row[task]?.text.replace(/\s/g, '') ?? '';
    if (year === undefined || goal === '') return [];
    const cell = row[due]!;
    const part = extra.find((node) => node.kind === 'table_row' && node.start === row[0]!.start);
    return [{ clause: part?.path ?? clause, subClause: null, quote: cell.text, start: cell.start, end: cell.end, subject: index.defaultSubject, year: Number(year), goal }];
  });
}

/** Dated aims without a figure: by when a thing is to be so. Segments that hold a figure are targets, not milestones. */
export function readMilestones(passages: readonly Passage[], taken: readonly { start: number; end: number }[], index: PlaceIndex): Milestone[] {
  const covered = new Uint8Array([...taken, ...passages].reduce((most, item) => Math.max(most, item.end), 0));
  for (const item of taken) covered.fill(1, item.start, item.end);
  return passages.flatMap((passage) => {
    const headings = passage.headings.join(' ');
    if (passage.node === null || (NO_MEASURES.test(headings) && PAST_PART.test(headings))) return [];
    const segments = splitSegments(passage.flat.text);
    return segments.flatMap((segment, i): Milestone[] => {
      const month = PAST.test(segment.text) ? undefined : BY_MONTH.exec(segment.text)?.[0];
      const year = readYears(segment.text).deadline ?? (month === undefined ? null : Number(month.slice(0, 4)));
      if (year === null || !(month !== undefined || DATED.test(segment.text))) return [];
      const bare = segment.text.replace(/.*?(?:年(?:底|末|前|之前)?|末)(?!.*[\u4e00-\u9fff]{3})/, '') === '';
      let last = i;
      const inSentence = (n: number): boolean => segments[n]?.sentence === segment.sentence;
      while (inSentence(last + 1) && !STATE.test(segments[last]!.text)) last += 1;
      const words = passage.flat.text.slice(segment.from, segments[last]!.to);
      const span = rawSpan(passage.flat, segment.from, segments[last]!.to);
      if ((bare && last === i) || !STATE.test(words) || covered.subarray(span.start, span.end).includes(1)) return [];
      const subject = findPlace(words, index, false) ?? (passage.part?.kind === 'box_item' || passage.part?.kind === 'table_row' ? passage.part.heading : index.defaultSubject);
      const goal = words.replace(/^[^，]*?(?:年(?:[底末]前|之前|底|末|前)?|五”?(?:规划)?(?:时?期)?末)，?/, '');
      if (!STATE.test(goal)) return [];
      return [{ clause: passage.clause, subClause: passage.subClause, quote: words, ...span, subject, year, goal }];
    });
  });
}
