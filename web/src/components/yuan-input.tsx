import { InputNumber, type InputNumberProps } from 'antd';
import type { ReactNode } from 'react';

/** An amount in yuan as it stands on an invoice: to the fen, thousands apart while one types. Pasted text may bring commas, blanks and 元. */
export function YuanInput(props: InputNumberProps<number>): ReactNode {
  return <InputNumber<number> precision={2} style={{ width: '100%' }} inputMode="decimal" formatter={grouped} parser={plain} {...props} />;
}

/** `1234567.5` → `1,234,567.5`. */
export function grouped(text: number | string | undefined): string {
  const [whole = '', ...part] = String(text ?? '').split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...part].join('.');
}

/** `¥1,234.50 元` → `1234.50`; nothing stays nothing, for an amount left out is not zero. */
function plain(text: string | undefined): number {
  // antd reads the text as a number itself; it only declares otherwise.
  return (text ?? '').replace(/[^\d.-]/g, '') as unknown as number;
}
