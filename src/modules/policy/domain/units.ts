import { BARE_ENDING, DUTY, UNIT_ENDINGS } from './lexicon/responsibility-words.ts';

/** Splits at a mark outside brackets. */
function splitOutside(text: string, marks: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]!;
    if (/[（(《]/.test(c)) depth += 1;
    else if (/[）)》]/.test(c)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && marks.test(c)) { parts.push(text.slice(from, i)); from = i + 1; }
  }
  parts.push(text.slice(from));
  return parts;
}

const AND = /(?<=(?:厅|局|委|办|部|院|会|市|区|县|政府|中心|单位))(?:以及|和|及)(?=各|省|市|县|区|有关|相关|国家|苏|所在)/;

/**
 * The units of a list. Names torn by a line break are put together again (`深海技术 实验室`); 和 inside a name
 * (发展和改革委) does not part it.
 */
export function splitUnits(list: string): string[] {
  const departments = /^(省|市|县|区)([^、，。；]{2,12}(?:、[^、，。；]{2,12})+)等部门$/.exec(list);
  if (departments !== null) return departments[2]!.split('、').map((name) => `${departments[1]!}${name}部门`);
  const pieces = splitOutside(list, /[、，；,;\s\u3000/]/).flatMap((piece) => piece.split(AND)).map((piece) => piece.trim()).filter((piece) => piece !== '');
  const blankOnly = !/[、，；,;]/.test(list);
  const units: string[] = [];
  for (const piece of pieces) {
    const before = units.at(-1);
    // 各区、县（市） is one collective, with its own mark inside.
    const collective = before !== undefined && /^各(?:区|市)$/.test(before) && /^县（/.test(piece);
    if (collective) { units[units.length - 1] = `${before}、${piece}`; continue; }
    const torn = blankOnly && before !== undefined && (BARE_ENDING.test(piece) || !UNIT_ENDINGS.test(before));
    if (torn) units[units.length - 1] = `${before}${piece}`;
    else units.push(piece);
  }
  return [...new Set(units.map((unit) => unit.replace(/^(?:由|各?其他)(?=.{3})/, '').replace(DUTY, '').replace(/等$/, '').replace(/。$/, '')).filter((unit) => unit.length >= 2))];
}

/** Opens collective names: 苏南五市 becomes the five cities. */
export function expandUnits(units: readonly string[], groups: Readonly<Record<string, readonly string[]>>): string[] {
  return [...new Set(units.flatMap((unit) => groups[unit] ?? [unit]))];
}

const PREFIX = /^(?:.{0,6}各(?:设区市|县（市、区）|县级市|地市|市|县|区)|省|市|县|区)/;

/** The addressees of a notice: `各市科技局、发展改革委` names two, each of every city. */
export function splitAddressees(line: string): string[] {
  const names: string[] = [];
  for (const group of splitOutside(line.replace(/[:：]$/, ''), /[，,；;]/)) {
    let prefix = '';
    const collective = /^各市、县（市、区）/.test(group) ? [group] : splitOutside(group, /、/);
    for (const name of collective.map((part) => part.trim()).filter((part) => part !== '')) {
      const own = PREFIX.exec(name)?.[0];
      const known = own !== undefined || /^(?:各|有关|相关|中央|国家|驻)/.test(name);
      names.push(known || prefix === '' ? name : `${prefix}${name}`);
      if (own !== undefined) prefix = own;
    }
  }
  return names;
}
