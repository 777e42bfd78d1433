/** Largest file taken in, in bytes. */
export const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** Longest text, in characters: far above any plan, far below what would hold up the process. */
export const MAX_TEXT_LENGTH = 5_000_000;
/** Largest unpacked size of all parts of a Word file together, in bytes. */
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;
/** Most parts a Word file may have. */
export const MAX_ARCHIVE_ENTRIES = 5_000;
/** A part that unpacks to more than this many times its packed size is refused, once it is over a megabyte. */
export const MAX_UNPACK_RATIO = 200;
/** Most pages of a PDF. */
export const MAX_PAGES = 2_000;
