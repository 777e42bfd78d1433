import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { type Fen, formatYuan } from '../../../src/kernel/base/money.ts';
import { type Language, useLanguage } from '../app/i18n.ts';

export type MoneyUnit = 'yuan' | 'wan' | 'yi';

/** An amount of fen in the unit that reads best, the exact yuan one hover away. A column of a table names one unit for all rows. */
export function Money({ fen, unit }: { fen: Fen | null | undefined; unit?: MoneyUnit }): ReactNode {
  const language = useLanguage();
  if (fen === null || fen === undefined) return <span className="faint">—</span>;
  return (
    <Tooltip title={`${formatYuan(fen)} ${language === 'zh' ? '元' : 'yuan'}`}>
      <span className="number">{formatMoney(fen, language, unit)}</span>
    </Tooltip>
  );
}

const FEN_PER: Record<MoneyUnit, number> = { yuan: 100, wan: 1_000_000, yi: 10_000_000_000 };
const UNIT_ZH: Record<MoneyUnit, string> = { yuan: '元', wan: '万元', yi: '亿元' };

/** `formatMoney(125_000_000, 'zh')` → `125万元`; in English `¥1.25 million`. Rounded to two decimals of the unit. */
export function formatMoney(fen: Fen, language: Language, unit: MoneyUnit = bestUnit(fen)): string {
  if (language === 'zh') return `${rounded(fen / FEN_PER[unit], unit === 'yuan' ? exactPlaces(fen) : 2)} ${UNIT_ZH[unit]}`;
  const yuan = Math.abs(fen) / 100;
  const sign = fen < 0 ? '-' : '';
  // English readers count in thousands: 万 and 亿 have no word there.
  if (yuan >= 999_995_000) return `${sign}¥${rounded(yuan / 1e9, 2)} billion`;
  if (yuan >= 1e6) return `${sign}¥${rounded(yuan / 1e6, 2)} million`;
  return `${sign}¥${rounded(yuan, exactPlaces(fen))}`;
}

/** 元 below 1万元, 万元 below 1亿元, 亿元 above; judged after rounding, so that 99,999,999 yuan reads 1 亿元 and not 10,000 万元. */
function bestUnit(fen: Fen): MoneyUnit {
  const abs = Math.abs(fen);
  if (abs < FEN_PER.wan) return 'yuan';
  return Math.round(abs / 10_000) * 10_000 < FEN_PER.yi ? 'wan' : 'yi';
}

function exactPlaces(fen: Fen): number {
  return fen % 100 === 0 ? 0 : 2;
}

function rounded(value: number, places: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: places, minimumFractionDigits: places === 2 && value % 1 !== 0 ? undefined : 0 }).format(value);
}
