import type { Fen } from '../../../kernel/base/money.ts';

const FEN: Readonly<Record<string, number>> = { 元: 100, 万元: 1_000_000, 亿元: 10_000_000_000 };
/** Two numbers closer than this part of themselves are the same, as in the rules themselves. */
const SAME = 1e-12;

/**
 * What a rule gives, in fen: exact where the value is whole fen (1.1 万元 is 1,100,000 fen whatever the binary fraction),
 * otherwise down to the fen, as public money is. Undefined where the unit is not money or the amount is not below the safe integers.
 */
export function fenOf(value: number, unit: string): Fen | undefined {
  const factor = FEN[unit];
  if (factor === undefined || !Number.isFinite(value)) return undefined;
  const scaled = value * factor;
  const nearest = Math.round(scaled);
  const fen = Math.abs(scaled - nearest) <= SAME * Math.max(1, Math.abs(scaled)) ? nearest : Math.floor(scaled);
  return Number.isSafeInteger(fen) ? fen : undefined;
}
