import type { Run } from '../../contract/model.ts';
import { amount, dayText, figureText, goalText, percentText, unitOf } from '../format.ts';
import { nameOf, type SnapshotTarget } from '../snapshot.ts';
import type { Scope } from '../scope.ts';
import { targetLights } from '../words.ts';

type Fill = (scope: Scope) => Run;
type FillIndicator = (scope: Scope, target: SnapshotTarget) => Run | null;

const plain = (text: string): Run => ({ text });
const counted = (read: (scope: Scope) => number): Fill => (scope) => {
  const value = read(scope);
  return { text: String(value), value, ...scope.cite.counted() };
};

const LIGHTS = { done: 'DONE', green: 'GREEN', yellow: 'YELLOW', red: 'RED', grey: 'GREY' } as const;
const byLight = (of: 'ownTargets' | 'tasks'): Record<string, Fill> =>
  Object.fromEntries([
    [`${of === 'tasks' ? 'tasks' : 'targets'}.total`, counted((s) => s[of].length)],
    ...Object.entries(LIGHTS).map(([name, light]) => [`${of === 'tasks' ? 'tasks' : 'targets'}.${name}`, counted((s) => s[of].filter((t) => t.light === light).length)] as const),
  ]);

/** What a template may say in braces. */
const simple: Record<string, Fill> = {
  asOf: ({ snapshot, language }) => plain(dayText(snapshot.asOf, language)),
  year: ({ snapshot }) => plain(snapshot.asOf.slice(0, 4)),
  place: ({ snapshot, language }) => plain(nameOf(snapshot.place, language, false)),
  placeShort: ({ snapshot, language }) => plain(nameOf(snapshot.place, language)),
  documentTitle: ({ snapshot, template, language }) => plain(snapshot.documents.find((d) => d.id === template.document)?.[language] ?? template.document),
  documentNumber: ({ snapshot, template }) => plain(snapshot.documents.find((d) => d.id === template.document)?.number ?? ''),
  ...byLight('ownTargets'),
  'targets.known': counted((s) => s.ownTargets.filter((t) => t.light !== 'GREY').length),
  'targets.onTime': counted((s) => s.ownTargets.filter((t) => t.light === 'DONE' || t.light === 'GREEN').length),
  ...byLight('tasks'),
  'orders.total': counted((s) => s.orders.length),
  'orders.open': counted((s) => s.orders.filter((o) => o.open).length),
  'orders.red': counted((s) => s.orders.filter((o) => o.open && o.colour === 'RED').length),
  'orders.yellow': counted((s) => s.orders.filter((o) => o.open && o.colour === 'YELLOW').length),
  'orders.blue': counted((s) => s.orders.filter((o) => o.open && o.colour === 'BLUE').length),
  'findings.error': counted((s) => s.findings.filter((f) => f.severity === 'error').length),
  'findings.warning': counted((s) => s.findings.filter((f) => f.severity === 'warning').length),
  'findings.note': counted((s) => s.findings.filter((f) => f.severity === 'note').length),
  'index.year': ({ snapshot }) => plain(snapshot.index ? String(snapshot.index.year) : '—'),
  /** Places that nobody can tell from the first, in one group. */
  'index.leaders': ({ snapshot, language }) => {
    const first = snapshot.index?.places.find((p) => p.rank === 1)?.place;
    const group = snapshot.index?.groups.find((g) => first !== undefined && g.includes(first)) ?? (first ? [first] : []);
    return plain(group.map((code) => nameOf(snapshot.places.find((p) => p.code === code), language)).join(language === 'zh' ? '、' : ', ') || '—');
  },
};

/** `{value:RD_GDP}`: of the target of the report's place in the template's document. */
const ofIndicator: Record<string, FillIndicator> = {
  value: ({ cite, language }, t) => t.latest && { text: figureText(t.latest, t.indicator, language), value: t.latest.value, ...cite.figure(t.latest) },
  period: (_, t) => t.latest && plain(t.latest.period),
  target: ({ cite, language }, t) => ({ text: goalText(t, language), value: t.value, ...cite.target(t) }),
  expected: ({ cite, language }, t) => (t.expected === null ? null : { text: amount(Number(t.expected.toFixed(4)), unitOf(t), language), value: t.expected, ...cite.attainment(t) }),
  attainment: ({ cite }, t) => (t.attainment === null ? null : { text: percentText(t.attainment), value: t.attainment, ...cite.attainment(t) }),
  light: ({ language }, t) => plain(targetLights[t.light][language]),
};

export const placeholderNames: readonly string[] = [...Object.keys(simple), ...Object.keys(ofIndicator).map((name) => `${name}:…`)];

const IN_BRACES = /\{([^{}]*)\}/g;

/** What is wrong with the placeholders of a text: those nobody knows, indicators that do not exist, a brace left open. */
export function placeholderFaults(text: string, indicators: ReadonlySet<string>): { zh: string; en: string }[] {
  const faults = [...text.matchAll(IN_BRACES)].flatMap(([, name = '']) => {
    const [kind, code] = name.split(':') as [string, string | undefined];
    if (code === undefined) return kind in simple ? [] : [{ zh: `没有占位符 {${name}}；可用：${placeholderNames.join('、')}`, en: `there is no placeholder {${name}}; there are ${placeholderNames.join(', ')}` }];
    if (!(kind in ofIndicator)) return [{ zh: `没有占位符 {${kind}:…}`, en: `there is no placeholder {${kind}:…}` }];
    return indicators.has(code) ? [] : [{ zh: `没有指标 ${code}`, en: `there is no indicator ${code}` }];
  });
  const rest = text.replace(IN_BRACES, '');
  return /[{}]/.test(rest) ? [...faults, { zh: '花括号不成对', en: 'a brace is not closed' }] : faults;
}

/** Whether a name may stand after `when`: a placeholder that counts something. */
export function isCount(name: string): boolean {
  return /^(targets|tasks|orders|findings)\.\w+$/.test(name) && name in simple;
}

export function countOf(scope: Scope, name: string): number {
  return simple[name]?.(scope).value ?? 0;
}

/** The text with its placeholders filled in; numbers keep their label and sources. */
export function fillText(scope: Scope, text: string): Run[] {
  const runs: Run[] = [];
  let at = 0;
  for (const match of text.matchAll(IN_BRACES)) {
    if (match.index > at) runs.push(plain(text.slice(at, match.index)));
    runs.push(fillOne(scope, match[1]!));
    at = match.index + match[0].length;
  }
  if (at < text.length) runs.push(plain(text.slice(at)));
  return runs;
}

function fillOne(scope: Scope, name: string): Run {
  const [kind, code] = name.split(':') as [string, string | undefined];
  if (code === undefined) return simple[kind]!(scope);
  const target = scope.ownTargets.find((t) => t.indicator.code === code);
  const found = target && ofIndicator[kind]!(scope, target);
  return found ?? plain(scope.language === 'zh' ? '（无公开数）' : '(no figure)');
}
