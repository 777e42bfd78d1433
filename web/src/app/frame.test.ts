import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asProblem } from './api-problem.ts';
import { moduleOfEvent } from './live.ts';
import { partsOf, selectedPath } from './main-navigation.tsx';
import { splitAddress } from './navigation.tsx';
import { parseSearch, stringifySearch } from './search-text.ts';

describe('the frame', () => {
  it('refreshes the module that a live event names, and ignores what is no event', () => {
    expect(moduleOfEvent('{"topic":"market.demand.published","key":"1"}')).toBe('market');
    expect(moduleOfEvent('not json')).toBeUndefined();
    expect(moduleOfEvent('{"topic":""}')).toBeUndefined();
  });

  it('lights the entry of the list while one looks at one of its records', () => {
    const paths = ['/', '/market', '/market/demands', '/plan'];
    expect(selectedPath(paths, '/market/demands/42')).toBe('/market/demands');
    expect(selectedPath(paths, '/marketing')).toBeUndefined();
    expect(selectedPath(paths, '/')).toBe('/');
  });

  it('puts headings into a long group of the menu only, and loses no entry to them', () => {
    const entry = (path: string, part?: 'goals' | 'data'): { path: string; part?: 'goals' | 'data' } => (part ? { path, part } : { path });
    const short = [entry('/a', 'goals'), entry('/b', 'data')];
    expect(partsOf(short)).toEqual([]);
    const long = [...short, entry('/c', 'data'), entry('/d', 'goals'), entry('/e'), entry('/f', 'data')];
    expect(partsOf(long).map(({ part, entries }) => [part, entries.map(({ path }) => path)])).toEqual([
      ['goals', ['/a', '/d']],
      ['data', ['/b', '/c', '/f', '/e']],
    ]);
    expect(partsOf(long.map(({ path }) => entry(path, 'data')))).toEqual([]);
  });

  it('takes an address apart into path, query and clause', () => {
    expect(splitAddress('/policy/002?q=研发#三/（一）')).toEqual({ path: '/policy/002', search: { q: '研发' }, hash: '三/（一）' });
  });

  it('keeps every text of a query through the address bar', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1 })), (search) => {
        expect(parseSearch(stringifySearch(search))).toEqual({ ...search });
      }),
    );
  });

  it('shows an exception of a screen as a problem with a way on', () => {
    expect(asProblem(new Error('boom'))).toMatchObject({ code: 'SCREEN_FAILED', status: 0 });
    expect(asProblem(new Error('boom')).remedy?.zh).toBeTruthy();
  });
});
