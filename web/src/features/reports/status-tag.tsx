import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportHead } from '../../../../src/modules/reports/contract.ts';

const COLOURS: Record<ReportHead['status'], string> = { DRAFT: 'default', SUBMITTED: 'processing', ISSUED: 'success' };

export function StatusTag({ status }: { status: ReportHead['status'] }): ReactNode {
  const { t } = useTranslation('reports');
  return <Tag color={COLOURS[status]}>{t(`status.${status}`)}</Tag>;
}
