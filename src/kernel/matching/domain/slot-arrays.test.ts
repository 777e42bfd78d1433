import { describe, expect, it } from 'vitest';
import { createIndex } from '../match-index.ts';
import { SlotArrays } from './slot-arrays.ts';

describe('arrays that are used again', () => {
  it('are zeros whoever had them before, as long as asked, and never lent twice at once', () => {
    const arrays = new SlotArrays();
    const first = arrays.take(1_000).fill(7);
    const second = arrays.take(1_000);
    expect(second.buffer).not.toBe(first.buffer);
    arrays.giveBack([first], 1_000);
    const again = arrays.take(1_100);
    expect(again.buffer).toBe(first.buffer);
    expect([again.length, again.some((x) => x !== 0)]).toEqual([1_100, false]);
    arrays.giveBack([again], 5_000);
    expect(arrays.take(1_000).buffer).not.toBe(first.buffer);
  });

  it('change no answer: an index that was asked much answers as a fresh one, between additions and removals too', () => {
    const subjects = ['桥梁健康监测', '锂离子电池负极材料', '污水除磷工艺', '小麦抗病育种', '激光焊接装备', '镁合金耐蚀涂层', '工业机器人减速器'];
    const document = (i: number) => ({ id: `r${i}`, title: `${subjects[i % 7]}${'甲乙丙丁戊'[i % 5]}型`, abstract: `${subjects[(i * 3) % 7]}的研究` });
    const demand = (i: number) => ({ title: subjects[i % 7]!, content: `需要${subjects[(i + 2) % 7]}` });
    const used = createIndex();
    for (let round = 0; round < 6; round += 1) {
      used.upsert(Array.from({ length: 40 }, (_, i) => document(round * 40 + i)));
      used.remove([`r${round * 40}`]);
      for (let i = 0; i < 9; i += 1) {
        used.match(demand(i));
        used.search('桥梁 监测 焊接');
      }
      const fresh = createIndex();
      fresh.upsert(Array.from({ length: (round + 1) * 40 }, (_, i) => document(i)).filter(({ id }) => Number(id.slice(1)) % 40 !== 0));
      for (let i = 0; i < 7; i += 1) expect(used.match(demand(i), { top: 30 })).toEqual(fresh.match(demand(i), { top: 30 }));
      expect(used.search('镁合金 涂层')).toEqual(fresh.search('镁合金 涂层'));
    }
  });
});
