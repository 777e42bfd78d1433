import { afterEach, describe, expect, it } from 'vitest';
import { createIndex } from './match-index.ts';
import { createWorkerIndex, type WorkerIndex } from './worker-index.ts';

let index: WorkerIndex;
afterEach(() => index.close());

const documents = Array.from({ length: 5_000 }, (_, i) => ({ id: `r${i}`, title: `${['桥梁健康监测', '锂离子电池负极', '污水除磷工艺', '小麦抗病育种'][i % 4]}${'甲乙丙丁戊己庚'[i % 7]}型`, abstract: '' }));
const demand = { title: '桥梁监测', content: '运营期桥梁的变形监测' };

describe('the index in a thread of its own', () => {
  it('answers as the index in this thread does', async () => {
    index = createWorkerIndex();
    const here = createIndex();
    await index.upsert(documents);
    here.upsert(documents);
    await index.learnDemands([{ id: 'd', ...demand }]);
    here.learnDemands([{ id: 'd', ...demand }]);
    expect(index.size).toBe(5_000);
    const filter = { except: ['r0'] };
    expect(await index.match(demand, { top: 5, explain: 2, filter })).toEqual(here.match(demand, { top: 5, explain: 2, filter }));
    expect(await index.search('负极', { top: 3 })).toEqual(here.search('负极', { top: 3 }));
    expect(await index.explain(demand, documents[4]!)).toEqual(here.explain(demand, documents[4]!));
    expect(await index.remove(['r0', 'r1', 'stranger'])).toBe(2);
    expect(index.size).toBe(4_998);
    expect((await index.memory()).documents).toBe(4_998);
  }, 60_000);
  it('answers questions while a long list is being added, and does not hold up this thread', async () => {
    index = createWorkerIndex();
    await index.upsert(documents.slice(0, 1));
    let ticks = 0;
    const clock = setInterval(() => void (ticks += 1), 1);
    const adding = index.upsert(documents);
    const sizeWhenAnswered = index.match(demand).then(() => index.size);
    await adding;
    clearInterval(clock);
    expect(await sizeWhenAnswered).toBeLessThan(documents.length);
    expect(ticks).toBeGreaterThan(0);
  }, 60_000);
  it('refuses after it was closed, also what was still asked', async () => {
    index = createWorkerIndex();
    const refused = expect(index.match(demand)).rejects.toMatchObject({ code: 'MATCH_INDEX_STOPPED' });
    await index.close();
    await refused;
    await expect(index.search('桥')).rejects.toMatchObject({ code: 'MATCH_INDEX_STOPPED' });
  }, 60_000);
});
