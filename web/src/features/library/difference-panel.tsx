import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { getPackage } from '../../../../src/modules/market/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { colon, semicolon } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';

type Difference = NonNullable<NonNullable<CallAnswer<typeof getPackage>['edition']>['since']>;

/** What came, went and changed between two editions. */
export function DifferencePanel({ since, title }: { since: Difference; title: string }): ReactNode {
  const { t } = useTranslation('library');
  const still = since.added.length + since.removed.length + since.changed.length === 0;
  return (
    <section className="panel stack-tight">
      <h2>{title}</h2>
      {still ? <span className="faint">{t('packages.nothing')}</span> : null}
      {since.added.map((i) => <div key={i.resultId}><Tag color="green">{t('packages.added')}</Tag><AppLink to={`/market/results/${i.resultId}`}>{i.title}</AppLink></div>)}
      {since.removed.map((i) => <div key={i.resultId}><Tag color="red">{t('packages.removed')}</Tag>{i.title}</div>)}
      {since.changed.map((c) => (
        <div key={c.resultId}>
          <Tag color="gold">{t('packages.changed')}</Tag>{c.title} <span className="faint">{c.fields.map((f) => `${t(`history.field.${f.field}`)}${colon()}${plain(f.before)} → ${plain(f.after)}`).join(semicolon())}</span>
        </div>
      ))}
    </section>
  );
}

function plain(value: unknown): string {
  const text = value === null || value === undefined || value === '' ? '—' : typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
