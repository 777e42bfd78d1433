import { Alert, App, Button, Descriptions, Form, type FormInstance, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../../app/api-problem.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** An act upon a dossier: the form, then what was filled in and what follows from it, then it is done. */
export function ActDialog<Values extends object>(props: {
  title: string;
  /** What follows from the act, shown before it is confirmed. */
  follows: string;
  form: FormInstance<Values>;
  initial: Partial<Values>;
  /** What was filled in, in words, for whoever confirms. */
  summary: (values: Values) => { label: string; value: ReactNode }[];
  action: { error: ApiProblem | null; isPending: boolean; reset: () => void };
  onSend: (values: Values) => void;
  onClose: () => void;
  danger?: boolean;
  children: ReactNode;
}): ReactNode {
  const { title, follows, form, initial, summary, action, onSend, onClose, danger = false, children } = props;
  const { t } = useTranslation('enterprises');
  const [checking, setChecking] = useState<Values>();
  const back = (): void => {
    action.reset();
    setChecking(undefined);
  };
  const go = (): void => {
    if (checking) onSend(checking);
    // What is wrong stands beside its field.
    else form.validateFields().then(setChecking, () => undefined);
  };
  return (
    <Modal
      open title={title} onCancel={onClose}
      footer={[
        <Button key="back" onClick={checking ? back : onClose}>{t(checking ? 'acts.back' : 'cancel')}</Button>,
        <Button key="go" type="primary" danger={danger && checking !== undefined} loading={action.isPending} onClick={go}>{t(checking ? 'acts.confirm' : 'acts.next')}</Button>,
      ]}
    >
      <div className="stack">
        <div hidden={checking !== undefined}>
          <Form<Values> form={form} layout="vertical" initialValues={initial as never} preserve>{children}</Form>
        </div>
        {checking ? (
          <>
            <Alert type={danger ? 'warning' : 'info'} showIcon title={follows} />
            <Descriptions size="small" column={1} bordered items={summary(checking).map(({ label, value }) => ({ key: label, label, children: value }))} />
          </>
        ) : null}
        <ProblemAlert problem={action.error} />
      </div>
    </Modal>
  );
}

/** What to do when an act is done: say so, and go back to the page, which shows it. */
export function useDone(onClose: () => void): (said: string) => void {
  const { message } = App.useApp();
  return (said) => {
    void message.success(said);
    onClose();
  };
}
