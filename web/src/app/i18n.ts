import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { setApiLanguage } from './api.ts';
import type { Feature } from './feature.ts';
import { appDictionary } from './dictionary.ts';

export type Language = 'zh' | 'en';

const STORAGE_KEY = 'innomatrix.language';

/** Chinese unless the person chose otherwise: the documents and the duty are Chinese, whatever the browser says. */
function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(STORAGE_KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh';
  }
}

function apply(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  setApiLanguage(language);
}

export async function startI18n(features: readonly Feature[]): Promise<void> {
  const texts = (language: Language): Record<string, object> =>
    Object.fromEntries([['app', appDictionary[language]], ...features.map((f) => [f.name, f.dictionary[language]])]);
  const language = rememberedLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    resources: { zh: texts('zh'), en: texts('en') },
    interpolation: { escapeValue: false },
    // A text nobody wrote shows its key and says so in the console, where the browser tests look.
    saveMissing: true,
    missingKeyHandler: (languages, namespace, key) => console.error(`No text ${namespace}:${key} in ${languages.join(', ')}`),
  });
  apply(language);
}

export async function chooseLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  apply(language);
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Private browsing may refuse storage: the choice then holds for this visit.
  }
}

export function useLanguage(): Language {
  return useTranslation('app').i18n.language === 'en' ? 'en' : 'zh';
}

/** Picks the screen's language from data that carries both; an absent English name falls back to the Chinese original. */
export function useSay(): (text: { zh: string; en?: string | null | undefined }) => string {
  const language = useLanguage();
  return (text) => (language === 'en' && text.en ? text.en : text.zh);
}
