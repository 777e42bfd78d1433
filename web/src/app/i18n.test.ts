import { describe, expect, it } from 'vitest';
import { features } from '../features/index.ts';
import { appDictionary } from './dictionary.ts';
import type { Texts } from './feature.ts';

const dictionaries = [{ name: 'app', dictionary: appDictionary }, ...features];

describe('the words of the screens', () => {
  it.each(dictionaries)('$name says the same things in Chinese and in English', ({ dictionary }) => {
    expect(keys(dictionary.en)).toEqual(keys(dictionary.zh));
  });

  it.each(dictionaries)('$name fills the same blanks in both languages, and is silent in one only where it is in the other', ({ dictionary }) => {
    const english = new Map(texts(dictionary.en));
    for (const [key, chinese] of texts(dictionary.zh)) {
      expect(english.get(key)?.trim() === '', key).toBe(chinese.trim() === '');
      expect(blanks(english.get(key) ?? ''), key).toEqual(blanks(chinese));
    }
  });

  it('every page and menu entry has a title in the dictionary of its feature', () => {
    for (const { name, routes, navigation, dictionary } of features) {
      for (const { title } of [...routes, ...navigation]) expect(keys(dictionary.zh), `${name}: ${title}`).toContain(title);
    }
  });

  it('no two features share a name or a path', () => {
    const names = features.map((f) => f.name);
    const paths = features.flatMap((f) => f.routes.map((r) => r.path));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

function texts(part: Texts, prefix = ''): [string, string][] {
  return Object.entries(part).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : texts(value, `${prefix}${key}.`),
  );
}

/** Chinese has one form for any number (`_other`) where English has two (`_one`, `_other`). */
function keys(part: Texts): string[] {
  return texts(part)
    .map(([key]) => key)
    .filter((key) => !key.endsWith('_one'))
    .sort();
}

function blanks(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();
}
