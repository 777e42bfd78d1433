import { App, Button, Form, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enterFundedProject, listFundedProjects, orderCorrection } from '../../../../src/modules/market/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { Light } from '../../components/light.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { PagedTable } from '../../components/paged-table.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay } from '../../components/time.tsx';

type Answer = CallAnswer<typeof listFundedProjects>;
type Row = Answer['items'][number];
const COLOUR = { DUE: 'green', OVERDUE: 'yellow', ORDERED: 'yellow', ORDER_OVERDUE: 'red', MET: 'green' } as const;

/** Projects with fiscal money that owe their results. */
export default function ProjectsPage(): ReactNode {
  const { t } = useTranslation('library');
  const [state, change] = useAddressState();
  const answer = useAnswer(listFundedProjects, { query: { page: Number(state.page ?? 1), pageSize: 20 } }, { keepPrevious: true });
  const [asking, setAsking] = useState<Row | 'new'>();
  const light = (r: Row): ReactNode => <Light colour={COLOUR[r.state]} text={t(`projects.states.${r.state}`)} />;
  const order = (r: Row): ReactNode => (r.mayOrder ? <Button size="small" onClick={() => setAsking(r)}>{t('projects.order')}</Button> : r.correctBy ? <span className="faint">{t('projects.orderBy')} <CalendarDay date={r.correctBy} /></span> : null);
  return (
    <div className="stack">
      <PageHead
        title={t('projects.title')} lead={<>{t('projects.lead')} {answer.data ? <small className="faint">{answer.data.clause}</small> : null}</>}
        actions={<>{answer.data?.mayEnter ? <Button type="primary" onClick={() => setAsking('new')}>{t('projects.enter')}</Button> : null}<AppLink to="/market/idle-results">{t('projects.idle')}</AppLink></>}
      />
      <PagedTable<Row>
        label={t('projects.title')} answer={answer} rowKey={(r) => r.id} onPage={(page) => change({ page: String(page) })} empty={<Empty title={t('projects.none')} hint={t('projects.noneHint')} />}
        columns={[
          { title: t('projects.number'), render: (_, r) => r.number },
          { title: t('projects.name'), render: (_, r) => r.title },
          { title: t('projects.unit'), render: (_, r) => r.organisationName },
          { title: t('projects.due'), render: (_, r) => <CalendarDay date={r.dueOn} /> },
          { title: t('projects.results'), align: 'right', render: (_, r) => r.results },
          { title: t('projects.state'), render: (_, r) => light(r) },
          { title: '', render: (_, r) => order(r) },
        ]}
        card={(r) => <div className="stack-tight"><strong>{r.title}</strong><div className="faint">{r.number} · {r.organisationName} · {r.dueOn}</div>{light(r)}{order(r)}</div>}
      />
      {asking === 'new' && answer.data ? <EnterDialog units={answer.data.units} onClose={() => setAsking(undefined)} /> : null}
      {asking && asking !== 'new' ? <OrderDialog project={asking} onClose={() => setAsking(undefined)} /> : null}
    </div>
  );
}

function EnterDialog({ units, onClose }: { units: Answer['units']; onClose: () => void }): ReactNode {
  const { t } = useTranslation('library');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ organisationId: string; number: string; title: string; endedOn: string }>();
  const enter = useAction(enterFundedProject, { onSuccess: () => { void message.success(t('projects.done')); onClose(); } });
  return (
    <Modal open title={t('projects.enter')} okText={t('editor.ok')} cancelText={t('editor.cancel')} confirmLoading={enter.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={(body) => enter.mutate({ body })}>
        <Form.Item name="organisationId" label={t('projects.unit')} rules={[{ required: true }]}><Select showSearch optionFilterProp="label" options={units.map((u) => ({ value: u.id, label: u.name }))} /></Form.Item>
        <Form.Item name="number" label={t('projects.number')} rules={[{ required: true, min: 2 }]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="title" label={t('projects.name')} rules={[{ required: true, min: 2 }]}><Input maxLength={300} /></Form.Item>
        <Form.Item name="endedOn" label={t('projects.ended')} rules={[{ required: true }]}><Input type="date" /></Form.Item>
      </Form>
      <ProblemAlert problem={enter.error} />
    </Modal>
  );
}

function OrderDialog({ project, onClose }: { project: Row; onClose: () => void }): ReactNode {
  const { t } = useTranslation('library');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const order = useAction(orderCorrection, { onSuccess: () => { void message.success(t('projects.ordered')); onClose(); } });
  return (
    <Modal open title={`${t('projects.order')} · ${project.number}`} okText={t('editor.ok')} cancelText={t('editor.cancel')} confirmLoading={order.isPending} onOk={() => form.submit()} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={(body) => order.mutate({ params: { id: project.id }, body })}>
        <Form.Item name="reason" label={t('projects.reason')} rules={[{ required: true, min: 4 }]}><Input.TextArea autoSize={{ minRows: 3 }} maxLength={1000} /></Form.Item>
      </Form>
      <ProblemAlert problem={order.error} />
    </Modal>
  );
}
