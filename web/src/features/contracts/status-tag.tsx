import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const COLOUR: Record<string, string> = {
  REGISTERED: 'green',
  RETURNED: 'gold',
  OBJECTED: 'gold',
  REFUSED: 'red',
  REFUSAL_CONFIRMED: 'red',
  DRAFT: 'default',
  WITHDRAWN: 'default',
};

export function StatusTag({ status }: { status: string }): ReactNode {
  const { t } = useTranslation('contracts');
  return <Tag color={COLOUR[status] ?? 'blue'}>{t(`status.${status}`)}</Tag>;
}
