import { isMap, LineCounter, parseDocument } from 'yaml';
import type { ProblemDetail } from '../../../../kernel/base/problem.ts';
import { blockForms, internalTables, type Template, templateForm } from './form.ts';
import { isCount, placeholderFaults } from './placeholders.ts';

/** What templates may name. */
export interface KnownNames {
  indicators: ReadonlySet<string>;
  documents: ReadonlySet<string>;
}

type Path = readonly (string | number)[];
interface Fault {
  path: Path;
  zh: string;
  en: string;
}

/**
 * A template from its text. Every fault names line and field: unknown block, indicator or document, a placeholder nobody
 * knows, a field too many.
 */
export function readTemplate(file: string, text: string, known: KnownNames): { template: Template } | { faults: ProblemDetail[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const detail = (zh: string, en: string, row: number, field?: string): ProblemDetail => ({ code: 'REPORT_TEMPLATE_INVALID', zh, en, where: { file, row, ...(field ? { field } : {}) } });
  if (document.errors.length > 0) {
    return { faults: document.errors.map((e) => detail(`不是有效的 YAML：${e.message}`, `not valid YAML: ${e.message}`, e.linePos?.[0].line ?? 1)) };
  }
  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
      if (node?.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const value: unknown = document.toJS();
  const faults = faultsOf(value, known);
  if (faults.length === 0) return { template: templateForm.parse(value) };
  return { faults: faults.map(({ path, zh, en }) => detail(zh, en, keyLine(document, path, lines) ?? lineOf(path), path.join('.'))) };
}

/** A field that should not be there is found by its key; it may have no value to point at. */
function keyLine(document: ReturnType<typeof parseDocument>, path: Path, lines: LineCounter): number | undefined {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find((item) => String((item.key as { value?: unknown } | null)?.value ?? item.key) === String(path.at(-1)));
  const range = (pair?.key as { range?: [number, number, number] } | undefined)?.range;
  return range ? lines.linePos(range[0]).line : undefined;
}

function faultsOf(value: unknown, known: KnownNames): Fault[] {
  // Unknown blocks first: what zod says of a union helps nobody.
  const blocks = blockFaults(value);
  if (blocks.length > 0) return blocks;
  const parsed = templateForm.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.flatMap((issue): Fault[] => {
      const path = issue.path as Path;
      if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], zh: `没有这一项：${key}`, en: `there is no field ${key}` }));
      return [{ path, zh: `不合格式：${issue.message}`, en: issue.message }];
    });
  }
  return nameFaults(parsed.data, known);
}

const KINDS = Object.keys(blockForms) as (keyof typeof blockForms)[];

function blockFaults(value: unknown): Fault[] {
  const sections = (value as { sections?: unknown } | null)?.sections;
  if (!Array.isArray(sections)) return [];
  return sections.flatMap((section: unknown, s) => {
    const blocks = (section as { blocks?: unknown } | null)?.blocks;
    if (!Array.isArray(blocks)) return [];
    return blocks.flatMap((one: unknown, b): Fault[] => {
      const path = ['sections', s, 'blocks', b];
      const keys = one !== null && typeof one === 'object' ? Object.keys(one) : [];
      const kinds = KINDS.filter((kind) => keys.includes(kind));
      if (kinds.length !== 1) {
        return [{ path: [...path, ...keys.slice(0, 1)], zh: `未知的内容块 ${keys.join('、') || '（空）'}；一块须写 ${KINDS.join('、')} 之一`, en: `unknown block ${keys.join(', ') || '(empty)'}; a block has one of ${KINDS.join(', ')}` }];
      }
      const kind = kinds[0]!;
      const parsed = blockForms[kind].safeParse(one);
      if (parsed.success) return [];
      return parsed.error.issues.flatMap((issue): Fault[] => {
        const at = [...path, ...(issue.path as Path)];
        if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], zh: `${kind} 没有 ${key} 这一项`, en: `a ${kind} has no ${key}` }));
        if (issue.code === 'invalid_value' && issue.path.length === 1 && issue.path[0] === kind) {
          const said = String((one as Record<string, unknown>)[kind]);
          return [{ path: at, zh: `没有叫 ${said} 的${kind === 'chart' ? '图' : '表'}；可用：${issue.values.join('、')}`, en: `there is no ${kind} ${said}; there are ${issue.values.join(', ')}` }];
        }
        return [{ path: at, zh: `不合格式：${issue.message}`, en: issue.message }];
      });
    });
  });
}

function nameFaults(template: Template, known: KnownNames): Fault[] {
  const faults: Fault[] = [];
  const texts: [Path, { zh: string; en: string }][] = [[['title'], template.title], ...template.lead.map((text, i): [Path, { zh: string; en: string }] => [['lead', i], text])];
  const document = (path: Path, id: string): void => {
    if (!known.documents.has(id)) faults.push({ path, zh: `规划里没有文件 ${id}`, en: `the plan has no document ${id}` });
  };
  document(['document'], template.document);
  template.sections.forEach((section, s) => {
    texts.push([['sections', s, 'title'], section.title]);
    if (template.sections.findIndex((other) => other.id === section.id) !== s) faults.push({ path: ['sections', s, 'id'], zh: `部分 ${section.id} 重复`, en: `section ${section.id} is given twice` });
    const forPublic = template.audiences.includes('public') && section.audience !== 'internal';
    section.blocks.forEach((block, b) => {
      const path: Path = ['sections', s, 'blocks', b];
      if ('text' in block) texts.push([[...path, 'text'], block.text]);
      if ('note' in block) texts.push([[...path, 'note'], block.note]);
      if ('caption' in block) texts.push([[...path, 'caption'], block.caption]);
      if (block.when !== undefined && !isCount(block.when)) faults.push({ path: [...path, 'when'], zh: `when 须是计数，如 orders.open，不能是 ${block.when}`, en: `when must count something, e.g. orders.open, not ${block.when}` });
      if ('table' in block && forPublic && internalTables.includes(block.table)) {
        faults.push({ path: [...path, 'table'], zh: `${block.table} 含内部事项，只能放在 audience: internal 的部分`, en: `${block.table} holds internal matters and belongs into a section with audience: internal` });
      }
      if ('chart' in block && block.chart === 'trend' && block.indicators?.length !== 1) faults.push({ path: [...path, 'chart'], zh: 'trend 须写明一个指标', en: 'a trend needs exactly one indicator' });
      if (!('table' in block) && !('chart' in block)) return;
      if (block.document !== undefined) document([...path, 'document'], block.document);
      block.indicators?.forEach((code, i) => {
        if (!known.indicators.has(code)) faults.push({ path: [...path, 'indicators', i], zh: `没有指标 ${code}`, en: `there is no indicator ${code}` });
      });
    });
  });
  for (const [path, text] of texts) {
    for (const language of ['zh', 'en'] as const) {
      faults.push(...placeholderFaults(text[language], known.indicators).map((fault) => ({ path: [...path, language], ...fault })));
    }
  }
  return faults;
}
