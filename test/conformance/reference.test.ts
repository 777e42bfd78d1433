import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { referencePages } from '../../src/delivery/reference/index.ts';
import { packageRoot } from '../../src/kernel/base/root.ts';
import { composeHouse, described } from '../../src/main/house.ts';

const folder = path.join(packageRoot, 'docs/reference');
const pages = referencePages(described(composeHouse()));
const onDisk = (name: string): string => {
  const file = path.join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : '';
};

describe('docs/reference is what the code says; if not: npm run docs', () => {
  it('has every page as the code would write it now', () => {
    const stale = [...pages].filter(([name, text]) => onDisk(name) !== text).map(([name]) => name);
    expect(stale, `stale: ${stale.join(', ')}. Run: npm run docs`).toEqual([]);
  });
  it('has no page of something that is gone', () => {
    const gone = readdirSync(folder).filter((name) => name.endsWith('.md') && !pages.has(name));
    expect(gone, `gone: ${gone.join(', ')}. Run: npm run docs`).toEqual([]);
  });
  it('gives every error code a sentence in both languages', () => {
    expect([...pages.get('error-codes.md')!.matchAll(/^\| `(\w+)` \| +\|/gm)].map(([, code]) => code)).toEqual([]);
  });
  it('draws diagrams in the few forms of Mermaid that every renderer knows', () => {
    const forms = [/^stateDiagram-v2$/, /^  state "[^"]+" as (\w+)$/, /^  (\[\*\]|\w+) --> (\[\*\]|\w+)(: [^:;#"]+)?$/];
    const reserved = /\b(end|note|state|class|direction|default|hide|scale|as)\b(?! ")/;
    const diagrams = [...pages].filter(([name]) => name.startsWith('procedure-')).map(([, text]) => /```mermaid\n([\s\S]*?)\n```/.exec(text)![1]!);
    const odd = diagrams.flatMap((d) => d.split('\n').filter((line) => !forms.some((form) => form.test(line)) || reserved.test(line.replace(/^  state "[^"]+" as /, ''))));
    expect(diagrams.length).toBeGreaterThan(0);
    expect(odd).toEqual([]);
  });
});

describe('the documents', () => {
  const markdown = ['README.md', 'README.zh-CN.md', 'CHANGELOG.md', ...readdirSync(path.join(packageRoot, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file.split(path.sep).join('/')}`)];

  it.each(markdown)('%s links to files that are there', (file) => {
    const text = readFileSync(path.join(packageRoot, file), 'utf8');
    const targets = [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((m) => m[1]!).filter((to) => !/^[a-z]+:/.test(to));
    expect(targets.filter((to) => !existsSync(path.join(packageRoot, path.dirname(file), to)))).toEqual([]);
  });
  it('mention only files of the repository that are there', () => {
    const named = markdown.flatMap((file) => [...readFileSync(path.join(packageRoot, file), 'utf8').matchAll(/`((?:src|packs\/sunan|docs|test)\/[\w./-]+\.\w+)`/g)].map((m) => [file, m[1]!] as const));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter(([, to]) => !existsSync(path.join(packageRoot, to)))).toEqual([]);
  });
});
