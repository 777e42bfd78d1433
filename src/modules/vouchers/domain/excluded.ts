import type { Finding } from '../contract.ts';

/** A kind of service no voucher pays, with the words that betray it. */
export interface ExcludedService {
  id: string;
  zh: string;
  en: string;
  /** false: the word only asks a person to look. */
  hard: boolean;
  words: readonly string[];
}

/** Excluded services that the words of an order, its item or its invoice betray. */
export function excludedServices(list: readonly ExcludedService[], inForce: readonly string[], texts: readonly string[]): Finding[] {
  const text = texts.map((t) => t.normalize('NFKC').replace(/\s+/g, '')).join('\n');
  return list
    .filter((s) => inForce.includes(s.id))
    .flatMap((service): Finding[] => {
      const word = service.words.find((w) => text.includes(w));
      if (word === undefined) return [];
      return [{
        code: 'EXCLUDED_SERVICE',
        severity: service.hard ? 'BLOCK' : 'CHECK',
        zh: `属于不予支持的“${service.zh}”`,
        en: `Belongs to services that are not supported: ${service.en.toLowerCase()}`,
        proof: [{ zh: `文字中出现“${word}”`, en: `The words contain "${word}"` }],
      }];
    });
}
