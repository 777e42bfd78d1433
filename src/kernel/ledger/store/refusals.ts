import { formatYuan } from '../../base/money.ts';
import { Problem } from '../../base/problem.ts';
import { registerConstraints, type Violation } from '../../db/index.ts';
import { accountUnknown, reservationUnknown } from '../domain/numbers.ts';

/** What the database says beside the name of the constraint; nothing of it when the table's own CHECK was the guard. */
interface Numbers {
  n?: number;
  account?: string;
  zh?: string;
  en?: string;
  available?: number;
  asked?: number;
  amount?: number;
  year?: number;
  key?: string;
  entry?: number;
  by?: number;
  from?: string;
  to?: string;
  purpose?: string;
  allowed?: string[];
  reservation?: number;
  state?: string;
  expiresAt?: string;
  kind?: string;
}

function numbersOf({ detail }: Violation): Numbers {
  if (!detail?.startsWith('{')) return {};
  return JSON.parse(detail) as Numbers;
}

const yuan = (fen: number | undefined): string => (fen === undefined ? '?' : formatYuan(fen));
const place = ({ n }: Numbers): { row: number } | undefined => (n === undefined ? undefined : { row: n });
const STATES: Record<string, { zh: string; en: string }> = {
  committed: { zh: '已支用完毕', en: 'used up' },
  released: { zh: '已退回', en: 'given back' },
  expired: { zh: '已到期退回', en: 'expired and given back' },
};

function refusal(make: (numbers: Numbers) => Problem): (violation: Violation) => Problem {
  return (violation) => make(numbersOf(violation));
}

registerConstraints({
  'ledger.balance_no_overdraft': refusal((d) =>
    new Problem('LEDGER_OVERDRAFT', {
      zh: `账户“${d.zh ?? ''}”余额不足：可用 ${yuan(d.available)} 元，需要 ${yuan(d.asked)} 元`,
      en: `The account "${d.en ?? ''}" has ${yuan(d.available)} yuan available; ${yuan(d.asked)} are asked for`,
      remedy: {
        zh: `金额降到 ${yuan(d.available)} 元以内，或先退回其他预留、追加资金`,
        en: `Lower the amount to at most ${yuan(d.available)} yuan, release other reservations, or add money first`,
      },
    })),
  'ledger.ceiling_kept': refusal((d) =>
    new Problem('LEDGER_CEILING', {
      zh: `账户“${d.zh ?? ''}”${d.year ?? ''} 年度限额 ${yuan(d.amount)} 元：还可用 ${yuan(d.available)} 元，需要 ${yuan(d.asked)} 元`,
      en: `The account "${d.en ?? ''}" may pay ${yuan(d.amount)} yuan in ${d.year ?? ''}: ${yuan(d.available)} are left, ${yuan(d.asked)} are asked for`,
      remedy: {
        zh: `金额降到 ${yuan(d.available)} 元以内，列入下一年度，或按程序调整年度限额`,
        en: `Lower the amount to at most ${yuan(d.available)} yuan, carry it to the next year, or have the ceiling raised`,
      },
    })),
  'ledger.ceiling_missing': refusal((d) =>
    new Problem('LEDGER_CEILING_MISSING', {
      zh: `账户“${d.zh ?? ''}”没有 ${d.year ?? ''} 年度的限额，不能支出`,
      en: `The account "${d.en ?? ''}" has no ceiling for ${d.year ?? ''} and may pay nothing in that year`,
      remedy: { zh: '先核定该年度限额', en: 'Set the ceiling of that year first' },
    })),
  'ledger.transfer_earmark': refusal((d) =>
    new Problem('LEDGER_EARMARK', {
      where: place(d),
      zh: `账户“${d.zh ?? ''}”的资金专款专用，只能用于 ${(d.allowed ?? []).join('、')}，不能用于 ${d.purpose ?? ''}`,
      en: `Money of the account "${d.en ?? ''}" is earmarked for ${(d.allowed ?? []).join(', ')} and may not go to ${d.purpose ?? ''}`,
      remedy: { zh: '改用允许该用途的资金账户', en: 'Pay from an account that allows this purpose' },
    })),
  'ledger.transfer_one_book': refusal((d) =>
    new Problem('LEDGER_TWO_BOOKS', {
      where: place(d),
      zh: `一笔转账的两个账户必须在同一账簿：${d.from ?? ''}、${d.to ?? ''}`,
      en: `Both accounts of a transfer must be in one book, not ${d.from ?? ''} and ${d.to ?? ''}`,
    })),
  'ledger.transfer_two_accounts': refusal((d) =>
    new Problem('LEDGER_SAME_ACCOUNT', { where: place(d), zh: '转出和转入是同一账户', en: 'A transfer needs two different accounts' })),
  'ledger.transfer_amount_positive': refusal((d) =>
    new Problem('LEDGER_AMOUNT', {
      where: place(d),
      zh: `金额必须大于零，得到 ${yuan(d.amount)} 元`,
      en: `An amount must be above zero, got ${yuan(d.amount)} yuan`,
      remedy: { zh: '要退回款项，请冲销原转账', en: 'To give money back, reverse the transfer' },
    })),
  'ledger.account_known': refusal((d) => accountUnknown(d.account ?? '')),
  'ledger.account_same': refusal((d) =>
    new Problem('LEDGER_ACCOUNT_DIFFERS', {
      status: 409,
      zh: `账户“${d.zh ?? ''}”已开立，但透支规则、专款用途或限额方式不同`,
      en: `The account "${d.en ?? ''}" is open with another overdraft rule, earmark or kind of limit`,
      remedy: { zh: '按已有规则使用，或以不同的用途、类别另开账户', en: 'Use it by its rules, or open another with a different purpose or kind' },
    })),
  'ledger.account_ceilinged': refusal((d) =>
    new Problem('LEDGER_ACCOUNT_UNLIMITED', {
      zh: `账户 ${d.account ?? ''} 开立时未设年度限额，不能再加`,
      en: `The account ${d.account ?? ''} was opened without yearly ceilings`,
    })),
  'ledger.entry_key': refusal((d) =>
    new Problem('LEDGER_KEY_REUSED', {
      status: 409,
      zh: `业务键“${d.key ?? ''}”已用于分录 ${d.entry ?? ''}，内容不同`,
      en: `The key "${d.key ?? ''}" was used for entry ${d.entry ?? ''} with other content`,
      remedy: { zh: '重试须提交相同内容；新业务须用新键', en: 'A retry must send the same content; a new act needs a new key' },
    })),
  'ledger.reservation_known': refusal((d) => reservationUnknown(String(d.reservation ?? ''))),
  'ledger.reservation_open': refusal((d) =>
    new Problem('LEDGER_RESERVATION_CLOSED', {
      status: 409,
      zh: `预留 ${d.reservation ?? ''} ${STATES[d.state ?? '']?.zh ?? '已结束'}`,
      en: `Reservation ${d.reservation ?? ''} is ${STATES[d.state ?? '']?.en ?? 'closed'}`,
      remedy: { zh: '重新预留', en: 'Reserve again' },
    })),
  'ledger.reservation_in_time': refusal((d) =>
    new Problem('LEDGER_RESERVATION_EXPIRED', {
      status: 409,
      zh: `预留 ${d.reservation ?? ''} 已于 ${d.expiresAt ?? ''} 到期`,
      en: `Reservation ${d.reservation ?? ''} ran out at ${d.expiresAt ?? ''}`,
      remedy: { zh: '重新预留', en: 'Reserve again' },
    })),
  'ledger.reservation_run_out': refusal((d) =>
    new Problem('LEDGER_RESERVATION_TIME', {
      zh: `预留 ${d.reservation ?? ''} 到 ${d.expiresAt ?? ''} 才到期`,
      en: `Reservation ${d.reservation ?? ''} does not run out before ${d.expiresAt ?? ''}`,
    })),
  'ledger.reservation_adds_up': refusal((d) =>
    new Problem('LEDGER_COMMIT_TOO_LARGE', {
      zh: `支用 ${yuan(d.asked)} 元超过预留 ${d.reservation ?? ''} 的余额 ${yuan(d.available)} 元`,
      en: `${yuan(d.asked)} yuan are more than the ${yuan(d.available)} that reservation ${d.reservation ?? ''} still holds`,
      remedy: { zh: `最多支用 ${yuan(d.available)} 元；超出部分须另行预留`, en: `Commit at most ${yuan(d.available)} yuan; reserve the rest anew` },
    })),
  'ledger.transfer_known': refusal((d) =>
    new Problem('LEDGER_TRANSFER_UNKNOWN', {
      status: 404,
      zh: `没有编号为“${numberOf(d)}”的转账`,
      en: `No transfer is numbered "${numberOf(d)}"`,
    })),
  'ledger.transfer_reversible': refusal((d) =>
    new Problem('LEDGER_NOT_REVERSIBLE', {
      zh: d.kind === 'reverse' ? `${numberOf(d)} 本身是冲销，不能再冲销` : `${numberOf(d)} 没有移动资金，不能冲销`,
      en: d.kind === 'reverse' ? `${numberOf(d)} is itself a reversal` : `${numberOf(d)} moved no money`,
      remedy: d.kind === 'reverse' ? { zh: '请重新过账', en: 'Post it anew' } : { zh: '预留请用退回', en: 'Release the reservation' },
    })),
  'ledger.transfer_reversed_once': refusal((d) =>
    new Problem('LEDGER_ALREADY_REVERSED', {
      status: 409,
      zh: `${numberOf(d)} 已由分录 ${d.by ?? ''} 冲销`,
      en: `${numberOf(d)} was reversed by entry ${d.by ?? ''}`,
    })),
});

function numberOf({ entry, n }: Numbers): string {
  return n == null ? `${entry ?? ''}` : `${entry ?? ''}.${n}`;
}
