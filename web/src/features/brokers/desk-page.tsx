import { Alert, App, Button, Form, Input, Modal, Popconfirm, Select, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getBoard, getCalendar } from '../../../../src/flows/brokering/contract.ts';
import { addDays } from '../../../../src/kernel/base/calendar-date.ts';
import {
  changeSearch, deleteSearch, exportList, frequencies, listAlerts, listSearches, myBroker, readAlerts, runSearch, saveSearch, searchKinds, type SavedSearch, type SearchDraft,
} from '../../../../src/modules/brokers/contract.ts';
import { listDemandsToVisit } from '../../../../src/modules/market/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { usePaging } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import './brokers.css';

/** The broker's home: what is new, what is due, what he follows. */
export default function DeskPage(): ReactNode {
  const { t } = useTranslation('brokers');
  const mine = useAnswer(myBroker);
  return (
    <div className="stack">
      <PageHead
        title={t('desk.title')} lead={t('desk.lead')}
        actions={<><AppLink to="/brokers/board">{t('board.title')}</AppLink><AppLink to="/brokers/calendar">{t('calendar.title')}</AppLink><AppLink to="/brokers/rewards">{t('rewards.title')}</AppLink><AppLink to="/brokers/mine">{t('mine.title')}</AppLink></>}
      />
      {mine.data && mine.data.broker?.status !== 'REGISTERED' ? (
        <Alert type="info" showIcon title={t('desk.notRegistered')} description={t('desk.notRegisteredHint')} action={<AppLink to="/brokers/mine">{t('desk.apply')}</AppLink>} />
      ) : null}
      <div className="desk-columns">
        <div className="stack"><Alerts /><Searches /></div>
        <div className="stack"><Due /><Visits /></div>
      </div>
    </div>
  );
}

function Alerts(): ReactNode {
  const { t } = useTranslation('brokers');
  const { nameOf } = usePlaces();
  const { page, pageSize, onPage } = usePaging();
  const answer = useAnswer(listAlerts, { query: { page, pageSize } }, { keepPrevious: true });
  const read = useAction(readAlerts);
  const { data } = answer;
  return (
    <section className="panel stack-tight" aria-label={t('desk.alerts')}>
      <div className="row spread">
        <h2>{t('desk.alerts')} {data && data.unread > 0 ? <Tag color="blue">{t('desk.unread', { count: data.unread })}</Tag> : null}</h2>
        <span className="row">
          {data && data.unread > 0 ? <Button size="small" onClick={() => read.mutate({ body: {} })}>{t('desk.readAll')}</Button> : null}
          {data && data.total > 0 ? <Button size="small" onClick={() => void download(exportList, { params: { list: 'alerts' } })}>{t('desk.export')}</Button> : null}
        </span>
      </div>
      <ProblemAlert problem={answer.error} />
      {data?.total === 0 ? <Empty title={t('desk.noAlerts')} hint={t('desk.noAlertsHint')} /> : null}
      <ul className="desk-list">
        {data?.items.map((a) => (
          <li key={a.id}>
            <span>
              <Tag>{t(`kind.${a.kind}`)}</Tag>
              <span className={a.read ? undefined : 'alert-unread'}>
                <AppLink to={`/market/${a.kind === 'demand' ? 'demands' : 'results'}/${a.subjectId}`} onClick={() => read.mutate({ body: { ids: [a.id] } })}>{a.title}</AppLink>
              </span>
            </span>
            <small className="faint">{a.search} · {a.region ? `${nameOf(a.region)} · ` : ''}<Instant at={a.publishedAt} /></small>
          </li>
        ))}
      </ul>
      {data && data.total > data.page * data.pageSize ? <Button onClick={() => onPage(page + 1, pageSize)}>…</Button> : null}
    </section>
  );
}

function Searches(): ReactNode {
  const { t } = useTranslation('brokers');
  const { data, error } = useAnswer(listSearches);
  const [adding, setAdding] = useState(false);
  return (
    <section className="panel stack-tight" aria-label={t('desk.searches')}>
      <div className="row spread">
        <h2>{t('desk.searches')}</h2>
        <Button size="small" type="primary" onClick={() => setAdding(true)}>{t('desk.newSearch')}</Button>
      </div>
      <ProblemAlert problem={error} />
      {data?.length === 0 ? <Empty title={t('search.empty')} hint={t('search.emptyHint')} /> : null}
      <ul className="desk-list">{data?.map((s) => <Search key={s.id} search={s} />)}</ul>
      {adding ? <NewSearch onDone={() => setAdding(false)} /> : null}
    </section>
  );
}

function Search({ search: s }: { search: SavedSearch }): ReactNode {
  const { t } = useTranslation('brokers');
  const { message } = App.useApp();
  const { nameOf } = usePlaces();
  const run = useAction(runSearch, { onSuccess: ({ found }) => void message.info(found > 0 ? t('search.found', { count: found }) : t('search.foundNone')) });
  const change = useAction(changeSearch);
  const remove = useAction(deleteSearch);
  return (
    <li>
      <span>
        <strong>{s.name}</strong> {s.unread > 0 ? <Tag color="blue">{t('desk.unread', { count: s.unread })}</Tag> : null} {s.paused ? <Tag>{t('search.paused')}</Tag> : null}
        <br />
        <small className="faint">{[t(`kind.${s.kind}`), s.words, s.field, s.region && nameOf(s.region), t(`frequency.${s.frequency}`)].filter(Boolean).join(' · ')}</small>
      </span>
      <span className="row-tight">
        <Button size="small" loading={run.isPending} onClick={() => run.mutate({ params: { id: s.id } })}>{t('search.run')}</Button>
        <Button size="small" onClick={() => change.mutate({ params: { id: s.id }, body: { frequency: s.frequency, paused: !s.paused } })}>{t(s.paused ? 'search.resume' : 'search.pause')}</Button>
        <Popconfirm title={t('search.deleteConfirm')} onConfirm={() => remove.mutate({ params: { id: s.id } })}><Button size="small" danger>{t('search.delete')}</Button></Popconfirm>
      </span>
    </li>
  );
}

function NewSearch({ onDone }: { onDone: () => void }): ReactNode {
  const { t } = useTranslation('brokers');
  const { message } = App.useApp();
  const { cities, nameOf } = usePlaces();
  const [form] = Form.useForm<SearchDraft>();
  const save = useAction(saveSearch, {
    onSuccess: () => {
      void message.success(t('search.saved'));
      onDone();
    },
  });
  return (
    <Modal open title={t('desk.newSearch')} okText={t('search.save')} cancelText={t('search.cancel')} okButtonProps={{ loading: save.isPending }} onOk={() => form.submit()} onCancel={onDone}>
      <Form
        form={form} layout="vertical" initialValues={{ name: '', kind: 'both', words: '', field: '', region: null, frequency: 'DAILY' }}
        onFinish={(d) => save.mutate({ body: { ...d, region: d.region ?? null } })}
      >
        <Form.Item name="name" label={t('search.name')} rules={[{ required: true }]}><Input maxLength={60} /></Form.Item>
        <Form.Item name="kind" label={t('search.kind')}><Select options={searchKinds.map((k) => ({ value: k, label: t(`kind.${k}`) }))} /></Form.Item>
        <Form.Item
          name="words" label={t('search.words')} extra={t('search.wordsHint')} dependencies={['field', 'region']}
          rules={[{ validator: (_, v) => (v || form.getFieldValue('field') || form.getFieldValue('region') ? Promise.resolve() : Promise.reject(new Error(t('search.need')))) }]}
        >
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="field" label={t('search.field')}><Input maxLength={100} /></Form.Item>
        <Form.Item name="region" label={t('search.region')}><Select options={[{ value: null, label: t('search.anywhere') }, ...cities.map((c) => ({ value: c.code, label: nameOf(c.code) }))]} /></Form.Item>
        <Form.Item name="frequency" label={t('search.frequency')}><Select options={frequencies.map((f) => ({ value: f, label: t(`frequency.${f}`) }))} /></Form.Item>
      </Form>
      <ProblemAlert problem={save.error} />
    </Modal>
  );
}

const AHEAD = 14;

function Due(): ReactNode {
  const { t } = useTranslation('brokers');
  const say = useSay();
  const today = useToday();
  const month = today.slice(0, 7);
  const next = addDays(`${month}-28`, 5).slice(0, 7);
  const here = useAnswer(getCalendar, { query: { month } });
  const there = useAnswer(getCalendar, { query: { month: next } });
  const board = useAnswer(getBoard);
  const stale = board.data?.columns.flatMap((c) => c.cards).filter((c) => c.stale).length ?? 0;
  const until = addDays(today, AHEAD);
  const entries = [...(here.data?.entries ?? []), ...(there.data?.entries ?? [])].filter((e) => e.on <= until);
  return (
    <section className="panel stack-tight" aria-label={t('desk.today')}>
      <div className="row spread"><h2>{t('desk.today')}</h2>{stale > 0 ? <AppLink to="/brokers/board"><Tag color="orange">{t('desk.stale', { count: stale })}</Tag></AppLink> : null}</div>
      <ProblemAlert problem={here.error} />
      {here.isPending ? <Skeleton active /> : entries.length === 0 ? <Empty title={t('desk.nothingToday')} hint={t('desk.nothingTodayHint')} /> : null}
      <ul className="desk-list">
        {entries.map((e, i) => (
          <li key={i}>
            <span><Tag color={e.late ? 'red' : undefined}>{t(`entry.${e.kind}`)}</Tag><AppLink to={e.to}>{say(e)}</AppLink><br /><small className="faint">{e.about}</small></span>
            <span className={e.late ? 'deal-late number' : 'number'}><CalendarDay date={e.on} /></span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Visits(): ReactNode {
  const { t } = useTranslation('brokers');
  const { nameOf } = usePlaces();
  const { data } = useAnswer(listDemandsToVisit);
  if (!data || data.length === 0) return null;
  return (
    <section className="panel stack-tight" aria-label={t('desk.visits')}>
      <h2>{t('desk.visits')}</h2>
      <ul className="desk-list">
        {data.map((d) => <li key={d.id}><AppLink to={`/market/demands/${d.id}`}>{d.title}</AppLink><small className="faint">{d.organisationName} {d.park ? nameOf(d.park) : ''}</small></li>)}
      </ul>
    </section>
  );
}
