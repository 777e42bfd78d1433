import { App, Form, Input, Modal, Radio, Select } from 'antd';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDemands, listResults } from '../../../../src/modules/market/contract.ts';
import { type listDesks, sendHandover } from '../../../../src/modules/network/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

interface Fields {
  fromDesk: string;
  toDesk: string;
  subjectKind: 'demand' | 'result';
  subjectId: string;
  reason: string;
}

/** An officer hands a demand or an enquiry about a result to another desk. Only desks with an organisation can be chosen. */
export function SendDialog({ network, onDone }: { network: CallAnswer<typeof listDesks>; onDone: () => void }): ReactNode {
  const { t } = useTranslation('network');
  const say = useSay();
  const { message } = App.useApp();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch('subjectKind', form) ?? 'demand';
  const from = Form.useWatch('fromDesk', form) ?? network.mine[0];
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim()) || undefined;
  const official = useCan('market.demand.read');
  const demands = useAnswer(listDemands, { query: { page: 1, pageSize: 20, q, scope: official ? 'jurisdiction' : 'public' } }, { enabled: kind === 'demand', keepPrevious: true });
  const results = useAnswer(listResults, { query: { page: 1, pageSize: 20, q } }, { enabled: kind === 'result', keepPrevious: true });
  const found = kind === 'demand' ? demands : results;
  const send = useAction(sendHandover, {
    onSuccess: () => {
      void message.success(t('desk.sentDone'));
      onDone();
    },
  });
  const sender = network.desks.find((d) => d.id === from)?.organisation?.id;
  const own = network.desks.filter((d) => network.mine.includes(d.id));
  const others = network.desks.filter((d) => d.organisation !== null && d.organisation.id !== sender);
  const choice = (desks: typeof others) => desks.map((d) => ({ value: d.id, label: `${say(d)}${inBrackets(d.organisation?.name ?? '')}` }));
  return (
    <Modal open title={t('desk.send')} okText={t('desk.ok')} cancelText={t('desk.cancel')} confirmLoading={send.isPending} onOk={() => form.submit()} onCancel={onDone}>
      <Form<Fields> form={form} layout="vertical" initialValues={{ fromDesk: network.mine[0], subjectKind: 'demand' }} onFinish={(body) => send.mutate({ body })}>
        <Form.Item name="fromDesk" label={t('desk.from')} rules={[{ required: true }]}><Select options={choice(own)} /></Form.Item>
        <Form.Item name="toDesk" label={t('desk.to')} rules={[{ required: true }]}><Select showSearch={{ optionFilterProp: 'label' }} options={choice(others)} /></Form.Item>
        <Form.Item name="subjectKind" label={t('desk.kind')}>
          <Radio.Group options={(['demand', 'result'] as const).map((k) => ({ value: k, label: t(`kind.${k}`) }))} onChange={() => form.resetFields(['subjectId'])} />
        </Form.Item>
        <Form.Item name="subjectId" label={t('desk.subject')} extra={t('desk.subjectHint')} rules={[{ required: true }]}>
          <Select showSearch={{ filterOption: false, onSearch: setTyped }} loading={found.isFetching} notFoundContent={t('desk.notFound')} options={(found.data?.items ?? []).map((r) => ({ value: r.id, label: r.title }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('desk.reason')} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={3} maxLength={1000} /></Form.Item>
      </Form>
      <ProblemAlert problem={send.error} />
    </Modal>
  );
}
