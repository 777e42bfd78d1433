import type { Fen } from '../base/money.ts';
import type { AuditActor, AuditSubject } from '../audit/index.ts';

/** Words in both languages. */
export interface Words {
  zh: string;
  en: string;
}

/** The coordinates that name an account: the same coordinates are always the same account. */
export interface AccountCoordinates {
  /** One set of accounts; money never moves from one book to another. `vouchers`, `funds`, `deposits`. */
  book: string;
  /** Whose money: an organisation's id, a region code, or a word for somebody outside (`outside`). */
  owner: string;
  /** Fund or programme the money belongs to. */
  fund: string;
  /** What it may be used for; earmarks name purposes. */
  purpose: string;
  /** Region code that answers for it; decides which officers may read it. */
  region: string;
  /** Budget year, null for an account that runs on. */
  year: number | null;
  /** What the account is in its mechanism: `budget`, `payable`, `paid`, `quota` … */
  kind: string;
}

export interface NewAccount extends AccountCoordinates {
  name: Words;
  /** `refused`: what is posted in, less what is posted out or reserved, never falls below zero. */
  overdraft: 'refused' | 'allowed';
  /** Purposes to which money may go from here; every purpose unless given. */
  earmark?: readonly string[];
  /** Most that may leave in a year, posted and reserved together. A year not listed then allows nothing. */
  ceilings?: readonly { year: number; amount: Fen }[];
}

/** When something is done, by whom, and under which name it may be repeated without harm. */
export interface ActStamp {
  /**
   * Names the act for ever: `vouchers.order.<id>.reserve`. The same key with the same content gives the same answer and
   * moves nothing again; with other content it is refused (`LEDGER_KEY_REUSED`). Instants and `by` are not content.
   */
  key: string;
  /** Platform time. */
  at: Date;
  /** null: the system itself. */
  by: AuditActor | null;
}

export interface Act extends ActStamp {
  /** The record for which money moves: `{kind: 'vouchers.order', id}`. */
  subject: AuditSubject;
  memo: Words;
  /** The clause it rests on, e.g. `002 三/（五）`. */
  clause?: string | null;
  /** The day it counts for, when that is not `at`: a bank statement entered two days late. */
  effectiveAt?: Date;
}

export interface TransferLine {
  from: string;
  to: string;
  /** Above zero. */
  amount: Fen;
}

export interface PostInput extends Act {
  /** Linked: all of them are kept or none. At most 1000. */
  transfers: readonly TransferLine[];
}

export interface Posted {
  /** Number of the entry. */
  entry: string;
  /** Numbers of its transfers, in the order given: `1024.1`, `1024.2`. */
  transfers: string[];
  /** True when this key had been used before and nothing was moved now. */
  replayed: boolean;
}

export interface ReserveInput extends Act, TransferLine {
  /** From here on it can no longer be committed, and the job gives the money back. */
  expiresAt: Date;
}

export interface Reserved {
  reservation: string;
  replayed: boolean;
}

export interface CommitInput extends ActStamp {
  reservation: string;
  /** At most what is still held. */
  amount: Fen;
  /** What happens to the rest of the reservation; `release` unless told. `keep` leaves it for a further commit. */
  rest?: 'release' | 'keep';
  memo?: Words;
  clause?: string | null;
  effectiveAt?: Date;
}

export interface Committed {
  entry: string;
  /** Number of the transfer that moved the money. */
  transfer: string;
  /** Given back by this act. */
  released: Fen;
  /** Still held after it. */
  held: Fen;
  replayed: boolean;
}

export interface ReleaseInput extends ActStamp {
  reservation: string;
  reason: Words;
}

export interface Released {
  entry: string;
  released: Fen;
  replayed: boolean;
}

export interface ReverseInput extends ActStamp {
  /** `1024.1` takes back one transfer, `1024` all linked transfers of the entry. */
  what: string;
  reason: Words;
  clause?: string | null;
}

export interface CeilingInput {
  account: string;
  year: number;
  amount: Fen;
  at: Date;
  by: AuditActor | null;
  reason: Words;
}
