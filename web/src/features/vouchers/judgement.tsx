import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Eligibility, Finding, OrderView } from '../../../../src/modules/vouchers/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { colon, semicolon } from '../../app/marks.ts';
import { formatMoney, Money } from '../../components/money.tsx';
import { useVoucherWords } from './words.ts';

const COLOUR = { YES: 'green', NO: 'red', UNKNOWN: 'gold' } as const;

/** Every condition with its answer, what is missing, and the document it rests on. What is not fulfilled comes first. */
export function EligibilityList({ eligibility }: { eligibility: Eligibility }): ReactNode {
  const { t, say } = useVoucherWords();
  const rank = { NO: 0, UNKNOWN: 1, YES: 2 };
  const leaves = [...eligibility.leaves].sort((a, b) => rank[a.answer] - rank[b.answer]);
  const clauses = [...new Set(leaves.map((l) => say(l.clause)))];
  return (
    <div className="stack-tight">
      <ul className="plain stack-tight">
        {leaves.map((leaf) => (
          <li key={leaf.id} className="judged">
            <Tag color={COLOUR[leaf.answer]}>{t(`answer.${leaf.answer}`)}</Tag>
            <span>
              {say(leaf)}
              {leaf.missing ? <small className="faint"> · {say(leaf.missing)}</small> : null}
            </span>
          </li>
        ))}
      </ul>
      <small className="faint">{t('rules.document')}{colon()}{clauses.join(semicolon())}</small>
    </div>
  );
}

export function FindingList({ findings }: { findings: readonly Finding[] }): ReactNode {
  const { t, say } = useVoucherWords();
  if (findings.length === 0) return <p className="faint">{t('order.noFindings')}</p>;
  return (
    <ul className="plain stack-tight">
      {findings.map((f, i) => (
        <li key={i} className="judged">
          <Tag color={f.severity === 'BLOCK' ? 'red' : 'gold'}>{t(f.severity === 'BLOCK' ? 'order.block' : 'order.check')}</Tag>
          <span>
            {say(f)}
            {f.proof.map((p, j) => (
              <small key={j} className="faint proof">{t('order.proof')}{colon()}{say(p)}</small>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** How the amount comes about: base, tiers, and the smallest of the limits. */
export function ComputationTable({ computation: c }: { computation: OrderView['computation'] }): ReactNode {
  const { t } = useVoucherWords();
  const language = useLanguage();
  const rows = c.tiers.filter((tier) => tier.partFen > 0);
  return (
    <div className="compute stack-tight">
      <dl>
        <div><dt>{t('compute.base')}</dt><dd><Money fen={c.eligibleBaseFen} unit="yuan" /></dd></div>
        {rows.map((tier) => (
          <div key={tier.fromFen}>
            <dt>{c.tiers.length === 1 ? t('compute.tierAll', { percent: tier.percent }) : t('compute.tier', { from: formatMoney(tier.fromFen, language, 'yuan'), percent: tier.percent })}</dt>
            <dd><Money fen={Math.floor(tier.shareFen)} unit="yuan" /></dd>
          </div>
        ))}
      </dl>
      <small className="faint">{t('compute.limits')}</small>
      <dl>
        {c.limits.map((l) => (
          <div key={l.limit} className={l.limit === c.decisive ? 'decisive' : undefined}>
            <dt>{t(`limit.${l.limit}`)}{l.limit === c.decisive ? <Tag color="blue">{t('compute.decisive')}</Tag> : null}</dt>
            <dd><Money fen={Math.floor(l.fen)} unit="yuan" /></dd>
          </div>
        ))}
        <div className="result"><dt>{t('compute.result')}</dt><dd><Money fen={c.grantFen} unit="yuan" /></dd></div>
      </dl>
    </div>
  );
}
