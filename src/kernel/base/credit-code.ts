/**
 * Unified social credit code (统一社会信用代码), GB 32100-2015: 18 characters without I, O, Z, S, V; the last is a
 * check character, weights 3^i mod 31.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

export function creditCodeCheckCharacter(first17: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const char of first17) {
    const value = ALPHABET.indexOf(char);
    if (value < 0) return undefined;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return first17.length === 17 ? ALPHABET[(31 - (sum % 31)) % 31] : undefined;
}

export function isCreditCode(code: string): boolean {
  return code.length === 18 && creditCodeCheckCharacter(code.slice(0, 17)) === code[17];
}
