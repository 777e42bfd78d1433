import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmbeddingSource } from '../../kernel/matching/index.ts';
import { createIndex } from '../../kernel/matching/index.ts';
import { meaningOf } from '../../kernel/matching/domain/meaning.ts';
import { createTestDatabase, type TestDatabase } from '../../kernel/db/testing.ts';
import { engineTextIndex } from './matching/engine-index.ts';
import { withMeanings } from './matching/with-meanings.ts';
import { marketMigrations } from './testing/market-house.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase(marketMigrations);
});
afterAll(() => test?.drop());

const result = (id: string, title: string): { id: string; title: string; content: string; keywords: string[] } => ({ id, title, content: '', keywords: [] });
const LIBRARY = [result('a', '光伏组件清洗装置'), result('b', '水稻智能灌溉'), result('c', '污水除磷工艺'), result('d', '桥梁健康监测')];
const open = { title: '清洁能源设备维护', content: '', open: true };

/** Says that sun and clean energy mean the same. */
function model(failing: { now: boolean }): EmbeddingSource & { asked: string[] } {
  const asked: string[] = [];
  return {
    name: 'model-1', asked,
    embed: async (texts) => {
      if (failing.now) throw new Error('down');
      asked.push(...texts);
      return texts.map((t) => meaningOf(/光伏|清洁能源/.test(t) ? [9, 1, 0] : [0, 1, 9]));
    },
  };
}
const scoreOf = async (text: { rank: ReturnType<typeof engineTextIndex>['rank'] }, question: typeof open | { title: string; content: string }, id: string): Promise<number> =>
  (await text.rank(question, 9)).find((r) => r.id === id)?.score ?? 0;

describe('an index with a connected model', () => {
  it('finds what says the same in other words, asks for each text once over restarts, and never sends what is not open', async () => {
    const words = engineTextIndex(createIndex());
    await words.put(LIBRARY);
    const plain = await scoreOf(words, open, 'a');

    const source = model({ now: false });
    const first = withMeanings(engineTextIndex(createIndex()), source, test.db, (e) => expect.unreachable(String(e)));
    await first.put(LIBRARY);
    await first.settled();
    expect(source.asked.sort()).toEqual(LIBRARY.map((r) => r.title).sort());
    expect(await scoreOf(first, open, 'a')).toBeGreaterThan(plain);
    expect((await first.explain(open, LIBRARY[0]!)).evidence.map((e) => e.kind)).toContain('meaning');
    expect(first.engine.version).toContain('model-1');

    const again = model({ now: false });
    const second = withMeanings(engineTextIndex(createIndex()), again, test.db, (e) => expect.unreachable(String(e)));
    await second.put(LIBRARY);
    await second.settled();
    const secret = { title: '内部需求：清洁能源', content: '不公开' };
    await second.rank(secret, 3);
    expect(await scoreOf(second, open, 'a')).toBe(await scoreOf(first, open, 'a'));
    expect(again.asked).toEqual([]);
  });

  it('answers by words alone while the model fails, says so, and takes the rest up later', async () => {
    const failing = { now: true };
    const failures: unknown[] = [];
    const source = { ...model(failing), name: 'model-2' };
    const text = withMeanings(engineTextIndex(createIndex()), source, test.db, (e) => failures.push(e));
    await text.put(LIBRARY);
    await text.settled();
    expect((await text.rank(open, 3)).length).toBeGreaterThan(0);
    expect(failures.length).toBeGreaterThan(0);
    failing.now = false;
    await text.put([result('e', '光伏逆变器')]);
    await text.settled();
    expect(source.asked).toEqual(expect.arrayContaining([...LIBRARY.map((r) => r.title), '光伏逆变器']));
  });
});
