import { describe, expect, it } from 'vitest';
import type { Problem } from '../../kernel/base/problem.ts';
import { letterDocx } from './letter-docx.ts';
import { type LetterOrder, writeLetter } from './letter.ts';
import type { Act, BrokeringParts } from './parts.ts';

const NOW = new Date('2026-03-03T02:00:00Z');
const DEMAND = '00000000-0000-7000-8000-000000000001';
const OPEN = '00000000-0000-7000-8000-000000000002';
const CLOSED = '00000000-0000-7000-8000-000000000003';

/** A market of one demand and two results, one of them internal. */
function market(demand: { secrecy?: string; anonymous?: boolean } = {}): BrokeringParts {
  const results = new Map([
    [OPEN, { id: OPEN, title: '纳米涂层', abstract: '公开的摘要', secrecy: 'PUBLIC', organisationName: '某大学', region: '320100', field: '新材料', maturity: 6, priceHintFen: null }],
    [CLOSED, { id: CLOSED, title: '保密工艺', abstract: '绝不外泄的配方', secrecy: 'INTERNAL', organisationName: '某研究所', region: '320500', field: '新材料', maturity: 7, priceHintFen: 100 }],
  ]);
  const match = (id: string, words: string) => ({ result: { id }, level: 'strong', evidence: [{ kind: 'x', zh: words, en: words, weight: 1 }] });
  return {
    market: {
      matchDemand: async () => ({ matches: [match(OPEN, '两边都提到涂层'), match(CLOSED, '两边都提到绝不外泄的配方')], searched: 2, engine: { name: 'm', version: '1' } }),
      findDemand: async () => ({
        id: DEMAND, title: '刀具寿命', problem: '内部的难题', indicators: [{ name: '寿命', operator: 'AT_LEAST', target: '90', unit: 'min' }], deadline: null, field: '新材料', region: '320200',
        organisationName: '锐切公司', secrecy: 'PUBLIC', anonymous: false, ...demand,
      }),
      findResult: async (_h: unknown, id: string) => results.get(id),
    },
    placeName: (code: string) => code,
    publicUrl: () => 'http://x',
  } as unknown as BrokeringParts;
}

const act: Act = { now: NOW, requestId: 't', actor: { accountId: 'a', loginName: 'b', displayName: '方晓楠', assignments: [] } };
const write = (parts: BrokeringParts, order: Partial<LetterOrder> = {}) => writeLetter(parts, { sql: {} } as never, act, { demandId: DEMAND, to: 'firm', ...order }, 'zh');

describe('a letter that explains a match', () => {
  it('gives the reasons of an open result, and of an internal one title, field and place only', async () => {
    const { text, proposals } = await write(market());
    expect(proposals[0]).toMatchObject({ reasons: ['两边都提到涂层'], summary: '公开的摘要' });
    for (const hidden of ['绝不外泄', '某研究所', '成熟度 7']) expect(text).not.toContain(hidden);
    expect(text).toContain('保密工艺');
    expect(text).toContain('320500');
  });

  it('to an institute names no firm that is not named in public, and no word of an internal demand', async () => {
    const anonymous = await write(market({ anonymous: true }), { to: 'institute', results: [OPEN] });
    expect(anonymous.text).not.toContain('锐切');
    expect(anonymous.text).toContain('寿命 ≥ 90min');
    const internal = await write(market({ secrecy: 'INTERNAL' }), { to: 'institute', results: [OPEN] });
    for (const hidden of ['锐切', '内部的难题', '90', '涂层：']) expect(internal.text).not.toContain(hidden);
    expect(internal.proposals[0]!.reasons.join()).not.toContain('涂层');
  });

  it('to an institute is about one result, and only about a matched one', async () => {
    const code = (work: Promise<unknown>): Promise<string> => work.then(() => 'no problem', (e: Problem) => e.code);
    expect(await code(write(market(), { to: 'institute', results: [OPEN, CLOSED] }))).toBe('LETTER_NEEDS_ONE_RESULT');
    expect(await code(write(market(), { results: [DEMAND] }))).toBe('NOT_FOUND');
  });

  it('is a Word document as well', async () => {
    const bytes = await letterDocx(await write(market()), 'zh');
    expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
  });
});
