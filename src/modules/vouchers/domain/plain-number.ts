/**
 * A number as it is printed, however it was typed: full and half width, small letters, blanks and dashes do not tell two
 * apart. `vouchers.plain_number` in the database is the same.
 */
export const plainNumber = (typed: string): string => typed.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '');
