import { Tag, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure } from '../../../../src/kernel/indicators/contract.ts';

const COLOURS: Record<Figure['confidence'], string> = { sourced: 'blue', derived: 'cyan', recalled: 'orange' };

/** How far a figure may be trusted; never left out where a number is shown. */
export function ConfidenceTag({ confidence }: { confidence: Figure['confidence'] }): ReactNode {
  const { t } = useTranslation('plan');
  return (
    <Tooltip title={t(`confidenceHint.${confidence}`)}>
      <Tag color={COLOURS[confidence]} variant="outlined" className="confidence">
        {t(`confidence.${confidence}`)}
      </Tag>
    </Tooltip>
  );
}
