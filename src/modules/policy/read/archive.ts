import { inflateRawSync } from 'node:zlib';
import { MAX_ARCHIVE_ENTRIES, MAX_UNPACK_RATIO, MAX_UNPACKED_BYTES } from './limits.ts';
import { refuse } from './refusals.ts';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const MEGABYTE = 1024 * 1024;

/**
 * Unpacks every part of an archive under a limit before a library that has none sees it, and gives the parts' names.
 * Sizes stated in the directory are not believed: the parts are really unpacked.
 */
export function inspectArchive(bytes: Uint8Array, file: string): Map<string, () => Buffer> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const damaged = (zh: string, en: string): Error => refuse('POLICY_FILE_DAMAGED', file, { zh, en });
  let end = buffer.length - 22;
  while (end >= 0 && end > buffer.length - 22 - 65_536 && buffer.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  if (end < 0 || buffer.readUInt32LE(end) !== END_OF_DIRECTORY) throw damaged('没有找到压缩目录', 'no archive directory found');
  const count = buffer.readUInt16LE(end + 10);
  if (count > MAX_ARCHIVE_ENTRIES) throw refuse('POLICY_FILE_ZIP_BOMB', file, { zh: `含 ${count} 个部件`, en: `${count} parts` });
  const parts = new Map<string, () => Buffer>();
  let total = 0;
  let at = buffer.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > buffer.length || buffer.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged('压缩目录不完整', 'the archive directory is cut off');
    if ((buffer.readUInt16LE(at + 8) & 1) === 1) throw refuse('POLICY_FILE_ENCRYPTED', file);
    const method = buffer.readUInt16LE(at + 10);
    const packed = buffer.readUInt32LE(at + 20);
    const nameLength = buffer.readUInt16LE(at + 28);
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength);
    const local = buffer.readUInt32LE(at + 42);
    if (local + 30 > buffer.length) throw damaged('部件位置越界', 'a part lies outside the file');
    const from = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const data = buffer.subarray(from, from + packed);
    const limit = Math.max(MEGABYTE, Math.min(MAX_UNPACKED_BYTES - total, packed * MAX_UNPACK_RATIO));
    let unpacked: Buffer;
    try {
      unpacked = method === 0 ? data : inflateRawSync(data, { maxOutputLength: limit });
    } catch (error) {
      const tooLarge = error instanceof RangeError || (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
      if (tooLarge) throw refuse('POLICY_FILE_ZIP_BOMB', file, { zh: `部件 ${name}`, en: `part ${name}` }, error);
      throw refuse('POLICY_FILE_DAMAGED', file, { zh: `部件 ${name}`, en: `part ${name}` }, error);
    }
    total += unpacked.length;
    if (total > MAX_UNPACKED_BYTES) throw refuse('POLICY_FILE_ZIP_BOMB', file);
    parts.set(name, () => (method === 0 ? data : inflateRawSync(data, { maxOutputLength: limit })));
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return parts;
}
