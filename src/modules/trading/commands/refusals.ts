import { formatYuan } from '../../../kernel/base/money.ts';
import { Problem } from '../../../kernel/base/problem.ts';
import type { BidRefusal } from '../domain/bid.ts';
import type { SealedRefusal } from '../domain/sealed.ts';

/** An instant as a bidder reads it: Beijing time. */
function clockTime(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

/** A refusal in words, with what would be accepted. Always 409: the same bid may be right a moment later, or never again. */
export function refusalProblem(refusal: BidRefusal | SealedRefusal): Problem {
  const say = (code: (BidRefusal | SealedRefusal)['code'], zh: string, en: string, remedy?: { zh: string; en: string }) => new Problem(code, { status: 409, zh, en, ...(remedy && { remedy }) });
  switch (refusal.code) {
    case 'AUCTION_NOT_OPEN':
      return say('AUCTION_NOT_OPEN', `竞价尚未开始，开始时间为 ${clockTime(refusal.opensAt)}`, `Bidding has not begun; it opens at ${clockTime(refusal.opensAt)} Beijing time`);
    case 'AUCTION_CLOSED':
      return say('AUCTION_CLOSED', `已于 ${clockTime(refusal.closesAt)} 截止`, `It closed at ${clockTime(refusal.closesAt)} Beijing time`);
    case 'BID_TOO_LOW':
      return say('BID_TOO_LOW', `报价过低，至少 ${formatYuan(refusal.leastFen)} 元`, `The bid is too low: at least ${formatYuan(refusal.leastFen)} yuan`, {
        zh: `请报 ${formatYuan(refusal.leastFen)} 元或更高`, en: `Bid ${formatYuan(refusal.leastFen)} yuan or more`,
      });
    case 'BID_ALREADY_LEADING':
      return say('BID_ALREADY_LEADING', '您的报价已领先，无需加价', 'Your bid leads already');
    case 'BIDDER_NOT_ADMITTED':
      return noDeposit();
    case 'REVEAL_NOT_OPEN':
      return say('REVEAL_NOT_OPEN', `密封报价自 ${clockTime(refusal.opensAt)} 起开启`, `Sealed bids are opened from ${clockTime(refusal.opensAt)} Beijing time on`);
    case 'BID_SEALED_ALREADY':
      return say('BID_SEALED_ALREADY', '您已提交密封报价，不能更换或撤回', 'Your sealed bid has been handed in; it can be neither replaced nor withdrawn');
    case 'BID_NOT_SEALED':
      return say('BID_NOT_SEALED', '您没有在截止前提交密封报价', 'You handed in no sealed bid before the deadline');
    case 'SEAL_DOES_NOT_MATCH':
      return say('SEAL_DOES_NOT_MATCH', '金额或密钥与提交时的哈希不符', 'Amount or key is not what was sealed', { zh: '请使用提交时保存的回执', en: 'Use the receipt saved when you handed it in' });
  }
}

export function noDeposit(): Problem {
  return new Problem('NO_DEPOSIT', {
    status: 409, zh: '贵单位未获准入本场竞价，或保证金未到账', en: 'Your organisation is not admitted to this auction, or its deposit is not held',
    remedy: { zh: '在公告期内报名、通过资格审核并缴纳保证金', en: 'Register during the announcement, be qualified and pay the deposit' },
  });
}
