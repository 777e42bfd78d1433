import { expect, it } from 'vitest';
import { problemWords } from './problem-words.ts';

const words = (source: string): unknown[] => problemWords(source).map(({ code, zh, en }) => [code, zh, en]);

it('reads a problem whose sentences hold values, brackets and quotes', () => {
  const source = 'throw new Problem(\'A_B\', { status: 409, zh: `“${list.map((x) => `${x}`).join("")}”（共）`, en: `it\'s ${f(a)}` });';
  expect(words(source)).toEqual([['A_B', '“…”（共）', "it's …"]]);
});

it('gives both sentences of a choice, but not what is compared', () => {
  expect(words("new Problem(bad ? 'A_ONE' : 'A_TWO', { zh: side === 'buyer' ? '买' : '卖', en: side === 'buyer' ? 'buy' : 'sell' })")).toEqual([
    ['A_ONE', '买 / 卖', 'buy / sell'],
    ['A_TWO', '买 / 卖', 'buy / sell'],
  ]);
});

it('takes the sentence, not the remedy', () => {
  expect(words("new CellFault('X_MISSING', '必填', 'Compulsory', { zh: '补上', en: 'Fill it in' })")).toEqual([['X_MISSING', '必填', 'Compulsory']]);
  expect(words("new Problem('X_Y', { remedy: { zh: '补上', en: 'Fill it in' }, zh: '空', en: 'Empty' })")).toEqual([['X_Y', '空', 'Empty']]);
});

it('reads details and tables of refusals, and leaves labels and patterns alone', () => {
  expect(words("[{ code: 'ROW_TWICE', zh: '重复', en: 'Twice' }]")).toEqual([['ROW_TWICE', '重复', 'Twice']]);
  expect(words("const W = { FILE_EMPTY: { zh: '空', en: 'Empty', remedyZh: '选', remedyEn: 'Choose' } }")).toEqual([['FILE_EMPTY', '空', 'Empty']]);
  expect(words("const LABEL = { PRICE_FIXED: { zh: '已定', en: 'fixed' } }; const r = /['\"{]/g;")).toEqual([]);
});
