import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReturnItem } from '../../../../src/modules/returns/contract.ts';

const COLOUR: Record<ReturnItem['state'], string> = { NONE: 'default', DRAFT: 'default', SUBMITTED: 'processing', FIRST_APPROVED: 'processing', LOCKED: 'success' };

export function StateTag({ state }: { state: ReturnItem['state'] }): ReactNode {
  const { t } = useTranslation('returns');
  return <Tag color={COLOUR[state]}>{t(`state.${state}`)}</Tag>;
}

/** Working days left or late; nothing once it has been handed in. */
export function DaysLeft({ item }: { item: Pick<ReturnItem, 'daysLeft' | 'overdue'> }): ReactNode {
  const { t } = useTranslation('returns');
  const { daysLeft, overdue } = item;
  if (daysLeft === null) return null;
  if (overdue) return <Tag color="error">{t('days.late', { count: Math.max(1, -daysLeft) })}</Tag>;
  return daysLeft === 0 ? <Tag color="warning">{t('days.today')}</Tag> : <span className="faint">{t('days.left', { count: daysLeft })}</span>;
}
