import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { canonicalJson } from '../base/canonical-json.ts';
import { Problem } from '../base/problem.ts';
import type { Database } from '../db/index.ts';
import { readHead } from './store.ts';

/** The end of the chain at one moment, signed, for somebody outside to keep. */
export interface SignedCheckpoint {
  seq: number;
  hash: string;
  /** ISO instant. */
  takenAt: string;
  /** Ed25519 over the canonical JSON of `{seq, hash, takenAt}`, base64. */
  signature: string;
  /** PEM; the outsider compares it with the one published by the operator. */
  publicKey: string;
}

/** A new Ed25519 key pair as PEM. The private part stays with the operator, outside the database. */
export function newCheckpointKey(): { privateKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/** Signs the present end of the chain. Seal first, so that it covers what was done until now. */
export async function exportCheckpoint(db: Database, privateKey: string, now: Date): Promise<SignedCheckpoint> {
  return signCheckpoint(await readHead(db.sql), privateKey, now);
}

/** Signs a place of a chain, the audit's or another's. */
export function signCheckpoint({ seq, hash }: { seq: number; hash: string }, privateKey: string, now: Date): SignedCheckpoint {
  const content = { seq, hash, takenAt: now.toISOString() };
  return {
    ...content,
    signature: sign(null, Buffer.from(canonicalJson(content)), privateKey).toString('base64'),
    publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
}

/**
 * Checks the signature with a key the caller trusts, not with the one that travels inside.
 * @throws Problem AUDIT_CHECKPOINT_FORGED
 */
export function assertCheckpoint(checkpoint: SignedCheckpoint, trustedPublicKey: string): void {
  const { seq, hash, takenAt, signature } = checkpoint;
  const signed = Buffer.from(canonicalJson({ seq, hash, takenAt }));
  if (verify(null, signed, trustedPublicKey, Buffer.from(signature, 'base64'))) return;
  throw new Problem('AUDIT_CHECKPOINT_FORGED', {
    zh: '校验点的签名与所给公钥不符，不能作为依据',
    en: 'The checkpoint is not signed by the given key and proves nothing',
    remedy: { zh: '请使用平台运营方公布的公钥和原始校验点文件', en: "Use the operator's published key and the original checkpoint file" },
  });
}
