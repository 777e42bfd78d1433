import { App, Button, Form, Input, Modal, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { askToTalk, listDemands } from '../../../../src/modules/market/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** Asks the owner of a result to talk, for one of the firm's open demands. */
export function AskDialog({ result, demandId, onClose }: { result: { id: string; title: string }; demandId?: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('market');
  const { message } = App.useApp();
  const go = useGo();
  const [form] = Form.useForm<{ demandId: string; message: string }>();
  const own = useAnswer(listDemands, { query: { scope: 'mine', status: 'PUBLISHED,MATCHED', page: 1, pageSize: 100 } }, { enabled: demandId === undefined });
  const ask = useAction(askToTalk, {
    onSuccess: (talk) => {
      void message.success(t('result.asked'));
      go(`/market/talks/${talk.id}`);
    },
  });
  const none = demandId === undefined && own.data?.total === 0;
  return (
    <Modal
      open title={t('result.askTitle')} okText={t('result.ask')} cancelText={t('result.cancel')} onCancel={onClose} onOk={() => form.submit()}
      okButtonProps={{ loading: ask.isPending, disabled: none }}
    >
      <p style={{ marginBottom: 12 }}><strong>{result.title}</strong></p>
      {none ? (
        <Empty title={t('result.askDemandNone')} hint={t('result.askDemandNoneHint')} action={<Button onClick={() => go('/market/demands/new')}>{t('demands.write')}</Button>} />
      ) : (
        <Form form={form} layout="vertical" initialValues={{ demandId, message: '' }} onFinish={(v) => ask.mutate({ body: { demandId: demandId ?? v.demandId, resultId: result.id, message: v.message } })}>
          {demandId === undefined ? (
            <Form.Item name="demandId" label={t('result.askDemand')} rules={[{ required: true }]}>
              <Select loading={own.isPending} options={(own.data?.items ?? []).map((d) => ({ value: d.id, label: d.title }))} />
            </Form.Item>
          ) : null}
          <Form.Item name="message" label={t('result.askMessage')} extra={t('result.askMessageHint')} rules={[{ required: true, whitespace: true }]}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={4_000} />
          </Form.Item>
        </Form>
      )}
      <ProblemAlert problem={ask.error ?? own.error} />
    </Modal>
  );
}
