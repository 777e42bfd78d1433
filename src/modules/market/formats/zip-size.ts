import { fileBroken, tooLarge } from './source.ts';

/** Unpacked, an honest spreadsheet of the largest upload stays well below this. */
const MOST_UNPACKED = 600 * 1024 * 1024;
const MOST_RATIO = 300;
const MOST_ENTRIES = 5_000;

const END = 0x06054b50;
const ENTRY = 0x02014b50;

/**
 * Looks at the directory of a zip before anything is unpacked: a few kilobytes can claim to hold gigabytes.
 * @throws Problem IMPORT_FILE_BROKEN, IMPORT_TOO_LARGE
 */
export function assertZipIsModest(zip: Buffer): void {
  let end = zip.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && zip.readUInt32LE(end) !== END) end--;
  if (end < lowest || zip.length < 22) throw fileBroken('不是完整的 XLSX 文件', 'not a complete XLSX file');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES) throw tooLarge(`压缩包内有 ${count} 个文件`, `${count} files inside`);
  let unpacked = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) throw fileBroken('XLSX 目录损坏', 'the XLSX directory is damaged');
    const packed = zip.readUInt32LE(at + 20);
    const size = zip.readUInt32LE(at + 24);
    unpacked += size;
    if (size > 10 * 1024 * 1024 && size > packed * MOST_RATIO) throw tooLarge('压缩比异常', 'suspicious compression');
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  if (unpacked > MOST_UNPACKED) throw tooLarge(`解压后 ${Math.round(unpacked / 1024 / 1024)} MB`, `${Math.round(unpacked / 1024 / 1024)} MB unpacked`);
}
