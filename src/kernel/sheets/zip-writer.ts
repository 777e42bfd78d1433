import { crc32, createDeflateRaw } from 'node:zlib';
import { bufferOf, type ZipEntry } from './zip.ts';

interface Written {
  name: string;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/** 1 January 2000: the same input gives the same bytes on every day. */
const DOS_DATE = ((2000 - 1980) << 9) | (1 << 5) | 1;

/** Puts a zip together part by part; parts of another zip are taken over as they are, without unpacking them. */
export class ZipWriter {
  private readonly parts: Buffer[] = [];
  private readonly written: Written[] = [];
  private size = 0;

  copy(zip: Uint8Array, entry: ZipEntry): void {
    const { name, method, crc, packed, unpacked, at } = entry;
    this.add({ name, method, crc, packed, unpacked }, [bufferOf(zip).subarray(at, at + packed)]);
  }

  async addText(name: string, text: string): Promise<void> {
    await this.addStream(name, [Buffer.from(text)]);
  }

  /** Packs what comes while it comes; only the packed form is kept. */
  async addStream(name: string, pieces: Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
    const deflate = createDeflateRaw({ level: 6 });
    let crc = 0;
    let unpacked = 0;
    const feed = (async () => {
      for await (const piece of pieces) {
        crc = crc32(piece, crc);
        unpacked += piece.length;
        if (!deflate.write(piece)) await new Promise((resolve) => deflate.once('drain', resolve));
      }
      deflate.end();
    })();
    // A source that fails must not leave the reader below waiting for ever.
    feed.catch((cause: unknown) => deflate.destroy(cause as Error));
    const packed: Buffer[] = [];
    for await (const piece of deflate as AsyncIterable<Buffer>) packed.push(piece);
    await feed;
    this.add({ name, method: 8, crc, packed: packed.reduce((n, p) => n + p.length, 0), unpacked }, packed);
  }

  private add(w: Omit<Written, 'offset'>, data: readonly Buffer[]): void {
    const name = Buffer.from(w.name);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(0x0800, 6);
    head.writeUInt16LE(w.method, 8);
    head.writeUInt16LE(DOS_DATE, 12);
    head.writeUInt32LE(w.crc, 14);
    head.writeUInt32LE(w.packed, 18);
    head.writeUInt32LE(w.unpacked, 22);
    head.writeUInt16LE(name.length, 26);
    this.written.push({ ...w, offset: this.size });
    for (const part of [head, name, ...data]) {
      this.parts.push(part);
      this.size += part.length;
    }
  }

  finish(): Uint8Array {
    const start = this.size;
    for (const w of this.written) {
      const name = Buffer.from(w.name);
      const head = Buffer.alloc(46);
      head.writeUInt32LE(0x02014b50, 0);
      head.writeUInt16LE(20, 4);
      head.writeUInt16LE(20, 6);
      head.writeUInt16LE(0x0800, 8);
      head.writeUInt16LE(w.method, 10);
      head.writeUInt16LE(DOS_DATE, 14);
      head.writeUInt32LE(w.crc, 16);
      head.writeUInt32LE(w.packed, 20);
      head.writeUInt32LE(w.unpacked, 24);
      head.writeUInt16LE(name.length, 28);
      head.writeUInt32LE(w.offset, 42);
      this.parts.push(head, name);
      this.size += head.length + name.length;
    }
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.written.length, 8);
    end.writeUInt16LE(this.written.length, 10);
    end.writeUInt32LE(this.size - start, 12);
    end.writeUInt32LE(start, 16);
    return Buffer.concat([...this.parts, end]);
  }
}
