import { CheckCircleFilled, ClockCircleFilled, ExclamationCircleFilled, MinusCircleFilled, TrophyFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export type LightColour = 'done' | 'green' | 'yellow' | 'red' | 'grey';

const SIGNS: Record<LightColour, ReactNode> = {
  done: <TrophyFilled />,
  green: <CheckCircleFilled />,
  yellow: <ClockCircleFilled />,
  red: <ExclamationCircleFilled />,
  grey: <MinusCircleFilled />,
};

/**
 * A traffic light that speaks: shape and words beside the colour, for readers and printers that see none. `done` is a
 * goal reached; grey says that nothing is known, which is not the same as good.
 */
export function Light({ colour, text, compact = false }: { colour: LightColour; text?: string; compact?: boolean }): ReactNode {
  const { t } = useTranslation('app');
  const words = text ?? t(`light.${colour}`);
  return (
    <span className={`light light-${colour}`} title={compact ? words : undefined} role={compact ? 'img' : undefined} aria-label={compact ? t('light.label', { text: words }) : undefined}>
      {SIGNS[colour]}
      {compact ? null : <span>{words}</span>}
    </span>
  );
}
