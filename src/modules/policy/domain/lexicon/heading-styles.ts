import { CHINESE_DIGITS } from '../numerals.ts';
import type { NodeKind } from '../types.ts';

/**
 * How official texts number their clauses, outermost first. Order of the first four levels: GB/T 9704-2012 §7.3.3
 * (一、（一）1.（1）); 编、章、节、条: 立法技术规范. `component` turns the number into a member of the clause path.
 */
export interface HeadingStyle {
  style: string;
  kind: NodeKind;
  /** Group 1 is the number. Must match at the start of a trimmed line. */
  pattern: RegExp;
  component: (number: string) => string;
}

const CN = `[${CHINESE_DIGITS}]{1,6}`;
const AR = '[0-9０-９]{1,3}';
const compact = (text: string): string => text.replace(/\s/g, '');

export const HEADING_STYLES: readonly HeadingStyle[] = [
  { style: 'part', kind: 'part', pattern: new RegExp(`^第\\s*(${CN}|${AR})\\s*[编篇](?=[\\s\\u3000：:]|$)`), component: (n) => `第${compact(n)}编` },
  { style: 'division', kind: 'part', pattern: new RegExp(`^第\\s*(${CN}|${AR})\\s*部分(?=[\\s\\u3000：:]|$)`), component: (n) => `第${compact(n)}部分` },
  { style: 'chapter', kind: 'chapter', pattern: new RegExp(`^第\\s*(${CN}|${AR})\\s*章(?![程节])`), component: (n) => `第${compact(n)}章` },
  { style: 'section', kind: 'section', pattern: new RegExp(`^第\\s*(${CN}|${AR})\\s*节(?![点能约日])`), component: (n) => `第${compact(n)}节` },
  { style: 'article', kind: 'article', pattern: new RegExp(`^第\\s*(${CN}|${AR})\\s*条(?![例件第、至和规的])`), component: (n) => `第${compact(n)}条` },
  { style: 'cn', kind: 'chapter', pattern: new RegExp(`^(${CN})\\s*[、．.](?!\\s*[${CHINESE_DIGITS}]+[、线方是])`), component: compact },
  { style: 'cn-bracket', kind: 'section', pattern: new RegExp(`^[（(〔]\\s*(${CN})\\s*[）)〕]`), component: (n) => `（${compact(n)}）` },
  { style: 'arabic', kind: 'item', pattern: new RegExp(`^(${AR})\\s*[.．﹒、](?![0-9０-９])`), component: compact },
  { style: 'arabic-bracket', kind: 'subitem', pattern: new RegExp(`^[（(]\\s*(${AR})\\s*[）)]`), component: (n) => `（${compact(n)}）` },
  { style: 'arabic-half-bracket', kind: 'subitem', pattern: new RegExp(`^(${AR})\\s*[）)]`), component: (n) => `${compact(n)}）` },
  { style: 'circled', kind: 'point', pattern: /^([①-⑳])/, component: compact },
];

/** A box set beside the text: 专栏1 …, 专栏 7 …, 专栏二：…. */
export const BOX = new RegExp(`^[【\\[]?专\\s*栏\\s*(${AR}|${CN})?\\s*[】\\]]?\\s*[:：、.]?`);

/** The line that opens an annex, or lists one. Groups: 件, 表 or 录, and the number. */
export const ANNEX = new RegExp(`^[-—–•·*]?\\s*附\\s*(件|表|录)\\s*(${AR}|${CN})?\\s*(?=[:：、.．\\s]|$|[（(《“"]|[^${CHINESE_DIGITS}0-9])`);

/** The heading of a table of contents. */
export const CONTENTS = /^目\s*[录次]$/;

/** Longest heading, in characters; beyond it a numbered paragraph is running text. */
export const MAX_HEADING = 60;
/** Longest run-in heading that ends with a full stop and is followed by its own text. */
export const MAX_RUN_IN = 45;

/** Words with which a closing clause begins (entry into force, validity, interpretation). */
export const CLOSING = /^(本|此前|以上|上述|原)[^。]{0,30}(自[^。]{0,20}(起|日)[^。]{0,6}(施行|实施|执行|生效)|有效期|由[^。]{1,30}负责解释|同时废止|印发之日)/;
