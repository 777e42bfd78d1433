import { Alert, App, Button, Drawer, Form, Input, Modal, Popconfirm, Select, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approveWhiteList, delistFirm, listWhiteListEditions, listWhiteListEntries, openWhiteListEdition, reviewWhiteList, scoreWhiteList, type WhiteListEdition, type WhiteListEntry, type WhiteListState } from '../../../../../src/modules/finance/contract.ts';
import type { CallAnswer } from '../../../app/api.ts';
import { useSay } from '../../../app/i18n.ts';
import { semicolon } from '../../../app/marks.ts';
import { useAction, useAnswer } from '../../../app/query.ts';
import { validValues } from '../../../app/valid-values.ts';
import { Empty } from '../../../components/empty.tsx';
import { PagedTable, usePaging } from '../../../components/paged-table.tsx';
import { PageHead } from '../../../components/page-head.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { EntryPanel } from './entry-panel.tsx';
import { StateLight } from './state-light.tsx';

type Editions = CallAnswer<typeof listWhiteListEditions>;
const STATES: readonly WhiteListState[] = ['REVIEWED', 'LISTED', 'RENEWED', 'CANDIDATE', 'SCORED', 'UNKNOWN', 'NOT_MET', 'REFUSED', 'DELISTED', 'SUPERSEDED'];

/** The desk of the white list: candidates with the reasons of the rule, review, approval and striking off. */
export default function WhiteListPage(): ReactNode {
  const { t } = useTranslation('finance');
  const { message } = App.useApp();
  const answer = useAnswer(listWhiteListEditions);
  const [chosen, setChosen] = useState<string>();
  const open = useAction(openWhiteListEdition, {
    onSuccess: ({ id, ...counts }) => {
      setChosen(id);
      void message.success(t('whiteList.list.opened', counts));
    },
  });
  const data = answer.data;
  const edition = data?.items.find((e) => e.id === chosen) ?? data?.items[0];
  return (
    <div className="stack">
      <PageHead title={t('whiteList.list.title')} lead={t('whiteList.list.lead')} actions={data?.mayScore ? <Button loading={open.isPending} onClick={() => open.mutate({ body: {} })}>{t('whiteList.list.open')}</Button> : undefined} />
      <ProblemAlert problem={answer.error ?? open.error} />
      {open.isPending ? <Alert type="info" showIcon title={t('whiteList.list.opening')} /> : null}
      {answer.isPending ? <Skeleton active /> : null}
      {data && !edition ? <section className="panel"><Empty title={t('whiteList.list.empty')} hint={t('whiteList.list.emptyHint')} /></section> : null}
      {data && edition ? (
        <>
          <Head editions={data.items} edition={edition} onChoose={setChosen} mayScore={data.mayScore} />
          <Entries key={edition.id} data={data} edition={edition} />
        </>
      ) : null}
    </div>
  );
}

function Head({ editions, edition, onChoose, mayScore }: { editions: readonly WhiteListEdition[]; edition: WhiteListEdition; onChoose: (id: string) => void; mayScore: boolean }): ReactNode {
  const { t } = useTranslation('finance');
  const { message } = App.useApp();
  const score = useAction(scoreWhiteList, { onSuccess: ({ scored }) => void message.success(t('whiteList.list.scored', { n: scored })) });
  const review = useAction(reviewWhiteList, { onSuccess: ({ firms }) => void message.success(t('whiteList.list.reviewed', { n: firms })) });
  const params = { id: edition.id };
  return (
    <section className="panel stack">
      <div className="row spread">
        <Select aria-label={t('whiteList.list.edition')} value={edition.id} onChange={onChoose} options={editions.map((e) => ({ value: e.id, label: t('whiteList.list.editionName', { year: e.year, no: e.no }) }))} />
        <small className="faint">{t('whiteList.list.valid', { on: edition.factsOn, until: edition.validUntil, version: edition.ruleVersion })} {edition.demo ? <Tag>{t('whiteList.list.demo')}</Tag> : null}</small>
      </div>
      <div className="grid">
        {STATES.filter((s) => edition.counts[s]).map((s) => (
          <div key={s} className="fact"><span className="faint">{t(`whiteList.list.state.${s}`)}</span><strong>{edition.counts[s]}</strong></div>
        ))}
      </div>
      <ProblemAlert problem={score.error ?? review.error} />
      {mayScore && (edition.counts.CANDIDATE || edition.counts.SCORED) ? (
        <div className="row">
          {edition.counts.CANDIDATE ? <Button type="primary" loading={score.isPending} onClick={() => score.mutate({ params })}>{t('whiteList.list.score')}</Button> : null}
          {edition.counts.SCORED ? <Button type="primary" loading={review.isPending} onClick={() => review.mutate({ params, body: { entryIds: null, keep: true, reason: null } })}>{t('whiteList.list.review')}</Button> : null}
        </div>
      ) : null}
    </section>
  );
}

type Dialog = { kind: 'refuse' | 'drop'; ids: string[] } | { kind: 'delist'; entry: WhiteListEntry };

function Entries({ data, edition }: { data: Editions; edition: WhiteListEdition }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const { message } = App.useApp();
  const { page, pageSize, onPage, first } = usePaging();
  const [state, setState] = useState<WhiteListState | undefined>(STATES.find((s) => edition.counts[s]));
  const [city, setCity] = useState<string>();
  const [q, setQ] = useState('');
  const [shown, setShown] = useState<WhiteListEntry>();
  const [dialog, setDialog] = useState<Dialog>();
  const answer = useAnswer(listWhiteListEntries, { params: { id: edition.id }, query: { page, pageSize, state, city, q: q || undefined } }, { keepPrevious: true });
  const mine = (answer.data?.items ?? []).filter((e) => e.mayApprove && e.state === 'REVIEWED');
  const approve = useAction(approveWhiteList, { onSuccess: (done) => void message.success(t('whiteList.list.approved', done)) });
  const cityName = (code: string): string => say(data.cities.find((c) => c.code === code) ?? { zh: code, en: code });
  const ids = mine.map((e) => e.id);
  // Of a firm that meets the rule the conditions it did not need are no reason for anything.
  const reasonOf = (e: WhiteListEntry): string => (e.trigger ? say(e.trigger) : e.judgementId ? (e.steps.at(-1)?.reason ?? '—') : e.reasons.map(say).join(semicolon()));
  return (
    <section className="stack">
      <div className="filters">
        <Select aria-label={t('whiteList.list.stateHead')} allowClear placeholder={t('whiteList.list.all')} value={state ?? null} onChange={(s) => { setState(s ?? undefined); first(); }} options={STATES.filter((s) => edition.counts[s]).map((s) => ({ value: s, label: `${t(`whiteList.list.state.${s}`)} ${edition.counts[s]}` }))} />
        {data.cities.length > 1 ? <Select aria-label={t('whiteList.list.city')} allowClear placeholder={t('whiteList.list.allCities')} value={city ?? null} onChange={(c) => { setCity(c ?? undefined); first(); }} options={data.cities.map((c) => ({ value: c.code, label: say(c) }))} /> : null}
        <Input.Search allowClear placeholder={t('whiteList.list.search')} aria-label={t('whiteList.list.search')} onSearch={(text) => { setQ(text.trim()); first(); }} />
      </div>
      {ids.length > 0 ? (
        <div className="row">
          <Popconfirm title={t('whiteList.list.approveSure')} okText={t('ok')} cancelText={t('cancel')} onConfirm={() => approve.mutate({ params: { id: edition.id }, body: { entryIds: ids, list: true, reason: null } })}>
            <Button type="primary" loading={approve.isPending}>{t('whiteList.list.approve', { n: ids.length })}</Button>
          </Popconfirm>
        </div>
      ) : null}
      <ProblemAlert problem={approve.error} />
      <PagedTable<WhiteListEntry>
        answer={answer}
        label={t('whiteList.list.title')}
        rowKey={(e) => e.id}
        onPage={onPage}
        onRow={setShown}
        empty={<Empty title={t('whiteList.list.noEntries')} />}
        columns={[
          { title: t('whiteList.list.firm'), render: (_, e) => <><div>{e.name}</div><small className="faint">{e.creditCode}</small></> },
          { title: t('whiteList.list.city'), render: (_, e) => cityName(e.city) },
          { title: t('whiteList.list.points'), align: 'right', render: (_, e) => e.points?.toFixed(2) ?? '—' },
          { title: t('whiteList.list.rank'), align: 'right', render: (_, e) => e.rank ?? '—' },
          { title: t('whiteList.list.stateHead'), render: (_, e) => <StateLight state={e.state} /> },
          { title: t('whiteList.list.reason'), width: 320, render: (_, e) => <small>{reasonOf(e)}</small> },
        ]}
        card={(e) => (
          <div className="stack-tight">
            <strong>{e.name}</strong>
            <span className="row spread"><StateLight state={e.state} /><span>{cityName(e.city)} · {e.points?.toFixed(2) ?? '—'}</span></span>
          </div>
        )}
      />
      <Drawer open={shown !== undefined} size={560} title={shown?.name} onClose={() => setShown(undefined)}>
        {shown ? (
          <EntryPanel entry={answer.data?.items.find((e) => e.id === shown.id) ?? shown} mayScore={data.mayScore}
            onRefuse={() => setDialog({ kind: 'refuse', ids: [shown.id] })} onDrop={() => setDialog({ kind: 'drop', ids: [shown.id] })} onDelist={() => setDialog({ kind: 'delist', entry: shown })} />
        ) : null}
      </Drawer>
      {dialog ? <ReasonDialog dialog={dialog} edition={edition.id} triggers={data.triggers} onClose={() => { setDialog(undefined); setShown(undefined); }} /> : null}
    </section>
  );
}

function ReasonDialog({ dialog, edition, triggers, onClose }: { dialog: Dialog; edition: string; triggers: Editions['triggers']; onClose: () => void }): ReactNode {
  const { t } = useTranslation('finance');
  const say = useSay();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ trigger?: string; reason: string }>();
  const done = (words: string): void => {
    void message.success(words);
    onClose();
  };
  const refuse = useAction(approveWhiteList, { onSuccess: ({ refused }) => done(t('whiteList.list.refused', { n: refused })) });
  const drop = useAction(reviewWhiteList, { onSuccess: ({ firms }) => done(t('whiteList.list.dropped', { n: firms })) });
  const delist = useAction(delistFirm, { onSuccess: () => done(t('whiteList.list.delisted')) });
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    const { trigger, reason } = values;
    if (dialog.kind === 'delist') delist.mutate({ params: { id: dialog.entry.id }, body: { trigger: trigger!, reason } });
    else if (dialog.kind === 'drop') drop.mutate({ params: { id: edition }, body: { entryIds: dialog.ids, keep: false, reason } });
    else refuse.mutate({ params: { id: edition }, body: { entryIds: dialog.ids, list: false, reason } });
  };
  const title = { refuse: t('whiteList.list.refuse'), drop: t('whiteList.list.drop'), delist: t('whiteList.list.delist') }[dialog.kind];
  return (
    <Modal open title={title} okText={t('ok')} cancelText={t('cancel')} confirmLoading={refuse.isPending || drop.isPending || delist.isPending} onOk={() => void send()} onCancel={onClose}>
      <Form form={form} layout="vertical">
        {dialog.kind === 'delist' ? <Form.Item name="trigger" label={t('whiteList.list.trigger')} rules={[{ required: true }]}><Select options={triggers.map((x) => ({ value: x.id, label: say(x) }))} /></Form.Item> : null}
        <Form.Item name="reason" label={t('whiteList.list.reason')} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      </Form>
      <ProblemAlert problem={refuse.error ?? drop.error ?? delist.error} />
    </Modal>
  );
}
