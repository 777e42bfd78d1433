import { sha256 } from './sha256.ts';

/** What opens a seal: kept in this browser and as a downloaded receipt; the platform gets the hash alone. */
export interface Receipt {
  amountFen: number;
  nonce: string;
}

/** Canonical JSON of flat content: keys in order, no spaces. */
export function sealText(content: Record<string, string | number>): string {
  return `{${Object.keys(content).toSorted().map((key) => `${JSON.stringify(key)}:${JSON.stringify(content[key])}`).join(',')}}`;
}

function newNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (b) => b.toString(16).padStart(2, '0')).join('');
}

const place = (id: string): string => `innomatrix.seal.${id}`;

/** Seals an amount for `id` (an auction, or a result for its reserve) and keeps the receipt. */
export function seal(id: string, amountFen: number, bound: Record<string, string>): { hash: string; receipt: Receipt } {
  const receipt = { amountFen, nonce: newNonce() };
  localStorage.setItem(place(id), JSON.stringify(receipt));
  return { hash: sha256(sealText({ ...bound, ...receipt })), receipt };
}

export function keptReceipt(id: string): Receipt | undefined {
  const text = localStorage.getItem(place(id));
  return text === null ? undefined : (JSON.parse(text) as Receipt);
}

/** Hands the receipt to the person as a file, because a browser may forget. */
export function saveReceipt(name: string, receipt: Receipt): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(receipt, null, 1)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
