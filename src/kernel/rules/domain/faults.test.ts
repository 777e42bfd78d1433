import { describe, expect, it } from 'vitest';
import { checkBook } from './check-book.ts';
import { factDefinition, type FactDefinition, ruleFile } from './definition.ts';
import { evaluateRule } from './evaluate.ts';
import { explain } from './explain.ts';
import { judgeMany } from './population.ts';
import { readFacts } from './read-facts.ts';
import { createRuleBook, type RuleBook } from './rule-book.ts';
import { smallestChange } from './smallest-change.ts';

const DAY = '2024-05-01';
const facts: FactDefinition[] = [
  { id: 'sales', kind: 'number', unit: '万元', min: 0, changeable: true }, { id: 'staff', kind: 'number', unit: '人', whole: true, min: 0, max: 1000, changeable: true },
  { id: 'share', kind: 'number', min: 0, max: 1 }, { id: 'ok', kind: 'truth' }, { id: 'since', kind: 'date' }, { id: 'size', kind: 'text', choices: ['S', 'L'].map((value) => ({ value, zh: value, en: value })) },
].map((f) => factDefinition.parse({ zh: f.id, en: f.id, ...f }));

function bookOf(more: Record<string, unknown>): RuleBook {
  const version = {
    version: 1, from: '2020-01-01', to: null, regions: ['CN'], source: { zh: '办法', en: 'Measures', clause: '第一条' }, confidence: 'LAW',
    examples: [{ name: '一例', on: DAY, facts: {}, expect: { answer: 'UNKNOWN' }, source: '例' }], ...more,
  };
  return createRuleBook(facts, [ruleFile.parse({ id: 'r', title: { zh: '规则', en: 'Rule' }, subject: 'FIRM', topic: 'award', versions: [version] })]);
}
const words = (id: string) => ({ id, zh: id, en: id });
const table = (more: Record<string, unknown>) => ({ let: [{ ...words('t'), clause: '第二条', table: { hit: 'UNIQUE', inputs: ['sales'], rows: [{ when: ['< 5'], gives: 1 }, { when: ['>= 5'], gives: 2, clause: '第二条（二）' }], ...more } }] });
const bracket = (of: string, steps: unknown[], parameters: unknown[] = []) => ({ parameters, let: [{ ...words('b'), clause: '第三条', bracket: { of, mode: 'WHOLE', steps } }] });
const requiring = (...when: string[]) => ({ require: { all: when.map((text, i) => ({ ...words(`c${i}`), when: text, clause: `第${i}款` })) } });

describe('a rule file is refused where', () => {
  it.each([
    ['a bracket looks at a yes or no', bracket('ok', [{ upTo: 5, value: 1 }, { value: 2 }]), 'RULE_TYPE_MISMATCH', 'r/1/b'],
    ['a bound is of another measure than the amount', bracket('sales', [{ upTo: 'staff', value: 1 }, { value: 2 }]), 'RULE_UNIT_MISMATCH', 'r/1/b'],
    ['a bound of an amount is a share', bracket('sales', [{ upTo: '5%', value: 1 }, { value: 2 }]), 'RULE_UNIT_MISMATCH', 'r/1/b'],
    ['two steps give different measures', bracket('sales', [{ upTo: 5, value: 'sales' }, { value: 'staff' }]), 'RULE_UNIT_MISMATCH', 'r/1/b'],
    ['a step gives a word', bracket('sales', [{ upTo: 5, value: "'A'" }, { value: 2 }]), 'RULE_TYPE_MISMATCH', 'r/1/b'],
    ['rows give different kinds', table({ rows: [{ when: ['< 5'], gives: 1 }, { when: ['>= 5'], gives: 'A' }] }), 'RULE_TYPE_MISMATCH', 'r/1/t'],
    ['"otherwise" gives another kind than the rows', table({ otherwise: 'NONE' }), 'RULE_TYPE_MISMATCH', 'r/1/t'],
    ['"otherwise" has another width than the rows', table({ otherwise: [1, 2] }), 'RULE_TABLE_WIDTH', 'r/1/t'],
    ['there are more units than results', table({ units: ['万元', '人'] }), 'RULE_TABLE_WIDTH', 'r/1/t'],
    ['the highest of words is asked for', table({ hit: 'MAX', rows: [{ when: ['< 5'], gives: 'A' }, { when: ['>= 5'], gives: 'B' }] }), 'RULE_TYPE_MISMATCH', 'r/1/t'],
    ['a cell is a share of an amount', table({ rows: [{ when: ['< 5%'], gives: 1 }, { when: ['>= 5%'], gives: 2 }] }), 'RULE_UNIT_MISMATCH', 'r/1/t'],
    ['a condition compares an amount with a share', requiring('sales >= 5%'), 'RULE_UNIT_MISMATCH', 'r/1/c0'],
    ['a condition names a word no table gives', { ...table({ rows: [{ when: ['< 5'], gives: 'A' }, { when: ['>= 5'], gives: 'B' }] }), ...requiring("t = 'C'") }, 'RULE_CHOICE_UNKNOWN', 'r/1/c0'],
    ['a day is not in the calendar', requiring("since >= date('2024-02-30')"), 'RULE_DATE_INVALID', 'r/1/c0'],
    ['a formula is said to be in another measure of money', { let: [{ ...words('f'), unit: '元', formula: 'sales * 2' }] }, 'RULE_UNIT_MISMATCH', 'r/1/f'],
    ['money is said to be people', { gives: [{ ...words('g'), unit: '人', formula: 'sales' }] }, 'RULE_UNIT_MISMATCH', 'r/1/g'],
    ['two conditions have one name', { require: { all: [{ ...words('c'), when: 'ok' }, { ...words('c'), when: 'staff > 1' }] } }, 'RULE_NAME_TWICE', 'r/1/c'],
    ['two gifts have one name', { gives: [{ ...words('g'), formula: 'sales' }, { ...words('g'), formula: 'staff' }] }, 'RULE_NAME_TWICE', 'r/1/g'],
  ] as const)('%s', (_, more, code, field) => {
    expect(() => bookOf(more)).toThrow(expect.objectContaining({ code, where: expect.objectContaining({ field }) }));
  });

  it('it ends before it begins, or a fact is defined twice', () => {
    expect(() => bookOf({ to: '2019-12-31' })).toThrow(expect.objectContaining({ code: 'RULE_VERSION_ENDS_EARLY' }));
    expect(() => createRuleBook([...facts, facts[0]!], [])).toThrow(expect.objectContaining({ code: 'RULE_NAME_TWICE' }));
  });

  it('the place has the clause and the row', () => {
    expect(() => bookOf(table({ rows: [{ when: ['< 5'], gives: 1 }, { when: ['about 5'], gives: 2, clause: '第二条（二）' }] }))).toThrow(expect.objectContaining({ where: { field: 'r/1/t', row: 2, clause: '第二条（二）' } }));
    expect(() => bookOf(bracket('sales', [{ upTo: 5, value: 1 }, { upTo: '5%', value: 2 }, { value: 3 }]))).toThrow(expect.objectContaining({ where: { field: 'r/1/b', row: 2, clause: '第三条' } }));
  });
});

describe('the check of a book', () => {
  const found = (more: Record<string, unknown>) => checkBook(bookOf(more)).filter((f) => f.part !== '一例').map(({ part, clause, rows, severity }) => ({ part, clause, rows, severity }));
  it('names clause and rows of overlaps, gaps and dead rows', () => {
    expect(found(table({ rows: [{ when: ['<= 5'], gives: 1 }, { when: ['>= 5'], gives: 2 }] }))).toEqual([{ part: 't', clause: '第二条', rows: [1, 2], severity: 'ERROR' }]);
    expect(found(table({ rows: [{ when: ['< 5'], gives: 1 }, { when: ['> 5'], gives: 2 }] }))).toEqual([{ part: 't', clause: '第二条', rows: undefined, severity: 'ERROR' }]);
    expect(found(table({ rows: [{ when: ['-'], gives: 1 }, { when: ['> 5'], gives: 2, clause: '第二条（二）' }], hit: 'FIRST' }))).toEqual([{ part: 't', clause: '第二条（二）', rows: [2], severity: 'ERROR' }]);
  });
  it('finds bounds that fall where they are parameters, and steps no fact reaches', () => {
    const bounds = (a: number, b: number) => [{ ...words('p'), unit: '人', value: a }, { ...words('q'), unit: '人', value: b }];
    const steps = [{ upTo: 'p', value: 1 }, { upTo: 'q', value: 2 }, { value: 3 }];
    expect(found(bracket('staff', steps, bounds(10, 20)))).toEqual([]);
    expect(found(bracket('staff', steps, bounds(20, 10)))).toEqual([{ part: 'b', clause: '第三条', rows: [2], severity: 'ERROR' }]);
    expect(found(bracket('staff', steps, bounds(10, 1000)))).toEqual([{ part: 'b', clause: '第三条', rows: [3], severity: 'ERROR' }]);
    expect(found(bracket('staff', [{ below: 0, value: 1 }, { value: 2 }]))).toEqual([{ part: 'b', clause: '第三条', rows: [1], severity: 'ERROR' }]);
  });
  it('finds a condition nobody can meet and an alternative that contradicts itself, though the whole can be met', () => {
    const any = (...of: unknown[]) => ({ require: { any: of } });
    expect(found(any({ ...words('never'), when: 'staff > 1000', clause: '第九条' }, { ...words('fine'), when: 'ok' }))).toEqual([{ part: 'never', clause: '第九条', rows: undefined, severity: 'ERROR' }]);
    expect(found(any({ all: [{ ...words('big'), when: 'staff > 10', clause: '第八条' }, { ...words('small'), when: 'staff < 5' }] }, { ...words('fine'), when: 'ok' }))).toEqual([{ part: 'big', clause: '第八条', rows: undefined, severity: 'ERROR' }]);
    expect(found(requiring('staff > 10', 'sales >= 0'))).toEqual([]);
  });
  it('leaves open, and does not call a contradiction, what hangs on a number the document does not give', () => {
    expect(found({ parameters: [{ ...words('p'), unit: '人', value: null }], ...requiring('staff >= p') })).toEqual([{ part: 'require', clause: '第一条', rows: undefined, severity: 'WARNING' }]);
  });
  it('finds an example that speaks of a fact nobody defined', () => {
    const example = { name: '错', on: DAY, facts: { stuff: 3 }, expect: { answer: 'UNKNOWN' }, source: '例' };
    expect(checkBook(bookOf({ ...requiring('staff > 10'), examples: [example] })).map((f) => [f.part, f.zh])).toEqual([['错', '例“错”：没有名为 stuff 的事项']]);
  });
});

describe('a rule that only computes', () => {
  const rule = bookOf({ gives: [{ ...words('g'), unit: '万元', formula: 'sales * 2', always: true }] }).versions[0]!;
  it('is not known without its facts, one by one and in bulk, and names what is missing', () => {
    expect(explain(evaluateRule(rule, {}, DAY))).toMatchObject({ answer: 'UNKNOWN', gives: [{ value: null }], missing: [{ id: 'sales', of: 'FACT' }] });
    expect([...judgeMany(rule, [{}, { sales: 3 }], DAY)]).toEqual([{ truth: undefined, gives: { g: undefined } }, { truth: true, gives: { g: 6 } }]);
    expect(explain(evaluateRule(rule, { sales: 3 }, DAY))).toMatchObject({ answer: 'YES', gives: [{ value: 6 }], missing: [] });
    expect(smallestChange(rule, {}, DAY)).toEqual({ kind: 'UNDECIDED', looked: 0, missing: ['sales'] });
  });
});

it('the best of values none of which can be computed cannot be computed either', () => {
  const rule = bookOf({ gives: [{ ...words('g'), formula: 'best(sales / staff, sales / staff)', always: true }] }).versions[0]!;
  expect(explain(evaluateRule(rule, { sales: 1, staff: 0 }, DAY)).gives[0]!.value).toBe('NOT_COMPUTABLE');
});

describe('facts handed over', () => {
  const dictionary = new Map(facts.map((f) => [f.id, f]));
  it('are bare values or values with unit and source, alone or under "facts"', () => {
    expect(readFacts({ sales: 3, ok: null }, dictionary)).toEqual({ sales: 3, ok: null });
    expect(readFacts({ facts: { sales: { value: 3, unit: '万元', source: '年报', asOf: '2024-01-01', confidence: 'REPORTED' } } }, dictionary)).toEqual({ sales: 3 });
  });
  it.each([
    [[{ sales: 3 }], 'RULE_FACTS_SHAPE', undefined], [3, 'RULE_FACTS_SHAPE', undefined], [null, 'RULE_FACTS_SHAPE', undefined], [{ facts: [] }, 'RULE_FACTS_SHAPE', undefined],
    [{ sales: [1] }, 'RULE_FACT_INVALID', 'sales'], [{ sales: { amount: 1 } }, 'RULE_FACT_INVALID', 'sales'], [{ sales: { value: 3, unit: '元' } }, 'RULE_UNIT_MISMATCH', 'sales'],
    [{ share: { value: 5, unit: '%' } }, 'RULE_UNIT_MISMATCH', 'share'], [{ salse: 3 }, 'RULE_FACT_UNKNOWN', 'salse'],
  ])('%j is refused with %s', (given, code, field) => {
    expect(() => readFacts(given, dictionary)).toThrow(expect.objectContaining({ code, ...(field && { where: { field } }) }));
  });
  it('a slip of the pen is told what was meant', () => {
    expect(() => readFacts({ salse: 3 }, dictionary)).toThrow(expect.objectContaining({ remedy: expect.objectContaining({ zh: expect.stringContaining('sales') }) }));
  });
});
