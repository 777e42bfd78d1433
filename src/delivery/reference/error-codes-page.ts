import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../../kernel/base/root.ts';
import type { BoundRoute } from '../../kernel/identity/index.ts';
import { errorCatalogue } from '../http/index.ts';
import { type ProblemWords, problemWords } from './problem-words.ts';

interface Raised extends ProblemWords {
  file: string;
}

/** Every stable code: what it says, where it is raised, which routes name it. */
export function errorCodesPage(routes: readonly BoundRoute[]): string {
  const named = new Map(errorCatalogue(routes).map((e) => [e.code, e.routes]));
  const raised = raisedCodes();
  const codes = [...new Set([...named.keys(), ...raised.keys()])].sort();
  const rows = codes.map((code) => {
    const s = raised.get(code);
    const text = s ? `${cell(s.zh)} · ${cell(s.en)}` : '';
    return `| \`${code}\` | ${text} | ${s ? `\`${s.file}\`` : ''} | ${(named.get(code) ?? []).map((r) => `\`${r}\``).join(' ')} |`;
  });
  return [
    '# Error codes',
    '',
    'Codes are stable; sentences may be reworded. `…` stands for a value, ` / ` parts sentences of which one is said. Codes that',
    'name no route stop a start or a command, stand in the details of another problem, or may be answered by any route.',
    '',
    '| code | says | raised in | routes |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const cell = (text: string): string => text.replace(/…+/g, '…').replace(/\|/g, '\\|').replace(/\s+/g, ' ').trim();

/** Each code with the place that says it most directly, the first of several. */
function raisedCodes(): Map<string, Raised> {
  const found = new Map<string, Raised>();
  for (const file of sources('src')) {
    for (const words of problemWords(readFileSync(path.join(packageRoot, file), 'utf8'))) {
      if (words.rank > (found.get(words.code)?.rank ?? 0)) found.set(words.code, { ...words, file });
    }
  }
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(path.join(packageRoot, folder))
    .sort()
    .flatMap((name) => {
      const file = `${folder}/${name}`;
      if (statSync(path.join(packageRoot, file)).isDirectory()) return name === 'testing' ? [] : sources(file);
      return name.endsWith('.ts') && !/\.(test|child)\.ts$/.test(name) ? [file] : [];
    });
}
