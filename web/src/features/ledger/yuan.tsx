import type { ReactNode } from 'react';
import { formatYuan } from '../../../../src/kernel/base/money.ts';

/** To the fen: a ledger rounds nothing. Nothing at all for zero where a column would fill with noughts. */
export function Yuan({ fen, blank = false }: { fen: number; blank?: boolean }): ReactNode {
  if (blank && fen === 0) return null;
  return <span className={fen < 0 ? 'number ledger-negative' : 'number'}>{formatYuan(fen)}</span>;
}
