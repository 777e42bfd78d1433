import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A path inside the package. */
export const at = (...parts) => path.join(root, ...parts);

/** One line of why and what to do, no stack. */
export function refuse(zh, en) {
  console.error(`✗ ${zh}\n  ${en}`);
  process.exit(1);
}
