import { z } from 'zod';
import type { BoundRoute } from '../../kernel/identity/index.ts';

type Schema = { type?: string | string[]; properties?: Record<string, Schema>; items?: Schema; enum?: unknown[]; required?: string[]; anyOf?: Schema[]; const?: unknown; format?: string };

/** One section a module, one entry a route; the exact schemas are at `/api/openapi.json`. */
export function apiPage(routes: readonly BoundRoute[]): string {
  const modules = new Map<string, BoundRoute[]>();
  for (const route of routes) {
    const name = route.contract.id.split('.')[0]!;
    modules.set(name, [...(modules.get(name) ?? []), route]);
  }
  const sections = [...modules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, list]) => `## ${name}\n\n${list.map(entry).join('\n')}`);
  return `# API\n\nThe exact schemas are served at \`/api/openapi.json\` (OpenAPI 3.1). Refusals are problem+json with a stable code.\n\n${sections.join('\n')}`;
}

function entry({ contract: c }: BoundRoute): string {
  const access = typeof c.access === 'string' ? c.access : `\`${c.access.permission}\``;
  const parts = [
    `### ${c.method} ${c.path}`,
    '',
    `${c.summary.zh} · ${c.summary.en}`,
    '',
    `- id \`${c.id}\`, access: ${access}`,
    ...(['params', 'query', 'body'] as const).flatMap((k) => (c[k] ? [`- ${k}: ${shape(c[k], 'input')}`] : [])),
    ...(c.upload ? [`- one file, at most ${c.upload.maxBytes / 1_048_576} MiB`] : []),
    c.produces === 'file' ? '- answers a file' : c.response ? `- answer: ${shape(c.response, 'output')}` : '- answers nothing',
    ...(c.errors?.length ? [`- codes: ${c.errors.map((e) => `\`${e}\``).join(', ')}`] : []),
    '',
  ];
  return parts.join('\n');
}

function shape(schema: z.ZodType, io: 'input' | 'output'): string {
  return `\`${describe(z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-7' }) as Schema, 0)}\``;
}

/** A schema as a reader's sketch: names, not every bound. */
function describe(s: Schema, depth: number): string {
  if (s.const !== undefined) return JSON.stringify(s.const);
  if (s.enum) return s.enum.length > 6 ? `${s.enum.slice(0, 5).join('|')}|…` : s.enum.join('|');
  if (s.anyOf) return s.anyOf.map((x) => describe(x, depth)).join(' | ');
  if (s.properties) {
    if (depth > 1) return '{…}';
    const fields = Object.entries(s.properties).map(([k, v]) => `${k}${s.required?.includes(k) ? '' : '?'}: ${describe(v, depth + 1)}`);
    return `{ ${fields.join(', ')} }`;
  }
  if (s.items) return `${describe(s.items, depth + 1)}[]`;
  return s.format ?? (Array.isArray(s.type) ? s.type.join('|') : (s.type ?? 'any'));
}
