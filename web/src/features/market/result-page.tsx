import { App, Button, Descriptions, Form, Input, Modal, Skeleton, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getResult, publishResult, type ResultView, submitResult, withdrawResult } from '../../../../src/modules/market/contract.ts';
import { comma } from '../../app/marks.ts';
import { AppLink, useGo, useRouteParam } from '../../app/navigation.tsx';
import { usePlaces } from '../../app/places.ts';
import { useAction, useAnswer } from '../../app/query.ts';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { CalendarDay, Instant } from '../../components/time.tsx';
import { TakeMandate } from '../brokers/take-mandate.tsx';
import { AskDialog } from './ask-dialog.tsx';
import { ResultHistoryPanel } from './result-history-panel.tsx';
import { SimilarPanel } from './similar-panel.tsx';
import { StatusTag } from './status-tag.tsx';

export default function ResultPage(): ReactNode {
  const id = useRouteParam('id');
  const { data, error } = useAnswer(getResult, { params: { id } });
  if (error) return <ProblemAlert problem={error} />;
  if (!data) return <Skeleton active />;
  return <Result result={data} />;
}

function Result({ result }: { result: ResultView }): ReactNode {
  const { t } = useTranslation(['market', 'library']);
  const { message, modal } = App.useApp();
  const go = useGo();
  const { nameOf } = usePlaces();
  const [open, setOpen] = useState<'ask' | 'withdraw'>();
  const publish = useAction(publishResult, { onSuccess: () => void message.success(t('result.published')) });
  const submit = useAction(submitResult, { onSuccess: () => void message.success(t('library:history.submitted')) });
  const askSubmit = (): void =>
    void modal.confirm({
      title: t('library:history.submit'), content: t('library:history.confirm'), okText: t('library:history.submit'), cancelText: t('result.cancel'),
      onOk: () => submit.mutate({ params: { id: result.id }, body: { truthful: true } }),
    });
  const line = (label: string, value: ReactNode) => (value ? [{ key: label, label, children: value }] : []);
  const yesNo = (value: boolean): string => t(value ? 'result.yes' : 'result.no');
  return (
    <div className="stack">
      <PageHead
        title={<>{result.title || t('result.title')} <StatusTag of="resultStatus" status={result.status} /></>}
        lead={result.organisationName}
        actions={
          <>
            {result.may.ask ? <Button type="primary" onClick={() => setOpen('ask')}>{t('result.ask')}</Button> : null}
            {result.may.submit ? <Button type="primary" loading={submit.isPending} onClick={askSubmit}>{t('library:history.submit')}</Button> : null}
            {result.may.publish ? <Button type="primary" loading={publish.isPending} onClick={() => publish.mutate({ params: { id: result.id } })}>{t('result.publish')}</Button> : null}
            {result.may.edit ? <Button onClick={() => go(`/market/results/${result.id}/edit`)}>{t('result.edit')}</Button> : null}
            <TakeMandate subject="result" subjectId={result.id} />
            {result.may.withdraw ? <Button danger onClick={() => setOpen('withdraw')}>{t('result.withdraw')}</Button> : null}
          </>
        }
      />
      <ProblemAlert problem={publish.error ?? submit.error} />
      {result.caseId ? <AppLink to={`/cases/${result.caseId}`}>{t('library:history.case')}</AppLink> : null}
      <section className="panel stack">
        {result.full ? <p style={{ whiteSpace: 'pre-wrap' }}>{result.abstract || '—'}</p> : <p className="faint">{t('result.outlineOnly')}</p>}
        {result.keywords.length > 0 ? <div className="terms-line">{result.keywords.map((k) => <Tag key={k}>{k}</Tag>)}</div> : null}
      </section>
      <section className="panel">
        <Descriptions
          column={{ xs: 1, sm: 2, md: 2 }}
          items={[
            ...line(t('results.place'), result.region ? nameOf(result.region) : null),
            ...line(t('result.field'), result.field),
            ...line(t('result.maturity'), result.maturity ? t(`trl.${result.maturity}`) : null),
            ...line(t('result.mode'), result.intendedMode ? t(`mode.${result.intendedMode}`) : null),
            ...line(t('result.price'), result.priceHintFen === null ? null : <Money fen={result.priceHintFen} />),
            ...line(t('result.jobResult'), yesNo(result.jobResult)),
            ...line(t('result.fundingFiscal'), yesNo(result.fundingFiscal)),
            ...line(t('result.projectNumber'), result.projectNumber),
            ...line(t('result.owners'), result.owners.map((o) => (o.sharePpm < 1_000_000 ? `${o.name} ${o.sharePpm / 10_000}%` : o.name)).join(comma())),
            ...line(t('result.completers'), result.completers.map((c) => c.name).join(comma())),
            ...line(t('result.ip'), result.ipList.map((i) => i.number || i.title).join(comma())),
            ...line(t('result.contact'), result.contact),
            ...line(t('result.disclosed'), result.disclosureDate ? <CalendarDay date={result.disclosureDate} /> : null),
            ...line(t('result.publishedAt'), result.publishedAt ? <Instant at={result.publishedAt} /> : null),
          ]}
        />
        {result.demo ? <Tag>{t('demand.draftSource')}</Tag> : null}
      </section>
      <ResultHistoryPanel id={result.id} />
      <SimilarPanel kind="result" id={result.id} />
      {open === 'ask' ? <AskDialog result={result} onClose={() => setOpen(undefined)} /> : null}
      {open === 'withdraw' ? <WithdrawDialog id={result.id} onDone={() => setOpen(undefined)} /> : null}
    </div>
  );
}

function WithdrawDialog({ id, onDone }: { id: string; onDone: () => void }): ReactNode {
  const { t } = useTranslation('market');
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason: string }>();
  const withdraw = useAction(withdrawResult, {
    onSuccess: () => {
      void message.success(t('result.withdrawn'));
      onDone();
    },
  });
  return (
    <Modal open title={t('result.withdraw')} okText={t('result.withdraw')} cancelText={t('result.cancel')} okButtonProps={{ danger: true, loading: withdraw.isPending }} onOk={() => form.submit()} onCancel={onDone}>
      <Form form={form} layout="vertical" onFinish={(body) => withdraw.mutate({ params: { id }, body })}>
        <Form.Item name="reason" label={t('result.withdrawReason')} rules={[{ required: true, min: 2 }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
        </Form.Item>
      </Form>
      <ProblemAlert problem={withdraw.error} />
    </Modal>
  );
}
