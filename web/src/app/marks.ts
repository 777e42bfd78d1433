import i18next from 'i18next';

/*
 * Marks between words that a screen puts together from data: 、，；：（） in Chinese, their Latin sisters in English. They
 * read the language when they are called; a component that draws them has `useTranslation` and is drawn anew with it.
 */
const mark = (zh: string, en: string): string => (i18next.language === 'en' ? en : zh);

/** Between the things of a list. */
export const comma = (): string => mark('、', ', ');

/** Between the parts of a sentence. */
export const pause = (): string => mark('，', ', ');

/** Between sentences on one line. */
export const semicolon = (): string => mark('；', '; ');

export const colon = (): string => mark('：', ': ');

/** An aside behind a word, with its own distance. */
export const inBrackets = (text: string | number): string => mark(`（${text}）`, ` (${text})`);
