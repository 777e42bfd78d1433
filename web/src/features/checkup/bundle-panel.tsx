import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleView } from '../../../../src/flows/checkup/contract.ts';
import type { RuleBook } from '../../../../src/kernel/rules/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma } from '../../app/marks.ts';
import { Money } from '../../components/money.tsx';

/** What may lawfully be drawn together, and why the rest is left out. */
export function BundlePanel({ book, bundle }: { book: RuleBook; bundle: BundleView }): ReactNode {
  const { t } = useTranslation('checkup');
  const say = useSay();
  const title = (rule: string): string => say(book.rules.find((r) => r.id === rule)!.title);
  if (bundle.chosen.length === 0 && bundle.open.length === 0 && bundle.left.length === 0) return null;
  return (
    <section className="panel stack-tight" aria-label={t('bundle.title')}>
      <div className="row spread">
        <h2>{t('bundle.title')}</h2>
        <strong className="bundle-total"><Money fen={bundle.totalFen} /></strong>
      </div>
      <small className="faint">{t('bundle.lead')}</small>
      {bundle.chosen.length === 0 ? <p className="faint">{t('bundle.none')}</p> : null}
      <ul className="plain stack-tight">
        {bundle.chosen.map((c) => <li key={c.id} className="row spread"><span>{title(c.rule)}</span><Money fen={c.paidFen} /></li>)}
      </ul>
      {bundle.left.length > 0 ? (
        <>
          <strong>{t('bundle.left')}</strong>
          <ul className="plain stack-tight">
            {bundle.left.map((l) => (
              <li key={l.id}>
                <div className="row spread"><span>{title(l.rule)}</span><s><Money fen={l.amountFen - l.paidFen} /></s></div>
                <small className="faint">{say(l)}{l.clause ? ` · ${l.clause}` : ''}</small>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {bundle.open.length > 0 ? <small className="faint">{t('bundle.open')}{colon()}{bundle.open.map((o) => title(o.rule)).join(comma())}</small> : null}
    </section>
  );
}
