import { expect, it } from 'vitest';
import { createIndex } from '../match-index.ts';

function found(words: string, abstracts: Record<string, string>): string[] {
  const index = createIndex();
  index.upsert(Object.entries(abstracts).map(([id, abstract]) => ({ id, title: '', abstract })));
  return index.search(words).map(({ id }) => id);
}

it('puts what answers both words before what answers one of them twice', () => {
  expect(found('梁桥 索力', {
    both: '介绍一座梁桥在运营期间的索力监测方法及其误差来源',
    once: '梁桥梁桥施工工艺与梁桥养护,梁桥荷载试验综述',
    none: '水稻病害图像识别',
  })).toEqual(['both', 'once']);
});

it('finds words with a joining character in them', () => {
  expect(found('能源 会计', {
    energy: '企业能源成本的会计核算',
    other: '水源保护地的统计核算与资源调查',
  })[0]).toBe('energy');
});

it('knows a word that is parted by spaces and written in letters', () => {
  expect(found('BP神经网络，预测', {
    meant: '采用 BP 神经网络 对产量进行预测',
    near: '网络舆情的预测',
  })[0]).toBe('meant');
});
