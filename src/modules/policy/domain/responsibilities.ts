import { rawSpan, type FlatText } from './flat-text.ts';
import { BODY, DUTY, LABEL, TASKED } from './lexicon/responsibility-words.ts';
import { unitColumns, type Passage, type PlacedTable } from './passages.ts';
import { splitSegments } from './segments.ts';
import type { PlaceIndex } from './subjects.ts';
import type { ExtraNode, Responsibility } from './types.ts';
import { expandUnits, splitAddressees, splitUnits } from './units.ts';

const BRACKET = /（((?:[^（）]|（[^（）]*）)*)）/g;
const SUBJECT = new RegExp(`^(${BODY}(?:(?:、|和|及|以及)${BODY})*)(${TASKED})`);
const BY = /由([^，。；、]{1,20}?)(统筹|负责|牵头|会同|组织|承担|审定|解决)/;

type Place = Pick<Responsibility, 'clause' | 'subClause'>;

function make(place: Place, kind: Responsibility['kind'], role: string, units: string[], task: string | null, span: { start: number; end: number }, quote: string, index: PlaceIndex): Responsibility {
  return { ...place, kind, role, units, unitsExpanded: expandUnits(units, index.groups), task, quote, ...span };
}

/** The units and the role a bracket or a labelled line names; null when it names none. */
function readList(words: string): { role: string; units: string[] } | null {
  const label = LABEL.exec(words);
  if (label !== null) {
    const lists = words.split(/[；;。](?=[^；;。]*[:：])|(?=(?:牵头|配合|协办|参与)(?:部门|单位)[:：])/).map((part) => part.replace(LABEL, ''));
    return { role: label[1]!, units: [...new Set(lists.flatMap(splitUnits))] };
  }
  if (words.length > 160 || !DUTY.test(words) || /[:：。]/.test(words)) return null;
  const units = words.split(/[，；]/).flatMap((part) => splitUnits(part.replace(DUTY, '')));
  return units.length === 0 || units.some((unit) => unit.length > 24) ? null : { role: DUTY.exec(words)?.[0] ?? '', units };
}

function explicit(passage: Passage, index: PlaceIndex): Responsibility[] {
  const { flat } = passage;
  const task = passage.headings.at(-1) ?? null;
  const found: Responsibility[] = [];
  for (const match of flat.text.matchAll(BRACKET)) {
    const list = readList(match[1]!);
    if (list !== null) found.push(make(passage, 'explicit', list.role, list.units, task, rawSpan(flat, match.index, match.index + match[0].length), match[0], index));
  }
  const label = LABEL.exec(flat.text);
  const line = label === null ? null : readList(flat.text);
  if (line !== null) found.push(make(passage, 'explicit', line.role, line.units, task, { start: passage.start, end: passage.end }, flat.text, index));
  return found;
}

const quoteOf = (flat: FlatText, from: number, to: number): string => flat.text.slice(from, to);

function prose(passage: Passage, index: PlaceIndex): Responsibility[] {
  const { flat } = passage;
  return splitSegments(flat.text).flatMap((segment): Responsibility[] => {
    const words = segment.text.replace(/^(?:同时|此外|其中)/, '');
    if (/解释$/.test(words)) return [];
    const subject = SUBJECT.exec(words);
    const by = subject === null ? BY.exec(words) : null;
    const who = subject?.[1] ?? by?.[1];
    if (who === undefined || (subject === null && !/(?:^省|^市|^县|^区|政府|部门|[厅局委办]|管委会|领导小组|理事会|委员会|秘书处|中心)$/.test(who))) return [];
    const units = splitUnits(who.replace(/(?:及|和)(?=各)/g, '、'));
    if (units.length === 0) return [];
    return [make(passage, 'prose', subject?.[2] ?? by?.[2] ?? '', units, words, rawSpan(flat, segment.from, segment.to), quoteOf(flat, segment.from, segment.to), index)];
  });
}

function annexTasks({ table, clause }: PlacedTable, extra: readonly ExtraNode[], index: PlaceIndex): Responsibility[] {
  const columns = unitColumns(table);
  const title = table.header.findIndex((cell) => /任务|事项|项目|工作|措施|举措|内容/.test(cell.text));
  return table.rows.flatMap((row) => columns.flatMap((column): Responsibility[] => {
    const cell = row[column];
    if (cell === undefined || cell.text === '') return [];
    const part = extra.find((node) => node.kind === 'table_row' && node.start === row[0]!.start);
    const role = table.header[column]!.text.replace(/\s/g, '');
    const task = row[title]?.text.replace(/\s/g, '') ?? null;
    return [make({ clause: part?.path ?? clause, subClause: null }, 'annex_task', role, splitUnits(cell.text), task, { start: cell.start, end: cell.end }, cell.text, index)];
  }));
}

/** Who is to do what: lists of responsible units, task tables, bodies given a task in running text, addressees. */
export function readResponsibilities(passages: readonly Passage[], tables: readonly PlacedTable[], extra: readonly ExtraNode[], addressee: { start: number; end: number; text: string } | null, index: PlaceIndex): Responsibility[] {
  const to = addressee === null ? [] : [make({ clause: '前/通知', subClause: null }, 'addressee', '组织实施', splitAddressees(addressee.text), null, { start: addressee.start, end: addressee.end }, addressee.text, index)];
  const body = passages.filter((passage) => passage.node !== null && passage.part?.kind !== 'table_row');
  return [
    ...to,
    ...body.flatMap((passage) => [...explicit(passage, index), ...prose(passage, index)]),
    ...tables.flatMap((table) => annexTasks(table, extra, index)),
  ].sort((a, b) => a.start - b.start);
}
