import { isProblem } from '../../../kernel/base/problem.ts';
import { readZipDirectory } from '../../../kernel/sheets/index.ts';
import { fileBroken, tooLarge } from './source.ts';

/**
 * Looks at the directory of a zip before anything is unpacked, and says what is wrong in the words of an import.
 * @throws Problem IMPORT_FILE_BROKEN, IMPORT_TOO_LARGE
 */
export function assertZipIsModest(zip: Buffer): void {
  try {
    readZipDirectory(zip);
  } catch (cause) {
    if (!isProblem(cause)) throw cause;
    const large = ['WORKBOOK_TOO_LARGE', 'WORKBOOK_ZIP_BOMB'].includes(cause.code);
    throw large ? tooLarge(cause.zh, cause.en) : fileBroken(cause.zh, cause.en, cause);
  }
}
