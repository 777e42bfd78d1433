import type { SandboxLever } from '../../../../src/flows/sandbox/contract.ts';

type Setting = SandboxLever['written'];

/** A setting as it reads in the clause: 5 %, 30 万元, >= 10. */
export function settingText(lever: SandboxLever, value: Setting): string {
  if (value === null) return '—';
  if (typeof value === 'number' && lever.percent) return `${Number((value * 100).toPrecision(12))}%`;
  return `${value}${typeof value === 'number' && lever.kind !== 'NUMBER' && lever.unit ? ` ${lever.unit}` : ''}`;
}

/** Fen as 万元 with two places, as a table of the finance office has it. */
export function wan(fen: number): string {
  return (fen / 1_000_000).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

export const signedWan = (fen: number): string => `${fen > 0 ? '+' : fen < 0 ? '−' : ''}${wan(Math.abs(fen))}`;

/** A round step, about a twentieth of the value. */
export function stepOf(lever: SandboxLever): number {
  const value = Math.abs(lever.value ?? 0);
  if (value === 0) return lever.percent ? 0.01 : 1;
  if (lever.percent) return value <= 0.2 ? 0.005 : 0.01;
  if (Number.isInteger(value) && value < 40) return 1;
  const ten = 10 ** Math.floor(Math.log10(value / 20));
  return [1, 2, 5, 10].map((n) => n * ten).find((n) => n >= value / 20)!;
}

export const mostOf = (lever: SandboxLever): number => {
  const value = lever.value ?? 0;
  return value <= 0 ? stepOf(lever) * 20 : Math.ceil((value * 2) / stepOf(lever)) * stepOf(lever);
};
