import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Roles } from '../../src/kernel/identity/index.ts';
import type { Part } from '../../src/main/house.ts';

const FILES = ['index.ts', 'module.ts', 'contract.ts', 'README.md'];
/** What the next person needs to know of a module before its first line of code. */
const README_SECTIONS = ['## Law and practice', '## Words', '## Invariants'];
const HAN = /\p{Script=Han}/u;

/** What a module's folder still lacks; empty when it is complete. */
export function lacksInFolder(folder: string): string[] {
  const missing = FILES.filter((file) => !existsSync(path.join(folder, file))).map((file) => `has no ${file}`);
  const readme = path.join(folder, 'README.md');
  const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
  const sections = README_SECTIONS.filter((title) => !new RegExp(`^${title}\\n+\\S`, 'm').test(text));
  return [...missing, ...sections.map((title) => `README.md says nothing under "${title}"`)];
}

/** What is wrong with what a part declares to the house; empty when nothing is. */
export function faultsOf(part: Pick<Part, 'name' | 'permissions' | 'routes'>, roles: Roles, declared: ReadonlySet<string>): string[] {
  const granted = new Set([...roles.values()].flatMap((role) => role.grants.map((grant) => grant.permission)));
  const prefix = `${part.name}.`;
  return [
    ...part.permissions.flatMap(({ id, zh, en }) => [
      ...says(!/^[a-z]+(\.[a-z]+(-[a-z]+)*){2}$/.test(id) || !id.startsWith(prefix), `permission ${id} is not ${prefix}thing.verb`),
      ...says(!granted.has(id), `permission ${id} is granted to no role: nobody can ever do it`),
      ...says(!HAN.test(zh) || en.trim() === '', `permission ${id} is not named in both languages`),
    ]),
    ...part.routes.flatMap(({ contract: c }) => [
      ...says(!c.id.startsWith(prefix), `route ${c.id} is not ${prefix}…`),
      ...says(!c.path.startsWith('/api/'), `route ${c.id} is not under /api/`),
      ...says(!HAN.test(c.summary.zh), `route ${c.id} has no Chinese summary`),
      ...says(!/[a-z]{3}/i.test(c.summary.en) || HAN.test(c.summary.en), `route ${c.id} has no English summary`),
      ...says(typeof c.access !== 'string' && !declared.has(c.access.permission), `route ${c.id} asks for a permission nobody declares`),
      ...(c.errors ?? []).filter((code) => !/^[A-Z][A-Z0-9_]+$/.test(code)).map((code) => `route ${c.id} names the code ${code}`),
    ]),
  ];
}

const says = (wrong: boolean, sentence: string): string[] => (wrong ? [sentence] : []);

export function twice(values: readonly string[]): string[] {
  return values.filter((value, i) => values.indexOf(value) !== i);
}
