import { Problem } from './problem.ts';

/** Money in whole fen (分, 0.01 yuan) as a safe integer: up to 90 trillion yuan, far above any zone's turnover. */
export type Fen = number;

export function assertFen(value: number): Fen {
  if (!Number.isSafeInteger(value)) {
    throw new Problem('MONEY_NOT_FEN', {
      zh: `金额必须是整数分，得到 ${value}`,
      en: `An amount must be whole fen, got ${value}`,
    });
  }
  return value;
}

/**
 * Reads an amount as a person writes it: `12.5万元`, `3,000 元`, `1.2亿`, `800000` (yuan when no unit is given).
 * @throws Problem MONEY_UNREADABLE
 */
export function parseYuan(text: string): Fen {
  const match = /^\s*(-?[\d,，]+(?:\.\d+)?)\s*(亿元?|万元?|元)?\s*$/.exec(text.normalize('NFKC'));
  const factor = match?.[2]?.startsWith('亿') ? 1e8 : match?.[2]?.startsWith('万') ? 1e4 : 1;
  const digits = match ? match[1]!.replace(/[,，]/g, '') : '';
  const fen = match ? scaleDecimal(digits, factor * 100) : undefined;
  if (fen === undefined) {
    throw new Problem('MONEY_UNREADABLE', {
      zh: `看不懂金额“${text}”`,
      en: `Cannot read the amount "${text}"`,
      remedy: { zh: '请写成 12.5万元、3000元 的样式，最多到分', en: 'Write it like 12.5万元 or 3000元, to the fen at most' },
    });
  }
  return assertFen(fen);
}

/** Exact decimal × power of ten; undefined when the result is not a whole number. */
function scaleDecimal(digits: string, factor: number): number | undefined {
  const [whole, fraction = ''] = digits.split('.');
  const places = Math.round(Math.log10(factor));
  if (fraction.slice(places).replace(/0/g, '') !== '') return undefined;
  return Number(`${whole}${fraction.slice(0, places).padEnd(places, '0')}`);
}

/** `123456789` → `1,234,567.89`. */
export function formatYuan(fen: Fen): string {
  const sign = fen < 0 ? '-' : '';
  const abs = Math.abs(fen);
  const whole = Math.floor(abs / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}${whole}.${String(abs % 100).padStart(2, '0')}`;
}

/** `50000000` → `500,000`, `123450` → `1,234.5`: for sentences, where `.00` only stands in the way. */
export function spellYuan(fen: Fen): string {
  return (fen / 100).toLocaleString('en-US');
}
