import { Problem } from '../../base/problem.ts';

const ENTRY = /^[1-9]\d{0,14}$/;
const TRANSFER = /^([1-9]\d{0,14})(?:\.([1-9]\d{0,3}))?$/;

/** `1024.1` → entry 1024, place 1; `1024` → all of entry 1024. @throws Problem LEDGER_TRANSFER_UNKNOWN */
export function readTransferNumber(text: string): { entry: number; n: number | null } {
  const match = TRANSFER.exec(text);
  if (!match) {
    throw new Problem('LEDGER_TRANSFER_UNKNOWN', { status: 404, zh: `没有编号为“${text}”的转账`, en: `No transfer is numbered "${text}"` });
  }
  return { entry: Number(match[1]), n: match[2] === undefined ? null : Number(match[2]) };
}

/** @throws Problem LEDGER_RESERVATION_UNKNOWN */
export function readReservationNumber(text: string): number {
  if (!ENTRY.test(text)) throw reservationUnknown(text);
  return Number(text);
}

export function reservationUnknown(id: string): Problem {
  return new Problem('LEDGER_RESERVATION_UNKNOWN', { status: 404, zh: `没有编号为“${id}”的预留`, en: `No reservation is numbered "${id}"` });
}

export function accountUnknown(id: string): Problem {
  return new Problem('LEDGER_ACCOUNT_UNKNOWN', {
    status: 404,
    zh: `没有账户 ${id}`,
    en: `No account ${id}`,
    remedy: { zh: '请先开立该账户', en: 'Open the account first' },
  });
}
