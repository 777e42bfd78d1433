import { App, Button, Checkbox, Descriptions, Form, Input, Modal, Skeleton, Table, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeDemand, type DemandView, getDemand, submitDemand } from '../../../../src/modules/market/contract.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import { TakeMandate } from '../brokers/take-mandate.tsx';
import { CheckUpPanel } from './check-up-panel.tsx';
import { DemandDeskPanel } from './demand-desk-panel.tsx';
import { SimilarPanel } from './similar-panel.tsx';
import { StatusTag } from './status-tag.tsx';
import './market.css';

export default function DemandPage(): ReactNode {
  const id = useRouteParam('id');
  const { data, error } = useAnswer(getDemand, { params: { id } });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active />;
  const body = <Body demand={data} />;
  return (
    <>
      <Head demand={data} />
      {data.may.edit ? (
        <div className="write-and-check">
          {body}
          <CheckUpPanel draft={data} />
        </div>
      ) : (
        body
      )}
      <DemandDeskPanel demand={data} />
      {data.status === 'DRAFT' ? null : <SimilarPanel kind="demand" id={data.id} />}
    </>
  );
}

function Head({ demand }: { demand: DemandView }): ReactNode {
  const { t } = useTranslation('market');
  const go = useGo();
  const [asking, ask] = useState<'submit' | 'close'>();
  const { may, id } = demand;
  return (
    <>
      <PageHead
        title={<>{demand.title || t('demand.title')} <StatusTag of="demandStatus" status={demand.status} /></>}
        lead={demand.organisationName ?? t('demands.anonymous')}
        actions={
          <>
            {may.submit ? <Button type="primary" onClick={() => ask('submit')}>{t('demand.submit')}</Button> : null}
            {may.match ? <Button {...(may.submit ? {} : { type: 'primary' as const })} onClick={() => go(`/market/demands/${id}/matches`)}>{t('demand.matches')}</Button> : null}
            {may.edit ? <Button onClick={() => go(`/market/demands/${id}/edit`)}>{t('demand.edit')}</Button> : null}
            {demand.caseId ? <Button onClick={() => go(`/cases/${demand.caseId}`)}>{t('demand.case')}</Button> : null}
            <TakeMandate subject="demand" subjectId={id} />
            {may.close ? <Button danger onClick={() => ask('close')}>{t('demand.close')}</Button> : null}
          </>
        }
      />
      {asking === 'submit' ? <SubmitDialog id={id} onDone={() => ask(undefined)} /> : null}
      {asking === 'close' ? <CloseDialog id={id} onDone={() => ask(undefined)} /> : null}
    </>
  );
}

function SubmitDialog({ id, onDone }: { id: string; onDone: () => void }): ReactNode {
  const { t } = useTranslation('market');
  const { message } = App.useApp();
  const [truthful, setTruthful] = useState(false);
  const submit = useAction(submitDemand, {
    onSuccess: () => {
      void message.success(t('demand.submitted'));
      onDone();
    },
  });
  return (
    <Modal
      open title={t('demand.submit')} okText={t('demand.submit')} cancelText={t('demand.cancel')} okButtonProps={{ disabled: !truthful, loading: submit.isPending }}
      onOk={() => submit.mutate({ params: { id }, body: { truthful: true } })} onCancel={onDone}
    >
      <div className="stack">
        <p>{t('demand.submitConfirm')}</p>
        <Checkbox checked={truthful} onChange={(e) => setTruthful(e.target.checked)}>{t('demand.truthful')}</Checkbox>
        <ProblemAlert problem={submit.error} />
      </div>
    </Modal>
  );
}

function CloseDialog({ id, onDone }: { id: string; onDone: () => void }): ReactNode {
  const { t } = useTranslation('market');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string; solvedOtherwise: boolean }>();
  const close = useAction(closeDemand, {
    onSuccess: () => {
      void message.success(t('demand.closed'));
      onDone();
    },
  });
  return (
    <Modal open title={t('demand.close')} okText={t('demand.close')} cancelText={t('demand.cancel')} okButtonProps={{ danger: true, loading: close.isPending }} onOk={() => form.submit()} onCancel={onDone}>
      <Form form={form} layout="vertical" initialValues={{ reason: '', solvedOtherwise: false }} onFinish={(body) => close.mutate({ params: { id }, body })}>
        <Form.Item name="reason" label={t('demand.closeReason')} rules={[{ required: true, min: 2 }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
        </Form.Item>
        <Form.Item name="solvedOtherwise" valuePropName="checked">
          <Checkbox>{t('demand.solvedOtherwise')}</Checkbox>
        </Form.Item>
      </Form>
      <ProblemAlert problem={close.error} />
    </Modal>
  );
}

function Body({ demand }: { demand: DemandView }): ReactNode {
  const { t } = useTranslation('market');
  const { nameOf } = usePlaces();
  const line = (label: string, value: ReactNode) => (value ? [{ key: label, label, children: value }] : []);
  return (
    <div className="stack">
      <section className="panel stack">
        {demand.full ? <p style={{ whiteSpace: 'pre-wrap' }}>{demand.problem || '—'}</p> : <p className="faint">{t('demand.outlineOnly')}</p>}
        {demand.constraints ? (
          <div>
            <h3>{t('demand.constraints')}</h3>
            <p style={{ whiteSpace: 'pre-wrap' }}>{demand.constraints}</p>
          </div>
        ) : null}
      </section>
      {demand.indicators.length > 0 ? (
        <section className="panel">
          <h3 style={{ marginBottom: 12 }}>{t('demand.indicators')}</h3>
          <Table
            size="small" pagination={false} rowKey={(row) => row.name} dataSource={demand.indicators} scroll={{ x: 'max-content' }}
            columns={[
              { title: t('demand.indicator'), dataIndex: 'name' },
              { title: t('demand.present'), render: (_, i) => (i.present ? `${i.present} ${i.unit}` : '—') },
              { title: t('demand.target'), render: (_, i) => `${t(`operator.${i.operator}`)} ${i.target} ${i.unit}` },
              { title: t('demand.testMethod'), render: (_, i) => i.testMethod || '—' },
            ]}
          />
        </section>
      ) : null}
      <section className="panel">
        <Descriptions
          column={{ xs: 1, sm: 2, md: 2 }}
          items={[
            ...line(t('demand.place'), [demand.region, demand.park].filter(Boolean).map((c) => nameOf(c!)).join(' · ')),
            ...line(t('demand.type'), t(`demandType.${demand.type}`)),
            ...line(t('demand.field'), demand.field),
            ...line(t('demands.budget'), demand.budgetFen === null ? null : <Money fen={demand.budgetFen} />),
            ...line(t('demand.deadline'), demand.deadline ? <CalendarDay date={demand.deadline} /> : null),
            ...line(t('demand.ipWish'), demand.ipWish ? t(`ipWish.${demand.ipWish}`) : null),
            ...line(t('demand.contact'), demand.contact),
            ...line(t('demand.published'), demand.publishedAt ? <Instant at={demand.publishedAt} /> : null),
            ...line(t('demand.secrecy'), demand.secrecy === 'INTERNAL' ? t('secrecy.INTERNAL') : null),
          ]}
        />
        {demand.demo ? <Tag>{t('demand.draftSource')}</Tag> : null}
      </section>
      {demand.may.match && demand.may.edit ? <p className="faint">{t('match.private')} <AppLink to={`/market/demands/${demand.id}/matches`}>{t('demand.matches')}</AppLink></p> : null}
    </div>
  );
}
