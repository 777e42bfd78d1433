import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Drawer, Space } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ActionDefinition, type ObjectionStatus, takeAction } from '../../../../src/kernel/procedure/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { refresh, useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Basis } from './basis.tsx';
import { ActionForm, REASON } from './form/action-form.tsx';

interface ActionDrawerProps {
  caseId: string;
  action: Pick<ActionDefinition, 'id' | 'zh' | 'en' | 'form' | 'reasonRequired' | 'grave' | 'clauses'>;
  /** What the person has seen; null for actions open to anybody. */
  expectedSeq: number | null;
  /** Values to begin with, e.g. the terms in force that are to be revised. */
  initial: Record<string, unknown>;
  objections: readonly ObjectionStatus[];
  onClose: () => void;
  onDone: () => void;
}

/** The form of an action beside the case, so that one can read while one writes. */
export default function ActionDrawer({ caseId, action, expectedSeq, initial, objections, onClose, onDone }: ActionDrawerProps): ReactNode {
  const { t } = useTranslation('procedure');
  const say = useSay();
  const [data, setData] = useState(initial);
  // One key for one opening of the form: pressing twice, or again after a lost answer, does not act twice.
  const [idempotencyKey, renewKey] = useState(newKey);
  const client = useQueryClient();
  const take = useAction(takeAction, { onSuccess: onDone });
  const submit = (): void => {
    const { [REASON]: reason, ...form } = data;
    take.mutate(
      { params: { id: caseId, action: action.id }, body: { expectedSeq, data: form, reason: typeof reason === 'string' ? reason : null, idempotencyKey } },
      {
        onError: (problem) => {
          // After a refusal the next attempt is another request; after a lost answer it is the same one.
          if (problem.status > 0) renewKey(newKey);
          // Somebody acted meanwhile: the page behind shows the case as it is now, before the person tries again.
          if (problem.code === 'CASE_CHANGED') void refresh(client, ['procedure']);
        },
      },
    );
  };
  const atFields = take.error?.code === 'FORM_INVALID' || take.error?.code === 'REASON_REQUIRED';
  useEffect(() => {
    if (!atFields) return;
    const first = document.querySelector('.action-form .ant-form-item-has-error');
    first?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    first?.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
  }, [atFields, take.error]);
  const formId = `action-${action.id}`;
  return (
    <Drawer
      open
      size={560}
      title={say(action)}
      onClose={onClose}
      footer={
        <Space>
          <Button type="primary" danger={action.grave} htmlType="submit" form={formId} loading={take.isPending}>
            {t('case.submit')}
          </Button>
          <Button onClick={onClose}>{t('action.cancel', { ns: 'app' })}</Button>
        </Space>
      }
    >
      <div className="stack">
        {action.grave ? <Alert type="warning" showIcon title={t('case.confirm', { action: say(action) })} /> : null}
        {atFields && take.error ? <Alert type="error" showIcon title={say(take.error)} /> : <ProblemAlert problem={take.error} />}
        <ActionForm
          id={formId}
          form={action.form}
          reason={action.reasonRequired ? t('case.note') : undefined}
          data={data}
          onChange={setData}
          onSubmit={submit}
          problem={atFields ? take.error : null}
          objections={objections}
        />
        {action.clauses.length > 0 ? <Basis clauses={action.clauses} /> : null}
      </div>
    </Drawer>
  );
}

/** `crypto.randomUUID` exists only on secure addresses; an office may serve the platform over plain HTTP. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
