import { writeNumeral } from '../domain/numerals.ts';

/**
 * The numbers that Word itself sets before paragraphs (automatic numbering). They are no part of the text of a .docx, yet
 * without them 一、 and （一） are missing from the document.
 */

interface Level { start: number; format: string; text: string }
interface Numbering {
  /** Levels by number id and level. */
  levels: ReadonlyMap<string, readonly (Level | undefined)[]>;
  /** Paragraph style → number id and level, where a level is tied to a style. */
  styles: ReadonlyMap<string, { id: string; level: number }>;
  /** Number id → the list it counts in. */
  lists: ReadonlyMap<string, string>;
}

const attribute = (xml: string, element: string): string | undefined => new RegExp(`<w:${element}\\b[^>]*\\bw:val="([^"]*)"`).exec(xml)?.[1];
const unescape = (text: string): string => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&');

function readNumbering(xml: string): Numbering {
  const abstract = new Map<string, (Level | undefined)[]>();
  const styled: { list: string; style: string; level: number }[] = [];
  for (const [, id, body] of xml.matchAll(/<w:abstractNum\b[^>]*w:abstractNumId="(\d+)"[^>]*>([\s\S]*?)<\/w:abstractNum>/g)) {
    const levels: (Level | undefined)[] = [];
    for (const [, n, level] of body!.matchAll(/<w:lvl\b[^>]*w:ilvl="(\d)"[^>]*>([\s\S]*?)<\/w:lvl>/g)) {
      levels[Number(n)] = { start: Number(attribute(level!, 'start') ?? 1), format: attribute(level!, 'numFmt') ?? 'decimal', text: unescape(attribute(level!, 'lvlText') ?? '') };
      const style = attribute(level!, 'pStyle');
      if (style !== undefined) styled.push({ list: id!, style, level: Number(n) });
    }
    abstract.set(id!, levels);
  }
  const levels = new Map<string, readonly (Level | undefined)[]>();
  const lists = new Map<string, string>();
  const styles = new Map<string, { id: string; level: number }>();
  for (const [, id, body] of xml.matchAll(/<w:num\b[^>]*w:numId="(\d+)"[^>]*>([\s\S]*?)<\/w:num>/g)) {
    const list = attribute(body!, 'abstractNumId') ?? '';
    levels.set(id!, abstract.get(list) ?? []);
    // A number that restarts by itself counts apart from the others of its list.
    lists.set(id!, body!.includes('<w:startOverride') ? `${list}:${id}` : list);
    for (const link of styled) if (link.list === list && !styles.has(link.style)) styles.set(link.style, { id: id!, level: link.level });
  }
  return { levels, styles, lists };
}

function write(value: number, format: string): string {
  if (/^(?:chinese|japaneseCounting|ideograph|taiwanese)/i.test(format)) return writeNumeral(value);
  if (format === 'decimalEnclosedCircle' && value <= 20) return String.fromCharCode(0x2460 + value - 1);
  if (format === 'upperLetter') return String.fromCharCode(64 + ((value - 1) % 26) + 1);
  if (format === 'lowerLetter') return String.fromCharCode(96 + ((value - 1) % 26) + 1);
  return String(value);
}

/**
 * What Word shows before each numbered paragraph of `document`, in order; empty where it shows a bullet.
 * @param document word/document.xml
 * @param numbering word/numbering.xml
 */
export function numberLabels(document: string, numbering: string): string[] {
  const { levels, styles, lists } = readNumbering(numbering);
  const counters = new Map<string, number[]>();
  const labels: string[] = [];
  for (const [paragraph] of document.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)) {
    const properties = /<w:pPr>[\s\S]*?<\/w:pPr>/.exec(paragraph)?.[0] ?? '';
    const own = /<w:numPr>[\s\S]*?<\/w:numPr>/.exec(properties)?.[0];
    const style = styles.get(attribute(properties, 'pStyle') ?? '');
    const id = own === undefined ? style?.id : attribute(own, 'numId');
    const level = own === undefined ? style?.level ?? 0 : Number(attribute(own, 'ilvl') ?? 0);
    const scheme = id === undefined ? undefined : levels.get(id);
    if (id === undefined || scheme?.[level] === undefined) continue;
    const key = lists.get(id) ?? id;
    const counter = counters.get(key) ?? [];
    counter[level] = counter[level] === undefined ? scheme[level].start : counter[level] + 1;
    counter.length = level + 1;
    counters.set(key, counter);
    if (scheme[level].format === 'bullet' || scheme[level].format === 'none') { labels.push(''); continue; }
    labels.push(scheme[level].text.replace(/%(\d)/g, (_, n: string) => write(counter[Number(n) - 1] ?? scheme[Number(n) - 1]?.start ?? 1, scheme[Number(n) - 1]?.format ?? 'decimal')));
  }
  return labels;
}
