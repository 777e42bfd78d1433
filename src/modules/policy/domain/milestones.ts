import { rawSpan } from './flat-text.ts';
import { NO_MEASURES } from './lexicon/measure-words.ts';
import type { Passage } from './passages.ts';
import { splitSegments } from './segments.ts';
import { findPlace, type PlaceIndex } from './subjects.ts';
import type { Milestone } from './types.ts';
import { readYears } from './years.ts';

const STATE = /建成|形成|基本|达到|接近|具备|成为|实现|取得|完成|率先|进入|建立|突破|领先|位居|跻身/;
const PAST_PART = /基础|现状|成效|回顾/;

/** Dated aims without a figure: by when a thing is to be so. Segments that hold a figure are targets, not milestones. */
export function readMilestones(passages: readonly Passage[], taken: readonly { start: number; end: number }[], index: PlaceIndex): Milestone[] {
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
      if ((bare && last === i) || !STATE.test(words) || taken.some((other) => other.start < span.end && span.start < other.end)) return [];
      const subject = findPlace(words, index, false) ?? (passage.part?.kind === 'box_item' || passage.part?.kind === 'table_row' ? passage.part.heading : index.defaultSubject);
      return [{ clause: passage.clause, subClause: passage.subClause, quote: words, ...span, subject, year, goal: words.replace(/^[^，]*?年(?:底|末|前)?，?/, '') }];
    });
  });
}
