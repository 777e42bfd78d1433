import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/kernel/base/root.ts';
import { kernelMigrations } from '../../src/kernel/db/index.ts';
import { readExamples } from '../../src/kernel/db/migration-examples.ts';
import { describeMigrations } from '../../src/kernel/db/migration-testing.ts';
import { createTestDatabase, type TestDatabase } from '../../src/kernel/db/testing.ts';
import { problemWords } from '../../src/delivery/reference/problem-words.ts';
import { composeHouse } from '../../src/main/house.ts';
import { faultsOf, lacksInFolder, twice } from './shortcomings.ts';

const house = composeHouse();
const declared = new Set(house.permissions.map((p) => p.id));
const roles = house.identity.roles;
const at = (...parts: string[]): string => path.join(packageRoot, ...parts);
const modules = readdirSync(at('src/modules')).filter((name) => statSync(at('src/modules', name)).isDirectory());
const scratch = mkdtempSync(path.join(tmpdir(), 'innomatrix-conformance-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe('every module', () => {
  it.each(modules)('%s is complete: façade, declaration, contract, and a README of its law, words and invariants', (name) => {
    expect(lacksInFolder(at('src/modules', name))).toEqual([]);
  });
  it.each(modules)('%s is a part of the house, with tables in a folder of its own', (name) => {
    expect(house.parts.find((part) => part.name === name)?.migrations).toBe(`src/modules/${name}/migrations`);
  });
});

describe('every part of the house', () => {
  it.each(house.parts.map((part) => part.name))('%s declares permissions and routes under its own name, granted and described', (name) => {
    const part = house.parts.find((p) => p.name === name)!;
    expect(faultsOf(part, roles, declared)).toEqual([]);
  });
  it('has its name, its permissions, its routes and its addresses to itself', () => {
    expect(twice(house.parts.map((part) => part.name))).toEqual([]);
    expect(twice(house.permissions.map((p) => p.id))).toEqual([]);
    expect(twice(house.routes.map((r) => r.contract.id))).toEqual([]);
    expect(twice(house.routes.map((r) => `${r.contract.method} ${r.contract.path.replace(/:\w+/g, ':')}`))).toEqual([]);
  });
  it('raises, in both languages, each code that its routes name', () => {
    const raised = new Set(sourcesOf('src').flatMap((file) => problemWords(readFileSync(file, 'utf8')).map((words) => words.code)));
    const silent = house.routes.flatMap((r) => (r.contract.errors ?? []).filter((code) => !raised.has(code)).map((code) => `${r.contract.id}: ${code}`));
    expect(silent).toEqual([]);
  });
});

// The first migration of a folder has nothing before it that it could spoil; each later one brings its example.
const folders = [kernelMigrations, ...house.migrations];
for (const folder of folders.filter((f) => f.module !== kernelMigrations.module)) describeMigrations(folder);
it('every migration after the first has an example of rows before and assertions after', () => {
  const bare = folders.flatMap((f) => readExamples(f).filter((e) => !e.migration.name.startsWith('001') && (!e.before || !e.after)));
  expect(bare.map((e) => `${e.migration.module}/${e.migration.name}`)).toEqual([]);
});

describe('the procedures of the pack', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await createTestDatabase(house.migrations);
  });
  afterAll(() => test.drop());

  it('name only permissions, guards and effects that the house has: it can be prepared', async () => {
    await house.prepare(test.db);
    expect(house.engine.definitions().length).toBeGreaterThan(0);
  });
  it('use every guard and effect that a module provides', () => {
    const used = new Set(house.engine.definitions().flatMap((d) => d.actions.flatMap((a) => [...a.guards, ...a.effects])));
    const provided = [house.market, house.contracts].flatMap(({ hooks }) => [...Object.keys(hooks.guards), ...Object.keys(hooks.effects)]);
    expect(provided.filter((name) => !used.has(name))).toEqual([]);
  });
  it('are refused at the start when one names an effect that nobody provides', async () => {
    const packDir = path.join(scratch, 'pack');
    cpSync(house.pack.dir, packDir, { recursive: true });
    const file = path.join(packDir, 'procedures/demand-publication.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('effects: [market.demand.verify]', 'effects: [market.demand.bless]'));
    await expect(composeHouse({ packDir }).prepare(test.db)).rejects.toMatchObject({ code: 'PROCEDURE_INVALID', zh: expect.stringContaining('market.demand.bless') });
  });
});

describe('planted shortcomings are named', () => {
  it('a folder without README sections and façade', () => {
    const folder = mkdtempSync(path.join(scratch, 'module-'));
    writeFileSync(path.join(folder, 'README.md'), '# x\n\n## Words\n\nA word.\n\n## Invariants\n');
    writeFileSync(path.join(folder, 'module.ts'), '');
    expect(lacksInFolder(folder)).toEqual([
      'has no index.ts', 'has no contract.ts',
      'README.md says nothing under "## Law and practice"', 'README.md says nothing under "## Invariants"',
    ]);
  });
  it('a permission under another name, without role and without words; a route of another module without summary', () => {
    const route = house.routes.find((r) => r.contract.id === 'contracts.createContract')!;
    const strange = { ...route, contract: { ...route.contract, summary: { zh: 'only English', en: '' }, access: { permission: 'contracts.no.one' }, errors: ['lower'] } };
    const part = { name: 'planted', permissions: [{ id: 'other.thing', zh: 'no Chinese', en: ' ' }], routes: [strange] };
    expect(faultsOf(part, roles, declared)).toEqual([
      'permission other.thing is not planted.thing.verb',
      'permission other.thing is granted to no role: nobody can ever do it',
      'permission other.thing is not named in both languages',
      'route contracts.createContract is not planted.…',
      'route contracts.createContract has no Chinese summary',
      'route contracts.createContract has no English summary',
      'route contracts.createContract asks for a permission nobody declares',
      'route contracts.createContract names the code lower',
    ]);
    expect(twice(['a', 'b', 'a'])).toEqual(['a']);
  });
});

function sourcesOf(folder: string): string[] {
  return readdirSync(at(folder)).flatMap((name) => {
    const relative = `${folder}/${name}`;
    if (statSync(at(relative)).isDirectory()) return name === 'testing' ? [] : sourcesOf(relative);
    return name.endsWith('.ts') && !/\.(test|child)\.ts$/.test(name) ? [at(relative)] : [];
  });
}
