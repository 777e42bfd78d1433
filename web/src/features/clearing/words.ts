import { useTranslation } from 'react-i18next';
import { type Language, useLanguage, useSay } from '../../app/i18n.ts';
import { formatDay } from '../../components/time.tsx';
import type { LightColour } from '../../components/light.tsx';

interface Standing {
  state: 'OPEN' | 'DUE' | 'INSPECTION' | 'TO_NET' | 'SETTLING' | 'SETTLED';
  dueOn: string | null;
  overdue: boolean;
}

/** Words of the clearing screens, with the names of cities as the server gave them. */
export function useClearingWords(places: readonly { code: string; zh: string; en: string }[] = []): {
  t: ReturnType<typeof useTranslation<'clearing'>>['t'];
  language: Language;
  city: (code: string) => string;
  light: (standing: Standing) => { colour: LightColour; text: string };
  due: (standing: Standing) => string;
} {
  const { t } = useTranslation('clearing');
  const say = useSay();
  const language = useLanguage();
  return {
    t,
    language,
    city: (code) => say(places.find((p) => p.code === code) ?? { zh: code, en: code }),
    light: ({ state, overdue }) => ({
      colour: state === 'SETTLED' ? 'done' : overdue ? 'red' : state === 'OPEN' ? 'green' : 'yellow',
      text: t(`state.${state}`),
    }),
    due: ({ dueOn, overdue }) => (dueOn ? t(overdue ? 'overdue' : 'due', { on: formatDay(dueOn, language) }) : '—'),
  };
}
