import { expect, it } from 'vitest';
import { demandCircumstances, demandContent } from './demand-text.ts';

const demand = { problem: '刀具寿命短', constraints: '技术成熟度不低于6级', field: '', region: '320200' };
const indicator = { name: '抗弯强度', present: '600', operator: 'AT_LEAST' as const, target: '800', unit: 'MPa', testMethod: '' };

it('a target is written with its bound, so that it can be compared', () => {
  expect(demandContent({ ...demand, indicators: [indicator, { ...indicator, present: '', operator: 'AT_MOST' }, { ...indicator, target: '' }] }))
    .toBe('刀具寿命短\n抗弯强度 600→≥800MPa\n抗弯强度 ≤800MPa\n抗弯强度 600MPa\n技术成熟度不低于6级');
});

it('the maturity asked for is read from the text', () => {
  expect(demandCircumstances({ ...demand })).toEqual({ maturity: 6, place: '320200' });
  expect(demandCircumstances({ ...demand, constraints: 'TRL ≥ 8', field: 'C04B' })).toMatchObject({ maturity: 8, field: 'C04B' });
  expect(demandCircumstances({ ...demand, constraints: '' })).not.toHaveProperty('maturity');
});
