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
});
