import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** One `import` (static, dynamic, type or re-export) of a source file; both paths relative to the root, with `/`. */
export interface Import {
  from: string;
  to: string;
  /** Package name when the target is not a file of ours. */
  external: boolean;
}

const SPECIFIER = /(?:^|[\s;}])(?:import|export)\s*(?:type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

export function sourceFiles(root: string, folder: string): string[] {
  const full = path.join(root, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full).flatMap((name) => {
    if (name === 'node_modules' || name === 'dist') return [];
    const relative = `${folder}/${name}`;
    if (statSync(path.join(root, relative)).isDirectory()) return sourceFiles(root, relative);
    return /\.(ts|tsx|mts)$/.test(name) ? [relative] : [];
  });
}

/** Imports in a text. Comments are dropped first: a path in a sentence is no import. */
export function importsOf(file: string, text: string): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(SPECIFIER)].map((m) => {
    const specifier = (m[1] ?? m[2])!;
    if (!specifier.startsWith('.')) return { from: file, to: specifier, external: true };
    return { from: file, to: path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)), external: false };
  });
}

export function readImports(root: string, folders: readonly string[]): Import[] {
  return folders.flatMap((folder) =>
    sourceFiles(root, folder).flatMap((file) => importsOf(file, readFileSync(path.join(root, file), 'utf8'))),
  );
}
