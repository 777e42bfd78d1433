import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StatusTag } from './status-tag.tsx';

const COLOUR: Record<string, string> = { REGISTERED: 'green', AMENDED: 'cyan', CANCELLED: 'default', REVOKED: 'red' };

/** Where a contract stands: its registration once it has one, its case until then. */
export function StandingTag({ status, standing }: { status: string; standing: string | null }): ReactNode {
  const { t } = useTranslation('contracts');
  if (standing === null) return <StatusTag status={status} />;
  return <Tag color={COLOUR[standing] ?? 'default'}>{t(`standing.${standing}`)}</Tag>;
}
