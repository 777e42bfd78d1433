import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Fen } from '../../../kernel/base/money.ts';
import type { ExcludedService } from './excluded.ts';
import type { PriceParameters } from './price.ts';
import type { RedInvoiceQuota } from './red-invoice.ts';
import type { RelationParameters } from './related.ts';
import type { VoucherRule } from './rules.ts';

interface Words {
  zh: string;
  en: string;
}

/** Providers of these host regions may serve claimants of these home regions. */
export interface Recognition {
  hosts: readonly string[];
  homes: readonly string[];
  validFrom: CalendarDate;
  validTo: CalendarDate | null;
  basis: Words;
  clause: { document: string; path: string };
}

/** Everything the pack says of vouchers. */
export interface VoucherBook {
  source: Words;
  rules: readonly VoucherRule[];
  classes: readonly ({ id: string; examples: Words } & Words)[];
  excluded: readonly ExcludedService[];
  recognitions: readonly Recognition[];
  related: RelationParameters;
  circular: { withinMonths: number; lengthAtMost: number };
  price: PriceParameters;
  spotCheck: { sharePercent: number; alwaysFromFen: Fen };
  banYears: { least: number; most: number };
  redInvoiceQuota: RedInvoiceQuota;
  screensSource: Words;
}

/** Whether a listing of the host region is valid for claimants of the home region on a day; at home it always is. */
export function isRecognised(recognitions: readonly Recognition[], host: string, home: string, on: CalendarDate): boolean {
  if (host === home) return true;
  return recognitions.some((r) => r.hosts.includes(host) && r.homes.includes(home) && r.validFrom <= on && (r.validTo === null || on <= r.validTo));
}
