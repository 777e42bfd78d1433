import { describe, expect, it } from 'vitest';
import { inDefinition, versionOf } from './comparable.ts';

/** A census raised the level: 2023 was published as 100 and told again as 102; the level before 2020 is a third thing. */
const history = {
  versions: [{ no: 1, from: null }, { no: 2, from: '2020' }, { no: 3, from: '2024' }],
  restated: [{ place: 'A', period: '2023', version: 3, value: 102, link: true }, { place: 'B', period: '2023', version: 3, value: 51, link: false }],
};
const figures = [{ year: 2019, value: 90 }, { year: 2022, value: 95 }, { year: 2023, value: 100 }, { year: 2024, value: 108 }];

describe('figures in one definition', () => {
  it('the version of a year is the last that has begun', () => {
    expect([2010, 2019, 2020, 2023, 2024].map((y) => versionOf(history, y))).toEqual([1, 1, 2, 2, 3]);
    expect(versionOf({ versions: [] }, 2024)).toBe(1);
  });
  it('a restated figure comes first, a link factor brings the years beside it, and what nothing bridges stays out', () => {
    expect(inDefinition(history, 'A', figures, 3).map((c) => [c.year, c.relation, c.comparable])).toEqual([
      [2019, 'NOT_COMPARABLE', null], [2022, 'LINKED', 96.9], [2023, 'RESTATED', 102], [2024, 'SAME', 108],
    ]);
  });
  it('the factor works backwards for a target of the older definition', () => {
    const [, , , now] = inDefinition(history, 'A', figures, 2);
    expect(now).toMatchObject({ year: 2024, relation: 'LINKED' });
    expect(now!.comparable).toBeCloseTo(108 / 1.02, 9);
  });
  it('a figure that may not link brings only its own year', () => {
    const b = [{ year: 2022, value: 48 }, { year: 2023, value: 50 }];
    expect(inDefinition(history, 'B', b, 3).map((c) => c.relation)).toEqual(['NOT_COMPARABLE', 'RESTATED']);
  });
  it('the bridge of one place serves no other', () => {
    expect(inDefinition(history, 'C', figures, 3).map((c) => c.relation)).toEqual(['NOT_COMPARABLE', 'NOT_COMPARABLE', 'NOT_COMPARABLE', 'SAME']);
  });
});
