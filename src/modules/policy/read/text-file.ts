import { refuse } from './refusals.ts';

export interface DecodedText { text: string; encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' }

function attempt(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

/** Share of characters that no readable text has: controls, private use, replacement. */
function strangeness(text: string): number {
  let strange = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32) || code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) strange += 1;
  }
  return text === '' ? 0 : strange / text.length;
}

/**
 * Decodes a text file: UTF-8 (with or without byte-order mark, which is dropped), UTF-16 with a mark, otherwise
 * GB18030. Line ends stay as they are.
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const encodings = marked === null ? (['utf-8', 'gb18030'] as const) : ([marked] as const);
  for (const encoding of encodings) {
    const text = attempt(bytes, encoding);
    if (text !== null && strangeness(text) < 0.005) return { text, encoding };
  }
  throw refuse('POLICY_FILE_ENCODING_UNKNOWN', file);
}
