import { App, Button, Form, Input, InputNumber, Modal, Select, Skeleton, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListEdition, listListEditions, openListEdition } from '../../../../src/modules/enterprises/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { useGo } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { useToday } from '../../app/today.ts';
import { Empty } from '../../components/empty.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { leadsOn } from '../../components/row-link.ts';
import { useCityName } from './use-places.ts';

/** Editions of yearly lists and the step each is in. */
export default function ListsPage(): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  const go = useGo();
  const phone = usePhone();
  const cityName = useCityName();
  const [opening, setOpening] = useState(false);
  const { data, error, isPending } = useAnswer(listListEditions);
  const kind = (e: ListEdition): string => say(data?.kinds.find((k) => k.id === e.list) ?? { zh: e.list, en: e.list });
  const state = (e: ListEdition): ReactNode => <Tag color={e.state === 'PUBLISHED' ? 'green' : e.state === 'NOTICE' ? 'gold' : 'blue'}>{t(`state.${e.state}`)}</Tag>;
  const place = (e: ListEdition): string => (e.region ? cityName(e.region) : t('lists.zone'));
  return (
    <div className="stack">
      <PageHead title={t('lists.title')} lead={t('lists.lead')} actions={data && data.mayOpenFor.length > 0 ? <Button type="primary" onClick={() => setOpening(true)}>{t('lists.open')}</Button> : null} />
      <ProblemAlert problem={error} />
      {isPending ? <Skeleton active /> : null}
      {data && data.editions.length === 0 ? <Empty title={t('lists.none')} /> : null}
      {data && data.editions.length > 0 ? (
        phone ? (
          data.editions.map((e) => (
            <button key={e.id} type="button" className="panel stack-tight row-link growth-plain" onClick={() => void go(`/growth/lists/${e.id}`)}>
              <strong>{e.title}</strong>
              <span className="row">{state(e)} {place(e)}</span>
              <small className="faint">{t('lists.candidates')} {e.candidates} · {t('lists.standing')} {e.standing}</small>
            </button>
          ))
        ) : (
          <Table<ListEdition>
            aria-label={t('lists.title')} rowKey="id" pagination={false} dataSource={[...data.editions]} onRow={(e) => leadsOn(() => void go(`/growth/lists/${e.id}`))}
            columns={[
              { title: t('lists.year'), width: 80, dataIndex: 'year' },
              { title: t('lists.listTitle'), render: (_, e) => <><strong>{e.title}</strong> <span className="faint">{kind(e)}</span></> },
              { title: t('lists.region'), width: 110, render: (_, e) => place(e) },
              { title: t('lists.state'), width: 120, render: (_, e) => state(e) },
              { title: t('lists.candidates'), width: 90, align: 'right', dataIndex: 'candidates' },
              { title: t('lists.standing'), width: 90, align: 'right', dataIndex: 'standing' },
              { title: t('lists.number'), width: 190, render: (_, e) => e.documentNumber ?? '—' },
            ]}
          />
        )
      ) : null}
      {opening && data ? <OpenDialog data={data} onDone={() => setOpening(false)} /> : null}
    </div>
  );
}

interface Fields {
  list: string;
  year: number;
  region: string;
  on: string;
  title: string;
}

const ZONE = 'zone';

function OpenDialog({ data, onDone }: { data: CallAnswer<typeof listListEditions>; onDone: () => void }): ReactNode {
  const { t } = useTranslation('growth');
  const say = useSay();
  const go = useGo();
  const today = useToday();
  const cityName = useCityName();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const open = useAction(openListEdition, {
    onSuccess: ({ id }) => {
      void message.success(t('lists.opened'));
      onDone();
      void go(`/growth/lists/${id}`);
    },
  });
  return (
    <Modal open title={t('lists.open')} okText={t('lists.ok')} cancelText={t('lists.cancel')} confirmLoading={open.isPending} onOk={() => form.submit()} onCancel={onDone}>
      <Form<Fields>
        form={form} layout="vertical" initialValues={{ year: Number(today.slice(0, 4)), region: data.mayOpenFor[0] ?? ZONE, on: today }}
        onFinish={({ region, ...f }) => open.mutate({ body: { ...f, region: region === ZONE ? null : region } })}
      >
        <Form.Item name="list" label={t('lists.kind')} rules={[{ required: true }]}><Select options={data.kinds.map((k) => ({ value: k.id, label: say(k) }))} /></Form.Item>
        <Form.Item name="title" label={t('lists.listTitle')} rules={[{ required: true, min: 4 }]}><Input maxLength={200} /></Form.Item>
        <div className="growth-form-grid">
          <Form.Item name="year" label={t('lists.year')} rules={[{ required: true }]}><InputNumber min={2000} max={2200} /></Form.Item>
          <Form.Item name="region" label={t('lists.region')}><Select options={data.mayOpenFor.map((r) => ({ value: r ?? ZONE, label: r ? cityName(r) : t('lists.zone') }))} /></Form.Item>
          <Form.Item name="on" label={t('lists.on')} rules={[{ required: true }]}><Input type="date" /></Form.Item>
        </div>
      </Form>
      <ProblemAlert problem={open.error} />
    </Modal>
  );
}
