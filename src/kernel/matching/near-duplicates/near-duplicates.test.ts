import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../domain/text-folding.ts';
import { compareTexts } from './compare.ts';
import { compareSketches, MARKS, sketchOf } from './exchange-sketch.ts';
import { findDuplicates, type Text } from './find-duplicates.ts';
import { readText } from './reading.ts';
import { testingTexts } from './testing-texts.ts';

const library = testingTexts(60);
const [first, second] = [library[0]!, library[1]!];
const sentencesOf = (text: string): string[] => text.match(/[^.]+\./g)!;
const asTexts = (texts: readonly string[]): Text[] => texts.map((text, i) => ({ id: `d${String(i).padStart(3, '0')}`, text }));

/** What is said to be a duplicate of a text that is added to the library. */
function duplicatesOf(text: string, others: readonly string[] = library): string[] {
  return findDuplicates([...asTexts(others), { id: 'new', text }])
    .filter(({ one, other }) => one === 'new' || other === 'new')
    .map(({ one, other }) => (one === 'new' ? other : one));
}

/** Every so manieth word of two characters is left out. */
const shortened = (text: string, every: number): string => (text.match(/.{1,2}/gsu) ?? []).filter((_, i) => i % every !== 0).join('');

describe('a copy is found', () => {
  it.each([
    ['as it is', first],
    ['with its sentences in another order', sentencesOf(first).toReversed().join('')],
    ['with one word in ten left out', shortened(first, 10)],
    ['with one word in four left out', shortened(first, 4)],
    ['with two words in five left out', (first.match(/.{1,2}/gsu) ?? []).filter((_, i) => i % 5 > 1).join('')],
    ['with every number changed', first.replace(/\d+/g, (n) => String(Number(n) + 13))],
    ['with other punctuation, width and spaces', first.replace(/,/g, '，\n').replace(/\./g, ' 。').replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)).replace(/的/g, '\u200b的　')],
    ['with as much again added to it', first + testingTexts(1, { from: 55 })[0]!],
  ])('%s', (_, text) => {
    expect(duplicatesOf(text)).toEqual(['d000']);
  });

  it('in traditional characters with the wording of Taiwan', () => {
    const source = `${first}软件程序在网络数据库上的算法达到信号质量要求,内存与硬盘的兼容性用鼠标测试.`;
    const taiwan = `${first}軟體程式在網路資料庫上的演算法達到訊號品質要求,記憶體與硬碟的相容性用滑鼠測試.`;
    expect(readText('軟體程式').units).toEqual(readText('软件程序').units);
    expect(compareTexts(source, taiwan).ofOther).toBeGreaterThan(0.95);
  });

  it('and two halves joined are found in both sources', () => {
    const joined = sentencesOf(first).slice(0, 4).join('') + sentencesOf(second).slice(4).join('');
    expect(duplicatesOf(joined)).toEqual(['d000', 'd001']);
  });
});

describe('no copy', () => {
  it('is a text that quotes one sentence', () => {
    expect(duplicatesOf(testingTexts(1, { from: 99 })[0]! + sentencesOf(first)[2]!)).toEqual([]);
  });

  it('are texts written on one template', () => {
    const template = '本单位承诺所提交的成果权属清晰,未侵犯他人知识产权,数据真实可查,并同意在技术市场公开摘要与联系方式,接受主管部门的监督检查,如有不实愿意承担相应责任,并退回已经取得的全部财政支持资金.';
    const forms = testingTexts(60, { sentences: 2, from: 7 }).map((own) => `${template}${own}`);
    expect(findDuplicates(asTexts(forms))).toEqual([]);
    expect(duplicatesOf(forms[3]!, forms)).toEqual(['d003']);
  });

  it('are a heading and the texts it stands in', () => {
    expect(duplicatesOf(first.slice(0, 12))).toEqual([]);
    expect(duplicatesOf('')).toEqual([]);
  });
});

it('gives the same pairs whatever the order of the texts', () => {
  const texts = asTexts([...library.slice(0, 20), ...library.slice(0, 20).map((text) => shortened(text, 6))]);
  const key = (list: readonly Text[]): string[] => findDuplicates(list).map(({ one, other, score }) => `${[one, other].toSorted().join(' ')} ${score}`).toSorted();
  expect(key(texts)).toHaveLength(20);
  expect(key(texts.toReversed())).toEqual(key(texts));
});

describe('aligned passages', () => {
  const letters = (text: string): string => foldText(text).text.replace(/[^\p{L}]/gu, '');

  it('lie in the originals and begin and end with the same words', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 3, max: 9 }), (from, every) => {
      const [text] = testingTexts(1, { from, sentences: 4 });
      const other = `　${shortened(text!, every)}`;
      const { passages, ofOther } = compareTexts(text!, other);
      expect(ofOther).toBeGreaterThan(0.7);
      expect(passages.length).toBeGreaterThan(0);
      for (const { one, other: there } of passages) {
        const [a, b] = [letters(text!.slice(one.start, one.end)), letters(other.slice(there.start, there.end))];
        expect(b[0]).toBe(a[0]);
        expect(b.at(-1)).toBe(a.at(-1));
      }
    }), { numRuns: 40 });
  });

  it('name the numbers that differ', () => {
    const [one, other] = ['采用新型涂层后轴承寿命提高67%,能耗下降12%,并通过第三方检测.', '采用新型涂层后轴承寿命提高71％，能耗下降12％，并通过第三方检测。'];
    const [passage] = compareTexts(one, other).passages;
    expect(passage!.numbers.map((n) => [one.slice(n.one.start, n.one.end), other.slice(n.other.start, n.other.end)])).toEqual([['67', '71']]);
  });
});

describe('sketches', () => {
  const key = 'a key of the five cities';
  const theirs = library.map((text, i) => sketchOf(`t${i}`, text, key));

  it('tell a probable copy without any text', () => {
    const own = [sketchOf('own', shortened(first, 5), key), sketchOf('other', testingTexts(1, { from: 99 })[0]!, key)];
    expect(compareSketches(own, theirs).map(({ one, other }) => [one, other])).toEqual([['own', 't0']]);
  });

  it('are of one size however long the text, and say nothing to whoever has another key', () => {
    const long = sketchOf('long', testingTexts(1, { sentences: 400 })[0]!, key);
    expect(Buffer.from(long.marks, 'base64')).toHaveLength(MARKS * 5);
    expect(compareSketches([sketchOf('own', first, 'some other key altogether')], theirs)).toEqual([]);
  });
});
