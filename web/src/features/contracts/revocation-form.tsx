import { Button, Form, Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { proposeRevocation } from '../../../../src/modules/contracts/contract.ts';
import type { CallInput } from '../../app/api.ts';
import { useGo } from '../../app/navigation.tsx';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { Contract } from './contract-page.tsx';

type Body = CallInput<typeof proposeRevocation>['body'];
const GROUNDS = ['FALSE_CONTRACT', 'FALSE_PAPERS', 'DECLARED_VOID', 'REGISTERED_TWICE'] as const;

/** The registry proposes to revoke; notice and decision follow on the case page. */
export function RevocationForm({ contract, onClose }: { contract: Contract; onClose: () => void }): ReactNode {
  const { t } = useTranslation('contracts');
  const go = useGo();
  const action = useAction(proposeRevocation, { onSuccess: ({ caseId }) => go(`/cases/${caseId}`) });
  return (
    <Form<Body> layout="vertical" onFinish={(body) => action.mutate({ params: { id: contract.id }, body })}>
      <p className="page-lead">{t('revocation.lead')}</p>
      <Form.Item name="ground" label={t('revocation.ground')} rules={[{ required: true }]}>
        <Select options={GROUNDS.map((value) => ({ value, label: t(`ground.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('revocation.reason')} rules={[{ required: true, min: 4 }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
      </Form.Item>
      <ProblemAlert problem={action.error} />
      <div className="row">
        <Button type="primary" danger htmlType="submit" loading={action.isPending}>
          {t('revocation.propose')}
        </Button>
        <Button onClick={onClose}>{t('change.close')}</Button>
      </div>
    </Form>
  );
}
