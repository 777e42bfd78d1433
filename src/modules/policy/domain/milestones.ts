import { rawSpan } from './flat-text.ts';
import { NO_MEASURES } from './lexicon/measure-words.ts';
import type { Passage, PlacedTable } from './passages.ts';
import { splitSegments } from './segments.ts';
import { findPlace, type PlaceIndex } from './subjects.ts';
import type { ExtraNode, Milestone } from './types.ts';
import { readYears } from './years.ts';

const STATE = /建成|形成|基本|达到|接近|具备|成为|实现|取得|完成|率先|进入|建立|突破|领先|位居|跻身/;
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
      const year = readYears(segment.text).deadline;
      if (year === null || !/(?:到|至)(?:19|20)\d{2}年|年[底末前]/.test(segment.text)) return [];
      const bare = segment.text.replace(/.*?年(?:底|末|前|之前)?/, '') === '';
      let last = i;
      const inSentence = (n: number): boolean => segments[n]?.sentence === segment.sentence;
      while (inSentence(last + 1) && !STATE.test(segments[last]!.text)) last += 1;
      const words = passage.flat.text.slice(segment.from, segments[last]!.to);
      const span = rawSpan(passage.flat, segment.from, segments[last]!.to);
      if ((bare && last === i) || !STATE.test(words) || covered.subarray(span.start, span.end).includes(1)) return [];
      const subject = findPlace(words, index, false) ?? (passage.part?.kind === 'box_item' || passage.part?.kind === 'table_row' ? passage.part.heading : index.defaultSubject);
      return [{ clause: passage.clause, subClause: passage.subClause, quote: words, ...span, subject, year, goal: words.replace(/^[^，]*?年(?:底|末|前)?，?/, '') }];
    });
  });
}
