import { App, Button, Select, Skeleton, Tag } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPackage, getPackage, markPackageSeen, subscribePackage } from '../../../../src/modules/market/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon, comma } from '../../app/marks.ts';
import { useAddressState, useGo, useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { DifferencePanel } from './difference-panel.tsx';
import { ItemList } from './item-list.tsx';

/** One package as the public sees it: an edition, what changed since the one before, all editions. */
export default function PackagePage(): ReactNode {
  const { t } = useTranslation('library');
  const say = useSay();
  const go = useGo();
  const { message } = App.useApp();
  const id = useRouteParam('id');
  const [{ no }, change] = useAddressState();
  const { data, error } = useAnswer(getPackage, { params: { id }, query: { no } }, { keepPrevious: true });
  const subscribe = useAction(subscribePackage);
  const { mutate: seen } = useAction(markPackageSeen);
  const unseen = data?.unseen === true && no === undefined;
  useEffect(() => {
    if (unseen) seen({ params: { id } });
    // Once for each time the reader meets something new.
  }, [unseen, id, seen]);
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active />;
  const { edition } = data;
  const file = (): void => void download(exportPackage, { params: { id, no: edition!.no } }).catch((e: Error) => message.error(e.message));
  return (
    <div className="stack">
      <PageHead
        title={data.title} lead={data.summary}
        actions={
          <>
            {data.maySubscribe ? (
              <Button type={data.subscribed ? 'default' : 'primary'} loading={subscribe.isPending} onClick={() => subscribe.mutate({ params: { id }, body: { subscribe: !data.subscribed } })}>
                {t(data.subscribed ? 'packages.unsubscribe' : 'packages.subscribe')}
              </Button>
            ) : null}
            {edition ? <Button onClick={file}>{t('packages.export')}</Button> : null}
            {data.mayEdit ? <Button onClick={() => go(`/market/packages/${id}/edit`)}>{t('packages.edit')}</Button> : null}
          </>
        }
      />
      <div className="row">
        <Tag color="blue">{say({ zh: data.directionZh, en: data.directionEn })}</Tag>
        {data.clause.document ? <span className="faint">{t('packages.clause')} <ClauseLink document={data.clause.document} path={data.clause.path} /></span> : null}
        {data.editions.length > 0 ? (
          <Select
            aria-label={t('packages.editions')} value={edition?.no ?? null} onChange={(value: number | null) => change({ no: value === data.editions[0]?.no ? undefined : String(value) })} style={{ minWidth: 220 }}
            options={data.editions.map((e) => ({ value: e.no, label: `${t('packages.edition', { no: e.no })} · ${e.releasedOn}` }))}
          />
        ) : null}
      </div>
      {edition ? (
        <>
          <section className="panel stack">
            <h2>{t('packages.edition', { no: edition.no })} <small className="faint">{t('packages.items', { count: edition.items })} · {edition.releasedOn}</small></h2>
            {edition.note ? <p>{edition.note}</p> : null}
            <ItemList items={edition.list} label={t('packages.one')} />
            <small className="faint" style={{ overflowWrap: 'anywhere' }}>{t('packages.hash')} {edition.contentHash.slice(0, 16)} · {t('packages.rule')}{colon()}{[...edition.rule.keywords, ...edition.rule.fields].join(comma())}{edition.rule.minMaturity ? ` · TRL ≥ ${edition.rule.minMaturity}` : ''}</small>
          </section>
          {edition.since ? <DifferencePanel since={edition.since} title={t('packages.since')} /> : null}
        </>
      ) : <p className="faint">{t('packages.draft')}</p>}
    </div>
  );
}
