import type { ActionDefinition, Definition } from './definition.ts';
import { layout, type Placed } from './diagram-layout.ts';

export interface DiagramOptions {
  locale: 'zh' | 'en';
  /** State to be marked as the present one. */
  current?: string;
  /** States the case has been in. */
  visited?: readonly string[];
}

/** The states of a procedure as a Mermaid diagram, for documents. */
export function mermaidOf(definition: Definition, locale: 'zh' | 'en'): string {
  const state = (id: string): string => id.toLowerCase();
  const ends = definition.states.filter((s) => s.kind !== 'open');
  return [
    'stateDiagram-v2',
    ...definition.states.map((s) => `  state "${s[locale]}" as ${state(s.id)}`),
    `  [*] --> ${state(definition.initial)}`,
    ...definition.actions.flatMap((a) => a.from.map((from) => `  ${state(from)} --> ${state(a.to ?? from)}: ${a[locale]}`)),
    ...ends.map((s) => `  ${state(s.id)} --> [*]`),
    '',
  ].join('\n');
}

const WIDTH = 208;
const HEIGHT = 40;
const COLUMN = 400;
const ROW = 92;
const MARGIN = 190;
/** An action that this many states or more offer alike is named at its target instead of being drawn from each. */
const SWEEPING = 4;

const colours = {
  open: ['#eef4fb', '#2f6db5'],
  done: ['#e8f6ef', '#1f8a5b'],
  stopped: ['#f4f4f5', '#8a8f98'],
} as const;

/**
 * The states of a procedure as a picture: time runs downwards, what leads back or skips a step runs along the sides.
 * What most states offer alike (withdraw, close) is written at the state it leads to.
 */
export function diagramOf(definition: Definition, options: DiagramOptions): string {
  const placed = layout(definition);
  const centre = (p: Placed): [number, number] => [MARGIN + WIDTH / 2 + p.column * COLUMN, 30 + HEIGHT / 2 + p.row * ROW];
  const width = MARGIN * 2 + WIDTH + Math.max(...[...placed.values()].map((p) => p.column)) * COLUMN;
  const height = 60 + HEIGHT + Math.max(...[...placed.values()].map((p) => p.row)) * ROW;
  const edges = edgesOf(definition).map(({ from, to, labels, nth }) => edge(centre(placed.get(from)!), centre(placed.get(to)!), labels[options.locale], nth));
  const nodes = definition.states.map((s) => {
    const [x, y] = centre(placed.get(s.id)!);
    const [fill, line] = colours[s.kind];
    const here = s.id === options.current;
    const faded = options.visited && !here && !options.visited.includes(s.id);
    return `<g opacity="${faded ? 0.6 : 1}"><rect x="${x - WIDTH / 2}" y="${y - HEIGHT / 2}" width="${WIDTH}" height="${HEIGHT}" rx="8" fill="${here ? line : fill}" stroke="${line}" stroke-width="${here ? 2.5 : 1.25}"/><text x="${x}" y="${y + 5}" text-anchor="middle" font-size="14" fill="${here ? '#fff' : '#1d2733'}">${escape(shorten(s[options.locale], 29))}</text>${sweeps(definition, s.id, options.locale, x, y, placed.get(s.id)!.column === 0)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="inherit">`,
    `<title>${escape(definition.title[options.locale])}</title>`,
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="#7b8794"/></marker></defs>`,
    ...edges.map((e) => e.line),
    ...nodes,
    ...edges.map((e) => e.label),
    '</svg>',
  ].join('\n');
}

interface Edge {
  from: string;
  to: string;
  labels: { zh: string; en: string };
  /** Which of the lines that leave its state: labels of the same exit stand below one another. */
  nth: number;
}

const isSweeping = (action: ActionDefinition): boolean => action.from.length >= SWEEPING;

/** On the spine the place above a state is taken by the step that leads to it. */
function sweeps(definition: Definition, state: string, locale: 'zh' | 'en', x: number, y: number, onSpine: boolean): string {
  const names = definition.actions.filter((a) => isSweeping(a) && a.to === state).map((a) => a[locale]);
  if (names.length === 0) return '';
  const text = `${locale === 'zh' ? '随时：' : 'any time: '}${escape(shorten(names.join(' / '), onSpine ? 22 : 34))}`;
  const at = onSpine ? `x="${x - WIDTH / 2 - 8}" y="${y + 4}" text-anchor="end"` : `x="${x}" y="${y - HEIGHT / 2 - 7}" text-anchor="middle"`;
  return `<text ${at} font-size="11.5" fill="#44505e">${text}</text>`;
}

/** One line between two states carries all the actions that lead along it. */
function edgesOf(definition: Definition): Edge[] {
  const byEnds = new Map<string, { from: string; to: string; actions: ActionDefinition[] }>();
  for (const action of definition.actions) {
    if (action.to === undefined || isSweeping(action)) continue;
    for (const from of action.from) {
      if (from === action.to) continue;
      const key = `${from} ${action.to}`;
      const line = byEnds.get(key) ?? { from, to: action.to, actions: [] };
      line.actions.push(action);
      byEnds.set(key, line);
    }
  }
  const exits = new Map<string, number>();
  return [...byEnds.values()].map(({ from, to, actions }) => {
    const nth = exits.get(from) ?? 0;
    exits.set(from, nth + 1);
    return { from, to, nth, labels: { zh: actions.map((a) => a.zh).join(' / '), en: actions.map((a) => a.en).join(' / ') } };
  });
}

function edge([x1, y1]: [number, number], [x2, y2]: [number, number], text: string, nth: number): { line: string; label: string } {
  const next = x1 === x2 && y2 - y1 === ROW;
  const [path, lx, ly, anchor] = next
    ? straight(x1, y1, y2)
    : x1 === x2
      ? around(x1, y1, y2, nth)
      : across(x1, y1, x2, y2, nth);
  return {
    line: `<path d="${path}" fill="none" stroke="#7b8794" stroke-width="1.2" marker-end="url(#arrow)"/>`,
    label: `<text x="${lx}" y="${ly}" text-anchor="${anchor}" font-size="11.5" fill="#44505e" stroke="#fff" stroke-width="3" paint-order="stroke">${escape(shorten(text, 28))}</text>`,
  };
}

type Drawn = [path: string, x: number, y: number, anchor: string];

function straight(x: number, y1: number, y2: number): Drawn {
  return [`M${x} ${y1 + HEIGHT / 2}V${y2 - HEIGHT / 2 - 1}`, x + 8, (y1 + y2) / 2 + 4, 'start'];
}

/** Back along the left, ahead along the right; longer ways swing out further so that they do not lie on one another. */
function around(x: number, y1: number, y2: number, nth: number): Drawn {
  const side = y2 < y1 ? -1 : 1;
  const out = 26 + Math.min(90, (Math.abs(y2 - y1) / ROW) * 16 + nth * 7);
  const edgeX = x + (side * WIDTH) / 2;
  const farX = edgeX + side * out;
  return [
    `M${edgeX} ${y1}C${farX} ${y1} ${farX} ${y2} ${edgeX + side} ${y2}`,
    edgeX + side * out * 0.72,
    (y1 + y2) / 2 + 4,
    side < 0 ? 'end' : 'start',
  ];
}

function across(x1: number, y1: number, x2: number, y2: number, nth: number): Drawn {
  const side = x2 > x1 ? 1 : -1;
  const [from, to] = [x1 + (side * WIDTH) / 2, x2 - (side * WIDTH) / 2];
  const bend = (to - from) / 2;
  // Several lines meet at a side exit: a label near its own beginning cannot be taken for another's.
  return [`M${from} ${y1}C${from + bend} ${y1} ${to - bend} ${y2} ${to - side} ${y2}`, from + side * 10, y1 + 4 + (nth - 1) * 14, side > 0 ? 'start' : 'end'];
}

function shorten(text: string, most: number): string {
  // A Chinese character is about as wide as two Latin letters.
  let width = 0;
  for (const [i, char] of [...text].entries()) {
    width += char.charCodeAt(0) > 0x2e80 ? 2 : 1.05;
    if (width > most) return `${[...text].slice(0, Math.max(1, i - 1)).join('')}…`;
  }
  return text;
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
