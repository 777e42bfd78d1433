const DIGITS: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, '○': 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** Characters a Chinese ordinal is written with; for use inside a character class. */
export const CHINESE_DIGITS = '〇零○一二两三四五六七八九十百千';

/** Half-width form of full-width digits, so that `１２` reads as `12`. */
export function halfWidthDigits(text: string): string {
  return text.replace(/[０-９]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xff10 + 48));
}

/**
 * Value of a small whole number written in Chinese or Arabic digits (`二十三`, `二〇二五`, `12`), or null when it is
 * not one.
 */
export function readNumeral(text: string): number | null {
  const plain = halfWidthDigits(text).replace(/\s/g, '');
  if (/^\d{1,9}$/.test(plain)) return Number(plain);
  if (plain === '' || [...plain].some((c) => !(c in DIGITS) && !(c in SCALES))) return null;
  if (![...plain].some((c) => c in SCALES)) return Number([...plain].map((c) => DIGITS[c]).join(''));
  let total = 0;
  let digit: number | null = null;
  for (const c of plain) {
    const scale = SCALES[c];
    if (scale === undefined) { digit = DIGITS[c] ?? 0; continue; }
    total += (digit ?? 1) * scale;
    digit = null;
  }
  return total + (digit ?? 0);
}

/** A whole number from 1 to 999 in Chinese digits: 12 is 十二. Others come back in Arabic digits. */
export function writeNumeral(value: number): string {
  const digits = '零一二三四五六七八九';
  if (!Number.isInteger(value) || value < 1 || value > 999) return String(value);
  const hundreds = Math.floor(value / 100);
  const tens = Math.floor((value % 100) / 10);
  const ones = value % 10;
  const head = hundreds === 0 ? '' : `${digits[hundreds]}百${tens === 0 && ones > 0 ? '零' : ''}`;
  const middle = tens === 0 ? '' : `${tens === 1 && hundreds === 0 ? '' : digits[tens]}十`;
  return `${head}${middle}${ones === 0 ? '' : digits[ones]}`;
}
