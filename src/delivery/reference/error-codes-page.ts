import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../kernel/base/root.ts';
import type { BoundRoute } from '../../kernel/identity/index.ts';
import { errorCatalogue } from '../http/index.ts';

interface Sentence {
  zh: string;
  en: string;
  file: string;
}

const PROBLEM = /new Problem\(\s*'([A-Z][A-Z0-9_]+)'\s*,\s*\{([\s\S]*?)\n?\s*\}\s*\)/g;
const TEXT = (key: 'zh' | 'en'): RegExp => new RegExp(`\\b${key}:\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|\`((?:[^\`\\\\]|\\\\.)*)\`|"((?:[^"\\\\]|\\\\.)*)")`);

/** Every stable code: what it says, where it is raised, which routes name it. */
export function errorCodesPage(routes: readonly BoundRoute[]): string {
  const named = new Map(errorCatalogue(routes).map((e) => [e.code, e.routes]));
  const raised = sentences();
  const codes = [...new Set([...named.keys(), ...raised.keys()])].sort();
  const rows = codes.map((code) => {
    const s = raised.get(code);
    const text = s ? `${cell(s.zh)} · ${cell(s.en)}` : '';
    return `| \`${code}\` | ${text} | ${s ? `\`${s.file}\`` : ''} | ${(named.get(code) ?? []).map((r) => `\`${r}\``).join(' ')} |`;
  });
  return ['# Error codes', '', 'Codes are stable; sentences may be reworded. `…` stands for a value.', '', '| code | says | raised in | routes |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

const cell = (text: string): string => text.replace(/\$\{[^}]*\}/g, '…').replace(/\|/g, '\\|').replace(/\s+/g, ' ');

function sentences(): Map<string, Sentence> {
  const found = new Map<string, Sentence>();
  for (const file of sources('src')) {
    for (const [, code, body] of readFileSync(path.join(packageRoot, file), 'utf8').matchAll(PROBLEM)) {
      const pick = (key: 'zh' | 'en'): string => TEXT(key).exec(body!)?.slice(1).find((x) => x !== undefined) ?? '';
      if (!found.has(code!)) found.set(code!, { zh: pick('zh'), en: pick('en'), file });
    }
  }
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(path.join(packageRoot, folder))
    .sort()
    .flatMap((name) => {
      const file = `${folder}/${name}`;
      if (statSync(path.join(packageRoot, file)).isDirectory()) return sources(file);
      return name.endsWith('.ts') && !name.endsWith('.test.ts') ? [file] : [];
    });
}
