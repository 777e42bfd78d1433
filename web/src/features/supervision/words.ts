import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { BoardItem, SupervisionLight } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import type { LightColour } from '../../components/light.tsx';

export const colourOf = (light: SupervisionLight): LightColour => light.toLowerCase() as LightColour;

interface Named {
  key: string;
  zh: string;
  en: string;
}

export interface SupervisionWords {
  t: TFunction<'supervision'>;
  /** Why a light is not green, in a sentence; milestones by name where they are known. */
  reason(reason: BoardItem['reasons'][number], milestones?: readonly Named[]): string;
}

export function useSupervisionWords(): SupervisionWords {
  const { t } = useTranslation('supervision');
  const say = useSay();
  return {
    t,
    reason: ({ kind, value, milestone }, milestones = []) => {
      const named = milestones.find((m) => m.key === milestone);
      return t(`reason.${kind}`, { value: Math.abs(value), milestone: named ? say(named) : (milestone ?? '') });
    },
  };
}
