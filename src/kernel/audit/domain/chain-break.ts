/**
 * What somebody did to the log:
 * - `entry-changed`: its content no longer gives its hash, or not the hash that was sealed
 * - `entry-deleted`: the chain, or the queue of the sealer, names an entry that is gone
 * - `entry-inserted`: an entry that never went through the sealer, or a link pushed in later
 * - `entry-reordered`: it stands at another place than it was sealed at
 * - `links-missing`: places are missing inside the chain
 * - `link-changed`: a link was altered together with its entry, or the one before it was taken out and the rest renumbered
 * - `chain-cut`: the end of the chain is missing
 * - `chain-rewritten`: the chain is consistent, but not the one the checkpoint was taken from
 */
export type Tampering =
  | 'entry-changed'
  | 'entry-deleted'
  | 'entry-inserted'
  | 'entry-reordered'
  | 'links-missing'
  | 'link-changed'
  | 'chain-cut'
  | 'chain-rewritten';

export interface ChainBreak {
  /** Place in the chain; null for an entry outside it. */
  seq: number | null;
  entryId: string | null;
  what: Tampering;
  zh: string;
  en: string;
}

const WORDS: Record<Tampering, (place: string, entry: string) => { zh: string; en: string }> = {
  'entry-changed': (n, id) => ({
    zh: `第 ${n} 条审计记录（${id}）的内容被改动`,
    en: `Audit entry ${id} at ${n} was changed`,
  }),
  'entry-deleted': (n, id) => ({
    zh: `第 ${n} 条审计记录（${id}）被删除`,
    en: `Audit entry ${id} at ${n} was deleted`,
  }),
  'entry-inserted': (n, id) => ({
    zh: `第 ${n} 条审计记录（${id}）是绕过封存程序插入的`,
    en: `Audit entry ${id} at ${n} was inserted past the sealer`,
  }),
  'entry-reordered': (n, id) => ({
    zh: `审计记录（${id}）不在原来的位置，现位于第 ${n} 条，次序被调换`,
    en: `Audit entry ${id} now at ${n} was sealed at another place: the order was changed`,
  }),
  'links-missing': (n, id) => ({
    zh: `审计链第 ${n} 条（${id}）之前缺少记录，有记录被删除`,
    en: `Places before ${n} (${id}) are missing from the chain: entries were removed`,
  }),
  'link-changed': (n, id) => ({
    zh: `审计链在第 ${n} 条（${id}）处断开：该条记录连同链节被一并改动，或其前一条被删除后重新编号`,
    en: `The chain breaks at ${n} (${id}): the entry was changed together with its link, or the one before it was removed and the rest renumbered`,
  }),
  'chain-cut': (n, id) => ({
    zh: `审计链的末尾从第 ${n} 条（${id}）起被删除`,
    en: `The end of the chain was cut off from ${n} (${id}) on`,
  }),
  'chain-rewritten': (n, id) => ({
    zh: `审计链第 ${n} 条（${id}）与先前导出的校验点不符：链被整体改写`,
    en: `The chain at ${n} (${id}) differs from the checkpoint taken earlier: it was rewritten`,
  }),
};

export function chainBreak(what: Tampering, seq: number | null, entryId: string | null): ChainBreak {
  return { what, seq, entryId, ...WORDS[what](seq === null ? '-' : String(seq), entryId ?? '-') };
}
