import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot as root } from '../../src/kernel/base/root.ts';
import { importsOf, readImports, sourceFiles } from './import-graph.ts';
import { foreignTables, hiddenClockOrChance, importBreaches, importRules } from './rules.ts';

// The planted breaches below are texts, not imports.
const imports = readImports(root, ['src', 'web/src', 'test', 'bench']).filter((i) => !i.from.startsWith('test/architecture/'));
const folders = (dir: string): string[] => readdirSync(path.join(root, dir)).filter((n) => statSync(path.join(root, dir, n)).isDirectory());
const schemas = new Set(['kernel', ...folders('src/modules'), ...folders('src/kernel'), ...folders('src/flows')]);
const sqlFiles = (folder: string): string[] =>
  readdirSync(path.join(root, folder)).flatMap((n) => {
    const rel = `${folder}/${n}`;
    return statSync(path.join(root, rel)).isDirectory() ? sqlFiles(rel) : n.endsWith('.sql') ? [rel] : [];
  });
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

describe('the house as it stands', () => {
  it('is really read: every floor has imports and no local import points to nothing', () => {
    for (const floor of ['src/kernel/', 'src/modules/', 'src/flows/', 'src/delivery/', 'web/src/']) {
      expect(imports.filter((i) => i.from.startsWith(floor)).length, floor).toBeGreaterThan(5);
    }
    const files = new Set(['src', 'web/src', 'test', 'bench'].flatMap((f) => sourceFiles(root, f)));
    expect(imports.filter((i) => !i.external && /\.tsx?$/.test(i.to) && !files.has(i.to))).toEqual([]);
  });
  it('keeps every import rule', () => {
    expect(importBreaches(imports)).toEqual([]);
  });
  it('lets no SQL touch the schema of another', () => {
    const files = [...sourceFiles(root, 'src').filter((f) => !/\.test\.ts$|\/testing\//.test(f)), ...sqlFiles('src')];
    expect(files.flatMap((f) => foreignTables(f, read(f), schemas))).toEqual([]);
  });
  it('takes time and chance as arguments below the delivery floor', () => {
    expect(sourceFiles(root, 'src').flatMap((f) => hiddenClockOrChance(f, read(f)))).toEqual([]);
  });
});

describe('planted breaches are caught', () => {
  const planted: Record<keyof typeof importRules, [file: string, text: string]> = {
    'kernel engines look only at lower floors': ['src/kernel/ledger/x.ts', `import { a } from '../procedure/index.ts';`],
    'modules do not reach sideways': ['src/modules/market/commands/x.ts', `import type { C } from '../../contracts/index.ts';`],
    'modules stand on the kernel alone': ['src/modules/market/x.ts', `export { a } from '../../flows/deal/index.ts';`],
    'flows use the façades of modules': ['src/flows/deal/x.ts', `import { insertContract } from '../../modules/contracts/store.ts';`],
    'nothing imports delivery': ['src/flows/deal/x.ts', `const s = await import('../../delivery/http/server.ts');`],
    'only main imports main': ['src/delivery/cli/x.ts', `import '../../main.ts';`],
    'decisions in domain/ touch no database, clock, file or network': ['src/modules/market/domain/x.ts', `import { readFileSync } from 'node:fs';`],
    'the web imports contracts only': ['web/src/features/market/x.tsx', `import { store } from '../../../../src/modules/market/store.ts';`],
    'the server does not import the web': ['src/delivery/http/x.ts', `import { theme } from '../../../web/src/app/theme.ts';`],
    'packs are loaded, never imported': ['src/modules/plan/x.ts', `import targets from '../../../packs/sunan/plan/targets.json';`],
    'contracts that the browser loads touch no server library': ['src/modules/market/contract.ts', `import pg from 'pg';`],
  };
  it.each(Object.keys(importRules))('%s', (rule) => {
    const [file, text] = planted[rule]!;
    expect(importBreaches(importsOf(file, text)).map((b) => b.rule)).toContain(rule);
  });
  it('SQL that joins a table of another module', () => {
    const inBuilder = `db.selectFrom('contracts.contract').selectAll()`;
    const inTemplate = 'sql`select 1 from market.demand d join contracts.contract c on true`';
    const known = new Set(['market', 'contracts']);
    expect(foreignTables('src/modules/market/store.ts', inBuilder, known)).toHaveLength(1);
    expect(foreignTables('src/modules/market/store.ts', inTemplate, known)).toHaveLength(1);
    expect(foreignTables('src/modules/market/migrations/001-x.sql', 'create table market.a (b uuid references contracts.contract (id));', known)).toHaveLength(1);
    expect(foreignTables('src/modules/market/store.ts', 'sql`select 1 from contracts.pub_turnover`', known)).toEqual([]);
  });
  it('a hidden clock and unseeded chance', () => {
    expect(hiddenClockOrChance('src/modules/market/domain/x.ts', 'const a = Date.now();')).toHaveLength(1);
    expect(hiddenClockOrChance('src/kernel/base/x.ts', 'return Math.random();')).toHaveLength(1);
  });
});
