import { App, Button, Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { declareIndependence } from '../../../../src/modules/assessment/contract.ts';
import { useAction } from '../../app/query.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** Two statements that must be made and words of one's own; without them nothing is shown. */
export function Declaration({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('assessment');
  const { message } = App.useApp();
  const action = useAction(declareIndependence, { onSuccess: () => void message.success(t('declaration.signed')) });
  const stated = (name: string): object[] => [{ validator: async (_: unknown, value: boolean) => (value ? undefined : Promise.reject(new Error(t(`declaration.${name}`)))) }];
  return (
    <Form<{ statement: string }>
      layout="vertical"
      initialValues={{ statement: t('declaration.statementText') }}
      onFinish={({ statement }) => action.mutate({ params: { id }, body: { noPost: true, noConsultancy: true, statement } })}
    >
      <p className="faint">{t('declaration.hint')}</p>
      {['noPost', 'noConsultancy'].map((name) => (
        <Form.Item key={name} name={name} valuePropName="checked" rules={stated(name)}>
          <Checkbox>{t(`declaration.${name}`)}</Checkbox>
        </Form.Item>
      ))}
      <Form.Item name="statement" label={t('declaration.statement')} rules={[{ required: true, min: 4 }]}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
      <ProblemAlert problem={action.error} />
      <Button type="primary" htmlType="submit" loading={action.isPending}>{t('declaration.sign')}</Button>
    </Form>
  );
}
