import { isUtf8 } from 'node:buffer';

/** Enough to tell UTF-8 from GB 18030 in any text that is not plain ASCII. */
const PROBE = 256 * 1024;

/**
 * Bytes to text. Chinese spreadsheets still save CSV in GB 18030: bytes that are no UTF-8 are taken for that, because
 * any valid UTF-8 beyond ASCII is almost never valid by chance.
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let held: Uint8Array[] = [];
  let size = 0;
  const begin = (): string => {
    const head = Buffer.concat(held);
    decoder = new TextDecoder(looksUtf8(head) ? 'utf-8' : 'gb18030');
    held = [];
    return decoder.decode(head, { stream: true });
  };
  for await (const chunk of bytes) {
    if (decoder) {
      yield decoder.decode(chunk, { stream: true });
      continue;
    }
    held.push(chunk);
    size += chunk.length;
    if (size >= PROBE) yield begin();
  }
  if (!decoder) yield begin();
  yield decoder!.decode();
}

/** The probe may end inside a character: up to three bytes at its end do not count. */
function looksUtf8(head: Buffer): boolean {
  for (let cut = 0; cut <= 3 && cut < Math.max(head.length, 1); cut++) {
    if (isUtf8(head.subarray(0, head.length - cut))) return true;
  }
  return head.length === 0;
}
