import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { Instant } from '../../components/time.tsx';
import { addressOf } from './list-page.tsx';
import type { ReturnPageAnswer } from './return-page.tsx';

/** Figures that this return has published. */
export function PublishedPanel({ page }: { page: ReturnPageAnswer }): ReactNode {
  const { t } = useTranslation('returns');
  const say = useSay();
  if (page.published.length === 0) return null;
  return (
    <section className="panel stack">
      <h2>{t('published.title')}</h2>
      {page.item.demo ? <p className="faint">{t('published.demoNote')}</p> : null}
      <ul className="plain stack-tight">
        {page.published.map((p) => (
          <li key={p.indicator}>
            <div className="row">
              <span>{say(p)}</span>
              <strong className="number">{p.value.toLocaleString('en-US')} {p.unit}</strong>
              <Tag>{t('published.vintage', { n: p.vintage })}</Tag>
            </div>
            <small className="faint">{p.source}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Who did what when: steps, revisions, uploads. */
export function HistoryPanel({ page }: { page: ReturnPageAnswer }): ReactNode {
  const { t } = useTranslation('returns');
  return (
    <section className="panel stack">
      <h2>{t('history.title')}</h2>
      {page.steps.length === 0 ? <p className="faint">{t('history.none')}</p> : null}
      <ul className="plain return-history">
        {page.steps.toReversed().map((s) => (
          <li key={s.seq}>
            <strong>{t(`action.${s.action}`)}</strong> {s.byName}
            {inBrackets(s.organisation)} <small className="faint"><Instant at={s.at} /></small>
            {s.reason ? <div>{s.reason}</div> : null}
          </li>
        ))}
      </ul>
      {page.revisions.length > 1 ? (
        <div className="row">
          <span className="faint">{t('history.revisions')}</span>
          {page.revisions.map((r) => <AppLink key={r.revision} to={`${addressOf(page.item)}?revision=${r.revision}`}>{t('one.revision', { n: r.revision })}</AppLink>)}
        </div>
      ) : null}
      {page.uploads.length > 0 ? (
        <div className="stack-tight">
          <h3>{t('history.uploads')}</h3>
          <ul className="plain stack-tight">
            {page.uploads.map((u) => <li key={u.id}><span>{u.fileName}</span> <small className="faint">{t(`upload.${u.status}`)} · {u.byName} · <Instant at={u.at} /></small></li>)}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
