/** Without characters that are confused when read aloud or copied by hand (0 O 1 l I). */
const ALPHABET = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A first password, four groups of four: 92 bits. `random` fills an array with chance, as `crypto.getRandomValues` does. */
export function randomPassword(random: (bytes: Uint32Array<ArrayBuffer>) => Uint32Array<ArrayBuffer>): string {
  const characters = [...random(new Uint32Array(16))].map((n) => ALPHABET[Math.floor((n / 2 ** 32) * ALPHABET.length)]);
  return [0, 4, 8, 12].map((at) => characters.slice(at, at + 4).join('')).join('-');
}
