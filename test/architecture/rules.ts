import type { Import } from './import-graph.ts';

export interface Breach {
  rule: string;
  from: string;
  to: string;
}

/** Kernel engines by floor; an engine may use those of lower floors and itself. */
const kernelFloor: Record<string, number> = {
  base: 0, sheets: 1, db: 1, audit: 2, identity: 3, rules: 4, ledger: 4, matching: 4, indicators: 4, procedure: 5, review: 5,
};

const part = (file: string, n: number): string => file.split('/')[n] ?? '';
const isTest = (file: string): boolean => /(\.test\.tsx?$)|(\/testing(\/|\.ts$))/.test(file);
const floorOf = (file: string): string => (/^src\/main(\.ts|\/)/.test(file) ? 'main' : part(file, 1));

/** What the web may take from the server's tree: contracts, and pure helpers named here. */
const webMayUse = [
  /^src\/(modules|kernel)\/[^/]+\/contract\.ts$/,
  /^src\/flows\/[^/]+\/contract\.ts$/,
  // The platform's own few routes: health, live updates, the shape of a problem.
  /^src\/delivery\/http\/contract\.ts$/,
  /^src\/kernel\/base\/(route-contract|calendar-date|working-days|money|page|problem)\.ts$/,
];

type Rule = (i: Import) => boolean;

/** Each returns true for an import that breaks the rule. */
export const importRules: Record<string, Rule> = {
  'kernel engines look only at lower floors': ({ from, to, external }) => {
    if (external || !from.startsWith('src/kernel/') || isTest(from)) return false;
    if (!to.startsWith('src/kernel/')) return true;
    const [a, b] = [part(from, 2), part(to, 2)];
    return a !== b && (kernelFloor[b] ?? 99) >= (kernelFloor[a] ?? -1);
  },
  'modules do not reach sideways': ({ from, to, external }) =>
    !external && from.startsWith('src/modules/') && to.startsWith('src/modules/') && part(from, 3) !== '' &&
    part(from, 2) !== part(to, 2) && to !== 'src/modules/module.ts',
  'modules stand on the kernel alone': ({ from, to, external }) =>
    !external && from.startsWith('src/modules/') && /^src\/(flows|delivery|main)/.test(to),
  'flows use the façades of modules': ({ from, to, external }) =>
    !external && from.startsWith('src/flows/') && to.startsWith('src/modules/') &&
    to !== 'src/modules/module.ts' && !/^src\/modules\/[^/]+\/(index|contract)\.ts$/.test(to),
  'nothing imports delivery': ({ from, to, external }) =>
    !external && to.startsWith('src/delivery/') && !['delivery', 'main'].includes(floorOf(from)) && !/^(test|bench)\//.test(from) &&
    !(from.startsWith('web/') && webMayUse.some((ok) => ok.test(to))),
  'only main imports main': ({ from, to, external }) =>
    !external && /^src\/main(\.ts|\/)/.test(to) && !/^(test\/|bench\/|src\/main)/.test(from),
  'decisions in domain/ touch no database, clock, file or network': ({ from, to, external }) => {
    if (!from.startsWith('src/') || !from.includes('/domain/') || isTest(from)) return false;
    if (external) return /^(node:(fs|http|https|net|child_process|worker_threads|timers.*)|pg|kysely|fastify.*)$/.test(to);
    return /\/kernel\/(db|audit)\/(?!domain\/)/.test(to) || to.startsWith('src/delivery/');
  },
  // A test may compare with what the server itself does.
  'the web imports contracts only': ({ from, to, external }) =>
    !external && !isTest(from) && from.startsWith('web/') && to.startsWith('src/') && !webMayUse.some((ok) => ok.test(to)),
  'the server does not import the web': ({ from, to, external }) =>
    !external && from.startsWith('src/') && to.startsWith('web/'),
  'packs are loaded, never imported': ({ to, external }) => !external && to.startsWith('packs/'),
  'contracts that the browser loads touch no server library': ({ from, to, external }) =>
    /^src\/(modules|kernel)\/[^/]+\/contract\.ts$/.test(from) && external && to !== 'zod',
};

export function importBreaches(imports: readonly Import[]): Breach[] {
  return Object.entries(importRules).flatMap(([rule, broken]) =>
    imports.filter(broken).map(({ from, to }) => ({ rule, from, to })),
  );
}

const TABLE_IN_BUILDER = /(?:selectFrom|insertInto|updateTable|deleteFrom|innerJoin|leftJoin|mergeInto)\(\s*\[?\s*['"`]([a-z_]+)\.([a-z_]+)/g;
const TABLE_IN_SQL = /\b(?:from|join|into|update|references|truncate|table|view|index\s+\w+\s+on|trigger\s+\w+[^;]*?\son)\s+(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?([a-z_]+)\.([a-z_]+)/gi;
const SYSTEM = new Set(['pg_catalog', 'information_schema', 'excluded', 'public']);

/** The schema a file may touch: its module's, or its kernel engine's. */
export function ownSchema(file: string): string | undefined {
  const m = /^src\/(modules|kernel|flows)\/([^/]+)\//.exec(file);
  if (!m || m[2] === 'base') return undefined;
  // The database floor keeps its outbox, jobs and migrations in `kernel`.
  return m[1] === 'kernel' && m[2] === 'db' ? 'kernel' : m[2];
}

/** Tables of other schemas that a file's SQL names. Published views (`pub_…`) are for everybody's reading. */
export function foreignTables(file: string, text: string, schemas: ReadonlySet<string>): Breach[] {
  const own = ownSchema(file);
  if (!own) return [];
  const sqlText = file.endsWith('.sql') ? [text] : [...text.matchAll(/sql(?:<[^`]*>)?`([\s\S]*?)`/g)].map((m) => m[1]!);
  const found = [
    ...text.matchAll(TABLE_IN_BUILDER),
    ...sqlText.flatMap((t) => [...t.replace(/--.*$/gm, '').matchAll(TABLE_IN_SQL)]),
  ];
  return found
    .filter(([, schema, table]) => schemas.has(schema!) && schema !== own && !SYSTEM.has(schema!) && !table!.startsWith('pub_'))
    .map(([, schema, table]) => ({ rule: 'SQL stays in its own schema', from: file, to: `${schema}.${table}` }));
}

const CLOCK_OR_CHANCE = /\bDate\.now\(\)|\bnew Date\(\)|\bMath\.random\(\)/;

export function hiddenClockOrChance(file: string, text: string): Breach[] {
  if (!/^src\/(kernel|modules|flows)\//.test(file) || isTest(file)) return [];
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const hit = CLOCK_OR_CHANCE.exec(code);
  return hit ? [{ rule: 'time and chance are arguments', from: file, to: hit[0] }] : [];
}
