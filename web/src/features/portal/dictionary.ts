import type { Texts } from '../../app/feature.ts';

export const zh: Texts = { title: '首页' };
export const en: Texts = { title: 'Home' };
