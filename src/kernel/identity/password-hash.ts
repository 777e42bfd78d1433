import { type Algorithm, hash, parseOptions, verify } from '@node-rs/argon2';

/**
 * Argon2id as OWASP advises (2024): 19 MiB, two passes, one lane; about 25 ms on the reference machine. Hashes made with
 * other settings still verify and are renewed at the next sign-in.
 */
const ARGON2ID = 2 as Algorithm;
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1, outputLen: 32 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

export function isPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}

export function isOutdated(passwordHash: string): boolean {
  const used = parseOptions(passwordHash);
  return (
    used.algorithm !== PARAMETERS.algorithm ||
    used.memoryCost !== PARAMETERS.memoryCost ||
    used.timeCost !== PARAMETERS.timeCost ||
    used.parallelism !== PARAMETERS.parallelism
  );
}

/** Of a random text nobody kept; made with the settings above. */
export const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$ZAdfFEC4bhdvxjOoerPbyA$cvtqUK8yKz1HSHyzOCjSamJRmraPtAZdURgskbdcD8I';

/** Takes as long as checking a real password: an unknown name must not be told from a known one by the clock. */
export async function checkAgainstNothing(password: string): Promise<false> {
  await verify(NOBODYS_HASH, password);
  return false;
}
