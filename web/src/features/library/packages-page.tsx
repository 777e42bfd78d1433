import { Button, Select, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { listPackages, packageNews } from '../../../../src/modules/market/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useAddressState, useGo } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** All packages, by direction, with what is new for whoever subscribed. */
export default function PackagesPage(): ReactNode {
  const { t } = useTranslation('library');
  const say = useSay();
  const go = useGo();
  const [{ direction }, change] = useAddressState();
  const { data, error } = useAnswer(listPackages, { query: { direction } }, { keepPrevious: true });
  return (
    <div className="stack">
      <PageHead
        title={t('packages.title')} lead={t('packages.lead')}
        actions={data?.mayEdit ? <Button type="primary" onClick={() => go('/market/packages/new')}>{t('packages.new')}</Button> : null}
      />
      <ProblemAlert problem={error} />
      <News />
      {data ? (
        <div className="filters">
          <Select
            allowClear placeholder={t('packages.any')} aria-label={t('packages.direction')} value={direction ?? null} onChange={(value: string | null) => change({ direction: value ?? undefined })}
            options={data.directions.map((d) => ({ value: d.id, label: say(d) }))}
          />
        </div>
      ) : <Skeleton active />}
      {data?.packages.length === 0 ? <Empty title={t('packages.none')} hint={t('packages.noneHint')} /> : null}
      <div className="grid">
        {data?.packages.map((p) => (
          <section key={p.id} className="panel stack-tight">
            <h2><AppLink to={p.editionNo === null ? `/market/packages/${p.id}/edit` : `/market/packages/${p.id}`}>{p.title}</AppLink></h2>
            <div>
              <Tag color="blue">{say({ zh: p.directionZh, en: p.directionEn })}</Tag>
              {p.unseen ? <Tag color="red">{t('packages.unseen')}</Tag> : p.subscribed ? <Tag>{t('packages.subscribed')}</Tag> : null}
            </div>
            {p.summary ? <div className="faint clamp">{p.summary}</div> : null}
            <div>
              {p.editionNo === null ? t('packages.draft') : `${t('packages.edition', { no: p.editionNo })} · ${t('packages.released', { on: p.releasedOn })} · ${t('packages.items', { count: p.items })}`}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

/** New editions of what the reader subscribed to; nothing when there is none. */
function News(): ReactNode {
  const { t } = useTranslation('library');
  const { me } = useSession();
  const { data } = useAnswer(packageNews, { query: { page: 1, pageSize: 5 } }, { enabled: me !== undefined });
  const fresh = data?.items.filter((i) => i.unseen) ?? [];
  if (fresh.length === 0) return null;
  return (
    <section className="panel stack-tight">
      <strong>{t('packages.news')}</strong>
      {fresh.map((n) => (
        <div key={`${n.packageId}.${n.no}`}>
          <AppLink to={`/market/packages/${n.packageId}`}>{n.title} · {t('packages.edition', { no: n.no })}</AppLink> <span className="faint">{n.releasedOn} {n.note}</span>
        </div>
      ))}
    </section>
  );
}
