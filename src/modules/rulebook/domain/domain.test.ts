import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../kernel/base/calendar-date.ts';
import { createRuleBook, type FactDefinition, type RuleFile, ruleFile, type RuleVersion } from '../../../kernel/rules/index.ts';
import { checkPlace, checkVersion } from './check-draft.ts';
import { expressionOf, freeName, namesTaken, requiring, sentenceOf, type Term, withCondition, withFormula, withoutPart, withParameter } from './compose.ts';
import { differences } from './difference.ts';
import { impactCounter } from './impact.ts';
import { readRuleText, ruleText } from './rule-text.ts';
import { suppressedTable } from './small-cells.ts';
import { joinVersions } from './succession.ts';
import { vectorAnswers } from './vector-answers.ts';

const facts: FactDefinition[] = [
  { id: 'staff', zh: '人数', en: 'Staff', kind: 'number', unit: '人', whole: true, min: 0, changeable: true, confidential: false },
  { id: 'sales', zh: '销售', en: 'Sales', kind: 'number', unit: '万元', whole: false, min: 0, changeable: true, confidential: false },
];
const version = (n: number, from: string, more: Partial<RuleVersion> = {}): RuleVersion => ({
  version: n, from, to: null, regions: ['CN'], source: { zh: '办法', en: 'Measures' }, confidence: 'LAW', parameters: [],
  let: [{ id: 'award', zh: '奖励', en: 'Award', unit: '万元', bracket: { of: 'sales', mode: 'WHOLE', steps: [{ upTo: 100, value: 5 }, { value: 10 }] } }],
  require: { all: [{ id: 'big', zh: '人数不少于10人', en: 'Ten people', when: 'staff >= 10' }] },
  gives: [{ id: 'grant', zh: '奖励', en: 'Grant', unit: '万元', formula: 'award', always: false }],
  examples: [{ name: '一例', on: '2020-01-01', facts: { staff: 10, sales: 100 }, expect: { answer: 'YES', gives: { grant: 5 } }, source: '示例' }],
  ...more,
});
const file = (...versions: RuleVersion[]): RuleFile => ruleFile.parse({ id: 'r', title: { zh: '规则', en: 'Rule' }, subject: 'FIRM', topic: 'award', versions });

describe('a version approved here', () => {
  it('ends the one before it on the day before, in its own regions only', () => {
    const joined = joinVersions(file(version(1, '2020-01-01', { regions: ['320100', '320500'] })), [version(2, '2026-05-01', { regions: ['320500'] })]);
    expect(joined.versions.map(({ version: v, from, to, regions }) => [v, from, to, regions])).toEqual([
      [1, '2020-01-01', null, ['320100']], [1, '2020-01-01', '2026-04-30', ['320500']], [2, '2026-05-01', null, ['320500']],
    ]);
  });
  it('is refused under a number of the pack, and on the first day of another', () => {
    expect(() => joinVersions(file(version(1, '2020-01-01')), [version(1, '2026-05-01')])).toThrow('RULEBOOK_NUMBER_TAKEN');
    expect(() => joinVersions(file(version(1, '2020-01-01')), [version(2, '2020-01-01')])).toThrow('RULEBOOK_SAME_DAY');
  });
  it('leaves exactly one version in force for each region and day, the one that began last', () => {
    const regions = ['CN', '320100', '320500'];
    const approval = fc.record({ day: fc.integer({ min: 1, max: 60 }), regions: fc.subarray(regions, { minLength: 1 }) });
    fc.assert(fc.property(fc.uniqueArray(approval, { selector: (a) => a.day, maxLength: 6 }), fc.integer({ min: 0, max: 70 }), fc.constantFrom(...regions), (approvals, day, region) => {
      const on = addDays('2026-01-01', day);
      const packed = file(version(1, '2026-01-01', { regions }));
      const joined = joinVersions(packed, approvals.map((a, i) => version(i + 2, addDays('2026-01-01', a.day), { regions: a.regions })));
      const began = approvals.map((a, i) => ({ ...a, n: i + 2 })).filter((a) => a.day <= day && a.regions.includes(region)).sort((a, b) => b.day - a.day)[0];
      const standing = joined.versions.filter((v) => v.regions.includes(region) && v.from <= on && (v.to === null || on <= v.to));
      expect(standing.map((v) => v.version)).toEqual([began?.n ?? 1]);
      expect(() => createRuleBook(facts, [joined])).not.toThrow();
    }));
  });
});

describe('the check of a draft', () => {
  const { versions: _, ...head } = file(version(1, '2020-01-01'));
  const found = (candidate: unknown): string[] => checkVersion(facts, head, candidate).findings.map((f) => `${f.severity} ${f.part}`);
  it('finds nothing in a sound version', () => expect(found(version(2, '2026-05-01'))).toEqual([]));
  it('names the part that is wrong: shape, words, order of steps, contradiction, example', () => {
    expect(found({ ...version(2, '2026-05-01'), from: 'soon' })).toEqual(['ERROR from']);
    expect(found(version(2, '2026-05-01', { gives: [{ id: 'grant', zh: '奖', en: 'Grant', formula: 'nothing', always: false }] }))).toEqual(['ERROR grant']);
    const steps = (list: { upTo?: number; value: number }[]): Partial<RuleVersion> => ({ let: [{ ...version(1, '2020-01-01').let[0]!, bracket: { of: 'sales', mode: 'WHOLE', steps: list } }] });
    expect(found(version(2, '2026-05-01', steps([{ upTo: 100, value: 5 }, { upTo: 50, value: 6 }, { value: 10 }])))).toEqual(['ERROR award']);
    expect(found(version(2, '2026-05-01', steps([{ upTo: 99, value: 5 }, { value: 10 }])))).toEqual(['ERROR 一例']);
    expect(found(version(2, '2026-05-01', { require: { all: [{ id: 'big', zh: '大', en: 'Big', when: 'staff >= 10' }, { id: 'tiny', zh: '小', en: 'Tiny', when: 'staff < 5' }] } }))).toContain('ERROR require');
  });
  it('refuses a first day in the past or on the day of another; says when a later version would end it', () => {
    const place = (from: string) => checkPlace(version(9, from), [version(1, '2026-05-01'), version(2, '2026-09-01')], '2026-05-01').map((f) => `${f.severity} ${f.part}`);
    expect(place('2026-04-30')).toEqual(['ERROR from', 'WARNING from']);
    expect(place('2026-05-01')).toEqual(['ERROR from', 'WARNING from']);
    expect(place('2026-06-01')).toEqual(['WARNING from']);
    expect(place('2026-10-01')).toEqual([]);
  });
});

describe('the difference of two versions', () => {
  it('is what a reader would mark, and nothing else', () => {
    const before = version(1, '2020-01-01');
    const after = version(2, '2026-05-01', {
      let: [{ ...before.let[0]!, bracket: { of: 'sales', mode: 'WHOLE', steps: [{ upTo: 100, value: 8 }, { value: 10 }] } }],
      require: { all: [{ id: 'big', zh: '人数不少于10人', en: 'Ten people', when: 'staff >= 20' }] },
    });
    expect(differences(before, after).map((d) => [d.kind, d.part, d.before, d.after])).toEqual([
      ['VALIDITY', 'from', '2020-01-01', '2026-05-01'],
      ['STEP', 'award', '≤ 100 → 5', '≤ 100 → 8'],
      ['CONDITION', 'big', '人数不少于10人〔staff >= 10〕', '人数不少于10人〔staff >= 20〕'],
    ]);
    expect(differences(before, { ...before, examples: [{ ...before.examples[0]!, facts: { sales: 100, staff: 10 } }] })).toEqual([]);
  });
});

describe('a version is composed', () => {
  const { versions: _, ...head } = file(version(1, '2020-01-01'));
  const base = version(2, '2026-05-01');
  const staff: Term = { id: 'staff', zh: '人数', en: 'Staff', kind: 'number', unit: '人' };
  const big = base.require!;
  const condition = (id: string, when: string) => ({ id, zh: id, en: id, when });
  it('from a fact, a sign and a value with its unit, as an expression and as a sentence', () => {
    expect(expressionOf('staff', { kind: 'number', sign: '<=', value: 500 })).toBe('staff <= 500');
    expect(expressionOf('share', { kind: 'number', sign: '>=', value: 2.5, percent: true })).toBe('share >= 2.5%');
    expect(expressionOf('tiny', { kind: 'number', sign: '>', value: 1e-7 })).toBe('tiny > 0.0000001');
    expect(expressionOf('sector', { kind: 'text', among: ['A', 'B'], except: true })).toBe("not sector in ('A', 'B')");
    expect(expressionOf('since', { kind: 'date', sign: '>=', day: '2020-01-01' })).toBe("since >= date('2020-01-01')");
    expect(expressionOf('ok', { kind: 'truth', holds: false })).toBe('not ok');
    expect(sentenceOf(staff, { kind: 'number', sign: '<=', value: 500 }, [])).toEqual({ zh: '人数不超过500人', en: 'Staff at most 500人' });
    expect(sentenceOf(staff, { kind: 'term', sign: '>=', other: 'least' }, [{ ...staff, id: 'least', zh: '人数下限', en: 'least staff' }])).toEqual({ zh: '人数不低于人数下限', en: 'Staff at least least staff' });
  });
  it('with a condition at the end of the group chosen, also where there was none', () => {
    const two = withCondition({ any: [big, { all: [condition('x', 'staff > 1')] }] }, [1], condition('y', 'staff > 2'));
    expect(two).toEqual({ any: [big, { all: [condition('x', 'staff > 1'), condition('y', 'staff > 2')] }] });
    expect(withCondition(undefined, [], condition('y', 'staff > 2'))).toEqual({ all: [condition('y', 'staff > 2')] });
    expect(withCondition(condition('x', 'staff > 1'), [], condition('y', 'staff > 2'))).toEqual({ all: [condition('x', 'staff > 1'), condition('y', 'staff > 2')] });
  });
  it('without a condition, and without the group it leaves empty; of fewer no more are asked for than there are', () => {
    expect(withoutPart({ all: [big, { any: [condition('x', 'staff > 1')] }] }, [1, 0])).toEqual({ all: [big] });
    expect(withoutPart({ atLeast: 2, of: [condition('x', 'staff > 1'), condition('y', 'staff > 2')] }, [0])).toEqual({ atLeast: 1, of: [condition('y', 'staff > 2')] });
    expect(withoutPart({ all: [condition('x', 'staff > 1')] }, [0])).toBeUndefined();
    expect('require' in requiring(base, undefined)).toBe(false);
  });
  it('and the check and the difference speak of what was added and taken out', () => {
    const taken = namesTaken(base, facts);
    expect([freeName('staff', taken), freeName('limit', taken)]).toEqual(['staff2', 'limit']);
    const longer = withFormula(withParameter(base, { id: 'limit', zh: '销售下限', en: 'Least sales', unit: '万元', value: 50, clause: '第四条', confidence: 'LAW' }), { id: 'twice', zh: '两倍', en: 'Twice', unit: '万元', formula: 'limit * 2' });
    const added = requiring(longer, withCondition(longer.require, [], condition('sold', 'sales >= twice')));
    expect(checkVersion(facts, head, added).findings).toEqual([]);
    expect(differences(base, added).map((d) => [d.kind, d.part, d.before, d.after])).toEqual([
      ['PARAMETER', 'limit', null, '50 万元'], ['FORMULA', 'twice', null, 'limit * 2'], ['STRUCTURE', 'require', 'all(big)', 'all(big, sold)'], ['CONDITION', 'sold', null, 'sold〔sales >= twice〕'],
    ]);
    expect(differences(added, base).map((d) => [d.kind, d.part, d.after]).filter(([, , after]) => after === null)).toEqual([['PARAMETER', 'limit', null], ['FORMULA', 'twice', null], ['CONDITION', 'sold', null]]);
    expect(checkVersion(facts, head, { ...added, parameters: [] }).findings.map((f) => [f.severity, f.part])).toEqual([['ERROR', 'twice']]);
  });
});

describe('the text of a rule', () => {
  const compiled = (v: RuleVersion) => createRuleBook(facts, [file(v)]).versions[0]!;
  it('keeps its hash when a version is ended, changes it with any number, and can be run again', () => {
    const one = compiled(version(1, '2020-01-01'));
    expect(ruleText(compiled(version(1, '2020-01-01', { to: '2026-04-30', regions: ['320500'] }))).hash).toBe(ruleText(one).hash);
    expect(ruleText(compiled(version(1, '2020-01-01', { let: [{ ...one.version.let[0]!, bracket: { of: 'sales', mode: 'WHOLE', steps: [{ upTo: 100, value: 6 }, { value: 10 }] } }], examples: one.version.examples }))).hash).not.toBe(ruleText(one).hash);
    expect(readRuleText(ruleText(one).body).asks.map((f) => f.id)).toEqual(['sales', 'staff']);
  });
});

describe('the impact', () => {
  const before = createRuleBook(facts, [file(version(1, '2020-01-01'))]).versions[0]!;
  const after = createRuleBook(facts, [file(version(2, '2026-05-01', { require: { all: [{ id: 'big', zh: '人数', en: 'Staff', when: 'staff >= 20' }] } }))]).versions[0]!;
  it('counts who wins, loses, stays and is not known, by city, with sums; figures of fewer than five firms are not shown', () => {
    const counter = impactCounter(after, '2026-05-01');
    const add = (n: number, city: string, given: Record<string, number>): void => { for (let i = 0; i < n; i += 1) counter.add({ city, facts: given }, before); };
    add(6, '320500', { staff: 15, sales: 50 });
    add(7, '320500', { staff: 25, sales: 500 });
    add(5, '320500', { sales: 500 });
    add(2, '320100', { staff: 15, sales: 50 });
    add(20, '320100', { staff: 3, sales: 50 });
    const said = counter.result();
    expect(said.whole).toEqual({ total: 40, noToYes: 0, yesToNo: 8, unchanged: 27, unknown: 5, amountChanged: 0 });
    expect(said.cities.find((c) => c.city === '320500')).toMatchObject({ total: 18, noToYes: 0, yesToNo: null, unchanged: 7, unknown: null });
    expect(said.cities.find((c) => c.city === '320100')).toMatchObject({ yesToNo: null, amounts: [{ id: 'grant', before: null, after: null }] });
    expect(said.cities.find((c) => c.city === '320500')!.amounts).toEqual([{ id: 'grant', before: 100, after: 70 }]);
    expect(said.amounts[0]).toMatchObject({ before: null, after: null });
  });
  it('shows no figure of fewer than five, and none that one subtraction would give', () => {
    const cell = fc.integer({ min: 0, max: 12 });
    fc.assert(fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 2, maxLength: 5 }), (rows) => {
      const { rows: shown, sums } = suppressedTable(rows, 5);
      for (const [r, row] of rows.entries()) for (const [c, n] of row.entries()) expect([null, ...(n > 0 && n < 5 ? [] : [n])]).toContain(shown[r]![c]);
      const lines = [...shown, sums, ...sums.map((_, c) => [...shown.map((row) => row[c]!), sums[c]!])];
      // In a line with nobody else in it, nothing else can be left out.
      expect(lines.filter((line) => line.filter((v) => v === null).length === 1 && line.some((v) => v !== null && v > 0))).toEqual([]);
    }));
  });
});

it('every vector is answered by its own version, also when a later one has ended it', () => {
  const book = createRuleBook(facts, [joinVersions(file(version(1, '2020-01-01')), [version(2, '2020-06-01', { examples: [{ ...version(1, '2020-01-01').examples[0]!, expect: { answer: 'NO' } }] })])]);
  expect(vectorAnswers(book).map((a) => [a.version, a.answer, a.expected])).toEqual([[1, 'YES', true], [2, 'YES', false]]);
  expect(new Set(vectorAnswers(book).map((a) => a.print)).size).toBe(2);
});
