import { describe, expect, it } from 'vitest';
import { randomPassword } from './random-password.ts';

describe('a generated password', () => {
  it('is four groups of four without characters that are confused when read aloud', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const password = randomPassword((numbers) => numbers.map((_, i) => Math.imul(seed * 2_654_435_761, i * 2 + 1) >>> 0));
      expect(password).toMatch(/^(?:[a-zA-Z2-9]{4}-){3}[a-zA-Z2-9]{4}$/);
      expect(password).not.toMatch(/[0O1lI]/);
    }
  });

  it('follows the chance it is given', () => {
    expect(randomPassword((numbers) => numbers.fill(0))).toBe('aaaa-aaaa-aaaa-aaaa');
    expect(randomPassword((numbers) => numbers.fill(0xffff_ffff))).toBe('9999-9999-9999-9999');
  });
});
