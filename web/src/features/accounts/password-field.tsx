import { Button, Form, Input, Space } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { randomPassword } from './random-password.ts';

/** A password that somebody else will be told: readable on the screen, and quick to make a good one. */
export function PasswordField(): ReactNode {
  const { t } = useTranslation('accounts');
  const form = Form.useFormInstance();
  return (
    <Form.Item label={t('field.password')} required extra={t('hint.password')}>
      <Space.Compact block>
        <Form.Item name="password" noStyle rules={[{ required: true }]}>
          <Input aria-label={t('field.password')} autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Button onClick={() => form.setFieldValue('password', randomPassword((bytes) => crypto.getRandomValues(bytes)))}>{t('generate')}</Button>
      </Space.Compact>
    </Form.Item>
  );
}
