import { describe, expect, it } from 'vitest';
import { nextAddress } from './next-address.ts';

describe('where a person lands after signing in', () => {
  it('is the page they came from', () => {
    expect(nextAddress('/market/demands?q=轴承#top', '/work')).toBe('/market/demands?q=轴承#top');
  });

  it.each(['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)', '', undefined])('is never another site (%s)', (next) => {
    expect(nextAddress(next, '/work')).toBe('/work');
  });

  it('is not the sign-in page again', () => {
    expect(nextAddress('/sign-in?next=/work', '/work')).toBe('/work');
  });
});
