import { App, Button, Form, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { closeWindow, netWindow, type WindowView } from '../../../../src/modules/clearing/contract.ts';
import { useAction } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { validValues } from '../../app/valid-values.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useClearingWords } from './words.ts';

/** What the service centre does with a window: close it, and by somebody else, net it. */
export function WindowActions({ window }: { window: WindowView }): ReactNode {
  const { t } = useClearingWords();
  const mayClose = useCan('clearing.window.close') && window.closed === null && window.count > 0;
  const mayNet = useCan('clearing.window.net') && window.closed !== null && window.netted === null;
  const [asking, setAsking] = useState<'close' | 'net'>();
  return (
    <>
      {mayClose ? (
        <Button type="primary" onClick={() => setAsking('close')}>
          {t(window.state === 'OPEN' ? 'act.closeEarly' : 'act.close')}
        </Button>
      ) : null}
      {mayNet ? (
        <Button type="primary" onClick={() => setAsking('net')}>
          {t('act.net')}
        </Button>
      ) : null}
      {asking === 'close' ? <CloseDialog window={window} onDone={() => setAsking(undefined)} /> : null}
      {asking === 'net' ? <NetDialog window={window} onDone={() => setAsking(undefined)} /> : null}
    </>
  );
}

function CloseDialog({ window, onDone }: { window: WindowView; onDone: () => void }): ReactNode {
  const { t } = useClearingWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ reason?: string }>();
  const action = useAction(closeWindow, {
    onSuccess: ({ items }) => {
      void message.success(t('act.closed', { count: items }));
      onDone();
    },
  });
  const send = async (): Promise<void> => {
    const values = await validValues(form);
    if (!values) return;
    const { reason } = values;
    action.mutate({ params: { id: window.id }, body: { reason: reason?.trim() || null } });
  };
  return (
    <Modal open title={t(window.state === 'OPEN' ? 'act.closeEarly' : 'act.close')} okText={t('act.ok')} cancelText={t('act.cancel')} confirmLoading={action.isPending} onOk={() => void send()} onCancel={onDone}>
      <div className="stack">
        <p>{t('act.closeHint')}</p>
        {window.state === 'OPEN' ? (
          <Form form={form} layout="vertical">
            <Form.Item name="reason" label={t('act.closeReason')} rules={[{ required: true, min: 4, max: 500 }]}>
              <Input.TextArea rows={3} />
            </Form.Item>
          </Form>
        ) : (
          <Form form={form} />
        )}
        <ProblemAlert problem={action.error} />
      </div>
    </Modal>
  );
}

function NetDialog({ window, onDone }: { window: WindowView; onDone: () => void }): ReactNode {
  const { t } = useClearingWords();
  const { message } = App.useApp();
  const action = useAction(netWindow, {
    onSuccess: () => {
      void message.success(t('act.netted'));
      onDone();
    },
  });
  return (
    <Modal open title={t('act.net')} okText={t('act.ok')} cancelText={t('act.cancel')} confirmLoading={action.isPending} onOk={() => action.mutate({ params: { id: window.id }, body: {} })} onCancel={onDone}>
      <div className="stack">
        <p>{t('act.netHint')}</p>
        <ProblemAlert problem={action.error} />
      </div>
    </Modal>
  );
}
