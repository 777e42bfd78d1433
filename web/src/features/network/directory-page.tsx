import { App, Button, Modal, Select, Skeleton, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { searchOrganisations } from '../../../../src/kernel/identity/contract.ts';
import { type DeskView, listDesks, seatDesk } from '../../../../src/modules/network/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { AppLink } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'INDUSTRY'] as const;
const COUNTS = ['sent', 'received', 'accepted', 'returned', 'closed', 'open'] as const;

/** The desks of the network by level, who runs each, and how many cases passed through it; how other markets join. */
export default function DirectoryPage(): ReactNode {
  const { t } = useTranslation('network');
  const { data, error, isPending } = useAnswer(listDesks);
  const [seating, setSeating] = useState<DeskView>();
  return (
    <div className="stack">
      <PageHead title={t('directory.title')} lead={t('directory.lead')} actions={<AppLink to="/network/foreign">{t('directory.toForeign')}</AppLink>} />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {data ? (
        <>
          {LEVELS.map((level) => (
            <Level key={level} level={level} desks={data.desks} onSeat={data.maySeat ? setSeating : undefined} />
          ))}
          <section className="panel stack-tight" aria-labelledby="network-feeds">
            <h2 id="network-feeds">{t('directory.feeds')}</h2>
            <span>{t('directory.feedsText', { origin: data.repository.origin })}</span>
            <div className="row">
              <a href="/api/network/feed">{t('directory.json')}</a>
              <a href="/api/network/oai?verb=Identify">{t('directory.oai')}</a>
              <span className="faint row">
                {t('directory.basis')} {data.clauses.map((c) => <ClauseLink key={`${c.document} ${c.clause}`} document={c.document} path={c.clause} />)}
              </span>
            </div>
          </section>
        </>
      ) : null}
      {seating ? <SeatDialog desk={seating} onDone={() => setSeating(undefined)} /> : null}
    </div>
  );
}

function Level({ level, desks, onSeat }: { level: DeskView['level']; desks: readonly DeskView[]; onSeat: ((desk: DeskView) => void) | undefined }): ReactNode {
  const { t } = useTranslation('network');
  const say = useSay();
  const phone = usePhone();
  const rows = desks.filter((d) => d.level === level);
  const parent = (d: DeskView): ReactNode => {
    const above = desks.find((one) => one.id === d.parent);
    return above ? say(above) : '—';
  };
  const name = (d: DeskView): ReactNode => (
    <>
      <strong>{say(d)}</strong> {d.industry ? <Tag>{say(d.industry)}</Tag> : null}
    </>
  );
  const organisation = (d: DeskView): ReactNode => (
    <span>
      {d.organisation?.name ?? <span className="faint">{t('directory.empty')}</span>}
      {onSeat ? <Button type="link" size="small" onClick={() => onSeat(d)}>{t('directory.seat')}</Button> : null}
    </span>
  );
  return (
    <section className="panel stack-tight" aria-labelledby={`network-${level}`}>
      <h2 id={`network-${level}`}>{t(`level.${level}`)}</h2>
      {phone ? (
        rows.map((d) => (
          <div key={d.id} className="card-row stack-tight">
            <span>{name(d)}</span>
            {organisation(d)}
            <small className="faint">{COUNTS.map((c) => `${t(`directory.${c}`)} ${d.cases[c]}`).join(' · ')}</small>
          </div>
        ))
      ) : (
        <Table<DeskView>
          aria-label={t(`level.${level}`)} rowKey="id" size="small" pagination={false} dataSource={rows} tableLayout="fixed"
          columns={[
            { title: t('directory.desk'), width: '24%', render: (_, d) => name(d) },
            { title: t('directory.organisation'), width: '28%', render: (_, d) => organisation(d) },
            { title: t('directory.parent'), width: '15%', render: (_, d) => parent(d) },
            ...COUNTS.map((c) => ({ title: t(`directory.${c}`), align: 'right' as const, render: (_: unknown, d: DeskView) => <span className="number">{d.cases[c]}</span> })),
          ]}
        />
      )}
    </section>
  );
}

function SeatDialog({ desk, onDone }: { desk: DeskView; onDone: () => void }): ReactNode {
  const { t } = useTranslation('network');
  const say = useSay();
  const { message } = App.useApp();
  const [q, setQ] = useState('');
  const [organisationId, setOrganisation] = useState<string>();
  const found = useAnswer(searchOrganisations, { query: { q: q || undefined, pageSize: 20 } }, { keepPrevious: true });
  const seat = useAction(seatDesk, {
    onSuccess: () => {
      void message.success(t('directory.seated'));
      onDone();
    },
  });
  return (
    <Modal
      open title={`${t('directory.seat')}${colon()}${say(desk)}`} okText={t('desk.save')} cancelText={t('desk.cancel')} onCancel={onDone} confirmLoading={seat.isPending}
      okButtonProps={{ disabled: organisationId === undefined }} onOk={() => organisationId && seat.mutate({ params: { id: desk.id }, body: { organisationId } })}
    >
      <div className="stack-tight">
        <Select
          aria-label={t('directory.organisation')} showSearch={{ filterOption: false, onSearch: setQ }} value={organisationId ?? null} onChange={setOrganisation} style={{ width: '100%' }}
          loading={found.isFetching} notFoundContent={t('desk.notFound')} options={(found.data?.items ?? []).map((o) => ({ value: o.id, label: say({ zh: o.nameZh, en: o.nameEn }) }))}
        />
        <small className="faint">{t('directory.seatHint')}</small>
        <ProblemAlert problem={seat.error} />
      </div>
    </Modal>
  );
}
