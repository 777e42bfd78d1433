import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { MigrationFolder } from '../../kernel/db/index.ts';

const STATEMENT = /((?:^--.*\n)*)^create (table|view|or replace view|materialized view) (?:if not exists )?([a-z_]+\.[a-z_]+)([\s\S]*?);\s*$/gm;

/** Tables and views as their migrations create them, with the comments that say why. Later changes are listed below them. */
export function dataModelPage(folders: readonly MigrationFolder[]): string {
  const sections = [...folders]
    .sort((a, b) => (a.module < b.module ? -1 : 1))
    .map(({ module, dir }) => {
      const files = readdirSync(dir).filter((f) => /^\d{3}-[a-z0-9-]+\.sql$/.test(f)).sort();
      const sql = files.map((f) => readFileSync(path.join(dir, f), 'utf8')).join('\n');
      const things = [...sql.matchAll(STATEMENT)].map(([, comment, kind, name, body]) => thing(comment!, kind!, name!, body!));
      const changes = [...sql.matchAll(/^alter table [^;]+;/gm)].map(([text]) => `- \`${text.replace(/\s+/g, ' ')}\``);
      return [`## ${module}`, '', ...things, ...(changes.length > 0 ? ['Changes since:', '', ...changes, ''] : [])].join('\n');
    });
  return `# Data model\n\nOne PostgreSQL schema a module; a module's SQL touches its own schema only. Views named \`pub_…\` are for reports.\n\n${sections.join('\n')}`;
}

function thing(comment: string, kind: string, name: string, body: string): string {
  const why = comment.replace(/^-- ?/gm, '').trim().replace(/\n/g, ' ');
  return [`### ${name}`, '', ...(why ? [why, ''] : []), '```sql', `create ${kind} ${name}${body};`, '```', ''].join('\n');
}
