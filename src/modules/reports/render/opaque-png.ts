import { crc32, deflateSync } from 'node:zlib';

/**
 * A PNG without transparency from pixels of four bytes. The PDF writer takes such a picture as it is; one with
 * transparency it takes apart in the background, several at once, and the order in the file hangs on which is done first.
 */
export function opaquePng(rgba: Uint8Array, width: number, height: number): Uint8Array {
  const lines = Buffer.alloc(height * (1 + width * 3));
  let to = 0;
  for (let y = 0; y < height; y++) {
    to += 1; // Each line begins with its filter: 0, none.
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 4;
      lines[to++] = rgba[from]!;
      lines[to++] = rgba[from + 1]!;
      lines[to++] = rgba[from + 2]!;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8); // Eight bits, red, green and blue; no interlacing.
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return new Uint8Array(Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', deflateSync(lines, { level: 9 })), chunk('IEND', Buffer.alloc(0))]));
}

function chunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
