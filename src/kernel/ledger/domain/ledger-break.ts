import type { LedgerBreak } from '../contract.ts';

type What = LedgerBreak['what'];

interface Place {
  seq?: number | null;
  entry?: string | null;
  n?: number | null;
  account?: string | null;
  expected?: string | null;
  found?: string | null;
}

const WORDS: Record<What, (place: string) => { zh: string; en: string }> = {
  'entry-changed': (p) => ({ zh: `${p}的内容被改动`, en: `The content of ${p} was changed` }),
  'entry-deleted': (p) => ({ zh: `${p}被删除`, en: `${p} was deleted` }),
  'entry-inserted': (p) => ({ zh: `${p}是绕过记账程序插入的`, en: `${p} was inserted past the ledger` }),
  'queued-twice': (p) => ({ zh: `${p}已封存，却又排入待封存队列`, en: `${p} is sealed and stands in the queue of the sealer all the same` }),
  'entry-reordered': (p) => ({ zh: `${p}不在封存时的位置，次序被调换`, en: `${p} does not stand where it was sealed: the order was changed` }),
  'chain-broken': (p) => ({ zh: `链在${p}处断开`, en: `The chain breaks at ${p}` }),
  'chain-cut': (p) => ({ zh: `链的末尾自${p}起缺失`, en: `The end of the chain is missing from ${p} on` }),
  'chain-rewritten': (p) => ({ zh: `链在${p}处与校验点不符，曾被整体改写`, en: `The chain at ${p} differs from the checkpoint: it was rewritten` }),
  'account-wrong': (p) => ({ zh: `${p}与开立时不同，或余额行缺失`, en: `${p} is not what was opened, or its balance is missing` }),
  'balance-wrong': (p) => ({ zh: `${p}的余额与各笔转账之和不符`, en: `The balance of ${p} is not what its transfers add up to` }),
  'reservation-wrong': (p) => ({ zh: `${p}的预留与分录不符`, en: `The reservation of ${p} is not what its entries add up to` }),
  'ceiling-wrong': (p) => ({ zh: `${p}的年度限额或其使用数与分录不符`, en: `A ceiling of ${p} is not what its entries add up to` }),
  overdrawn: (p) => ({ zh: `${p}不得透支而已透支`, en: `${p} is overdrawn and may not be` }),
  'ceiling-passed': (p) => ({ zh: `${p}超过年度限额`, en: `${p} has passed a yearly ceiling` }),
  'earmark-broken': (p) => ({ zh: `${p}违反专款专用`, en: `${p} breaks an earmark` }),
  'two-books': (p) => ({ zh: `${p}跨越账簿或指向不存在的账户`, en: `${p} crosses books or names an account that does not exist` }),
};

/** A break with its place in words: transfer before entry, entry before account. */
export function ledgerBreak(what: What, at: Place): LedgerBreak {
  const { seq = null, entry = null, n = null, account = null, expected = null, found = null } = at;
  const transfer = entry !== null && n !== null ? `${entry}.${n}` : null;
  const link = seq === null ? '' : `（链上第 ${seq} 位）`;
  const linkEn = seq === null ? '' : ` (place ${seq} of the chain)`;
  const zhPlace = transfer ? `转账 ${transfer}` : entry !== null ? `分录 ${entry}` : account ? `账户 ${account}` : '链';
  const enPlace = transfer ? `transfer ${transfer}` : entry !== null ? `entry ${entry}` : account ? `account ${account}` : 'the chain';
  const zh = WORDS[what](`${zhPlace}${link}`).zh;
  const en = WORDS[what](`${enPlace}${linkEn}`).en;
  return { what, seq, entry, transfer, account, expected, found, zh, en: en.charAt(0).toUpperCase() + en.slice(1) };
}
