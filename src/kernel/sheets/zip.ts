import { createInflateRaw } from 'node:zlib';
import { workbookProblem } from './problems.ts';

export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  crc: number;
  packed: number;
  /** As the directory claims; what really comes out is counted while unpacking. */
  unpacked: number;
  /** Where the packed bytes begin. */
  at: number;
}

export interface ZipLimits {
  /** Bytes all parts may come to, unpacked. */
  unpacked: number;
  /** Unpacked bytes for one packed byte; looked at beyond `ratioFrom` bytes, because small parts compress by any ratio. */
  ratio: number;
  ratioFrom: number;
  entries: number;
}

/** An honest workbook of a hundred thousand rows unpacks to about 150 MB, at a ratio below 30. */
export const zipLimits: ZipLimits = { unpacked: 600 * 1024 * 1024, ratio: 300, ratioFrom: 10 * 1024 * 1024, entries: 5_000 };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ENCRYPTED_FLAG = 1;

/**
 * Reads the directory of a zip before anything is unpacked, and refuses one that claims too much, hides parts behind
 * each other or leads out of itself.
 * @throws Problem WORKBOOK_BROKEN, WORKBOOK_TOO_LARGE, WORKBOOK_ZIP_BOMB, WORKBOOK_ENCRYPTED, WORKBOOK_XML_UNSAFE
 */
export function readZipDirectory(bytes: Uint8Array, limits: ZipLimits = zipLimits): ZipEntry[] {
  const zip = bufferOf(bytes);
  const end = findEnd(zip);
  const count = zip.readUInt16LE(end + 10);
  if (count > limits.entries) throw workbookProblem('WORKBOOK_TOO_LARGE', { zh: `压缩包内有 ${count} 个文件`, en: `${count} files inside` });
  const entries: ZipEntry[] = [];
  const names = new Set<string>();
  let at = zip.readUInt32LE(end + 16);
  let unpacked = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== ENTRY) throw broken('目录损坏', 'its directory is damaged');
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, '');
    if (zip.readUInt16LE(at + 8) & ENCRYPTED_FLAG) throw workbookProblem('WORKBOOK_ENCRYPTED');
    const packed = zip.readUInt32LE(at + 20);
    const size = zip.readUInt32LE(at + 24);
    unpacked += size;
    if (size > limits.ratioFrom && size > packed * limits.ratio) throw bomb(name, size, packed);
    if (unpacked > limits.unpacked) {
      throw workbookProblem('WORKBOOK_TOO_LARGE', { zh: `解压后超过 ${mega(limits.unpacked)} MB`, en: `more than ${mega(limits.unpacked)} MB unpacked` });
    }
    const key = name.toLowerCase();
    if (names.has(key) || name.includes('..') || name.includes('\\')) throw workbookProblem('WORKBOOK_XML_UNSAFE', { zh: `部件名 ${name}`, en: `part name ${name}` });
    names.add(key);
    entries.push({ name, method: zip.readUInt16LE(at + 10), crc: zip.readUInt32LE(at + 16), packed, unpacked: size, at: dataStart(zip, zip.readUInt32LE(at + 42)) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  assertApart(zip, entries);
  return entries;
}

/** Parts that share bytes are how a few kilobytes are made to count many times. */
function assertApart(zip: Buffer, entries: readonly ZipEntry[]): void {
  let free = 0;
  for (const e of [...entries].sort((a, b) => a.at - b.at)) {
    if (e.at < free || e.at + e.packed > zip.length) throw workbookProblem('WORKBOOK_ZIP_BOMB', { zh: `部件 ${e.name} 与其他部件重叠`, en: `part ${e.name} overlaps another` });
    free = e.at + e.packed;
  }
}

function findEnd(zip: Buffer): number {
  let end = zip.length - 22;
  const lowest = Math.max(0, end - 65_535);
  while (end >= lowest && zip.readUInt32LE(end) !== END) end--;
  if (end < lowest || zip.length < 22) throw broken('文件不完整', 'it is not complete');
  return end;
}

function dataStart(zip: Buffer, local: number): number {
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL) throw broken('部件头损坏', 'the head of a part is damaged');
  return local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
}

/**
 * One part, unpacked piece by piece. Counts what really comes out: a directory may lie.
 * @throws Problem WORKBOOK_ZIP_BOMB, WORKBOOK_BROKEN
 */
export async function* unpack(bytes: Uint8Array, entry: ZipEntry, limits: ZipLimits = zipLimits): AsyncGenerator<Buffer> {
  const zip = bufferOf(bytes);
  const packed = zip.subarray(entry.at, entry.at + entry.packed);
  if (entry.method === 0) {
    for (let at = 0; at < packed.length; at += CHUNK) yield packed.subarray(at, at + CHUNK);
    return;
  }
  if (entry.method !== 8) throw broken(`压缩方法 ${entry.method}`, `compression method ${entry.method}`);
  const inflate = createInflateRaw({ chunkSize: CHUNK });
  inflate.end(packed);
  let out = 0;
  try {
    for await (const chunk of inflate as AsyncIterable<Buffer>) {
      out += chunk.length;
      if (out > limits.unpacked || (out > limits.ratioFrom && out > entry.packed * limits.ratio)) throw bomb(entry.name, out, entry.packed);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof Error && 'errno' in cause) throw broken(`部件 ${entry.name}`, `part ${entry.name}`, cause);
    throw cause;
  } finally {
    inflate.destroy();
  }
}

const CHUNK = 256 * 1024;

/** A small part as text, e.g. the list of sheets. @throws Problem WORKBOOK_TOO_LARGE beyond `most` bytes */
export async function unpackText(bytes: Uint8Array, entry: ZipEntry, most: number): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of unpack(bytes, entry)) {
    size += part.length;
    if (size > most) throw workbookProblem('WORKBOOK_TOO_LARGE', { zh: `部件 ${entry.name} 超过 ${mega(most)} MB`, en: `part ${entry.name} has more than ${mega(most)} MB` });
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8').replace(/^\ufeff/, '');
}

export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const mega = (n: number): string => (n / 1_048_576).toFixed(0);
const broken = (zh: string, en: string, cause?: unknown) => workbookProblem('WORKBOOK_BROKEN', { zh, en }, cause);
const bomb = (name: string, size: number, packed: number) =>
  workbookProblem('WORKBOOK_ZIP_BOMB', { zh: `${name} 由 ${packed} 字节展开到 ${size} 字节以上`, en: `${name} unpacks from ${packed} to ${size} bytes or more` });
