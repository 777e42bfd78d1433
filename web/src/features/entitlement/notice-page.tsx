import { App, Button, Descriptions, Form, Input, Modal, Skeleton } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getNotice, object } from '../../../../src/modules/entitlement/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { useSession } from '../../app/session.tsx';
import { validValues } from '../../app/valid-values.ts';
import { Light } from '../../components/light.tsx';
import { Money } from '../../components/money.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';
import { NoticeState } from './notice-state.tsx';
import { entryColour, placeOf } from './words.ts';

type Notice = CallAnswer<typeof getNotice>;
type Entry = Notice['entries']['items'][number];

/** What the public reads: firms and amounts, what they rest on, and the way to object. */
export default function NoticePage(): ReactNode {
  const { t } = useTranslation('entitlement');
  const say = useSay();
  const id = useRouteParam('id');
  const { me } = useSession();
  const { page, pageSize, onPage, first } = usePaging();
  const [q, setQ] = useState('');
  const [objecting, setObjecting] = useState<Entry>();
  const answer = useAnswer(getNotice, { params: { id }, query: { page, pageSize, q: q || undefined } }, { keepPrevious: true });
  const data = answer.data;
  const open = data?.notice.status === 'running';
  const status = (e: Entry): ReactNode => <Light colour={entryColour[e.status]} text={t(`status.${e.status}`)} />;
  const objection = (e: Entry): ReactNode => (open && me && ['LISTED', 'OBJECTED'].includes(e.status) ? <Button type="link" size="small" onClick={() => setObjecting(e)}>{t('notice.object')}</Button> : null);
  return (
    <div className="stack">
      <PageHead title={data?.title ?? t('notice.one')} lead={data ? `${data.number} · ${say(placeOf(data.regions, data.region))}` : undefined} actions={data ? <NoticeState notice={data.notice} /> : undefined} />
      <ProblemAlert problem={answer.error} />
      {answer.isPending ? <Skeleton active /> : null}
      {data ? (
        <>
          <section className="panel stack">
            <Descriptions
              column={{ xs: 1, sm: 2 }}
              items={[
                { key: 'p', label: t('notice.policy'), children: say(data.policy) },
                { key: 'b', label: t('notice.basis'), children: `${data.rule.source} · ${data.clause}` },
                { key: 'f', label: t('notice.facts'), children: <CalendarDay date={data.factsOn} /> },
                { key: 'n', label: t('round.total'), children: <>{t('rounds.firms', { n: data.entries.total })} · <Money fen={data.totalFen} /></> },
                { key: 'c', label: t('notice.contact'), children: data.contact },
                { key: 'h', label: t('notice.hash'), children: <code title={t('notice.hashHint')}>{data.listHash.slice(0, 16)}</code> },
              ]}
            />
            {open && !me ? <AppLink to="/sign-in">{t('notice.signIn')}</AppLink> : null}
          </section>
          <Input.Search allowClear className="narrow" placeholder={t('search')} aria-label={t('search')} onSearch={(text) => { setQ(text.trim()); first(); }} />
          <PagedTable<Entry>
            answer={{ data: data.entries, error: null, isFetching: answer.isFetching, refetch: answer.refetch }}
            label={t('notice.one')}
            rowKey={(e) => String(e.no)}
            onPage={onPage}
            columns={[
              { title: t('notice.no'), dataIndex: 'no', align: 'right' },
              { title: t('notice.firm'), dataIndex: 'name' },
              { title: t('notice.code'), render: (_, e) => <span className="number">{e.creditCode}</span> },
              { title: t('notice.amount'), align: 'right', render: (_, e) => <Money fen={e.amountFen} unit="wan" /> },
              { title: t('rounds.state'), render: (_, e) => status(e) },
              { title: '', render: (_, e) => objection(e) },
            ]}
            card={(e) => (
              <div className="stack-tight">
                <strong>{e.no}. {e.name}</strong>
                <span className="row spread">{status(e)}<Money fen={e.amountFen} /></span>
                {objection(e)}
              </div>
            )}
          />
          {objecting ? <ObjectDialog id={id} entry={objecting} onClose={() => setObjecting(undefined)} /> : null}
        </>
      ) : null}
    </div>
  );
}

function ObjectDialog({ id, entry, onClose }: { id: string; entry: Entry; onClose: () => void }): ReactNode {
  const { t } = useTranslation('entitlement');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ text: string; telephone: string }>();
  const action = useAction(object, {
    onSuccess: () => {
      void message.success(t('notice.filed'));
      onClose();
    },
  });
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (values) action.mutate({ params: { id }, body: { no: entry.no, ...values } });
  };
  return (
    <Modal open title={t('notice.objectTo', { no: entry.no, name: entry.name })} okText={t('ok')} cancelText={t('cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onClose}>
      <Form form={form} layout="vertical">
        <Form.Item name="text" label={t('notice.text')} rules={[{ required: true, min: 10 }]}><Input.TextArea rows={4} maxLength={4000} /></Form.Item>
        <Form.Item name="telephone" label={t('notice.telephone')} rules={[{ required: true, min: 5 }]}><Input maxLength={50} /></Form.Item>
      </Form>
      <ProblemAlert problem={action.error} />
    </Modal>
  );
}
