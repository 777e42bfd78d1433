/** Names the payment of one firm on one list for ever. */
export const referenceOf = (entryId: string): string => `MSJX-${entryId}`;
