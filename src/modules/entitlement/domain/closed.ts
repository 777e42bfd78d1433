/** Written into the history of an entry whose firm is no more: an officer has decided that it is paid all the same. */
export const CLOSED_PAID = 'CLOSED_PAID';

interface OnList {
  id: string;
  enterpriseId: string;
}

/** Entries whose firm is no more and of which nobody has decided whether they are paid. */
export function undecidedOf<E extends OnList>(entries: readonly E[], closed: ReadonlyMap<string, string>, paid: ReadonlySet<string>): E[] {
  return entries.filter((e) => closed.has(e.enterpriseId) && !paid.has(e.id));
}
