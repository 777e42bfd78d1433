import { z } from 'zod';
import type { Pack } from '../base/pack.ts';
import { Problem } from '../base/problem.ts';
import { type RuleFinding, soundness } from './domain/check-book.ts';
import { factDefinition, type RuleFile, ruleFile } from './domain/definition.ts';
import { checkRelations, type Relations, relationsFile } from './domain/relations.ts';
import { createRuleBook, type RuleBook } from './domain/rule-book.ts';

const factsFile = z.strictObject({ version: z.number().int(), facts: z.array(factDefinition) });

/** Files of the folder that are no rules. */
const OTHERS = ['rules/facts.yaml', 'rules/relations.yaml'];

/**
 * Reads `rules/facts.yaml` and every rule of a pack: types, units and names are checked, tables for overlaps, gaps and rows
 * that never apply, brackets for their order, requirements for contradictions. Every fault is told with file, clause and row.
 *
 * @throws Problem PACK_FILE_INVALID, PACK_FILE_MISSING, RULE_BOOK_UNSOUND and those of `createRuleBook`
 */
export function readRuleBook(pack: Pack): RuleBook {
  const book = readUncheckedRuleBook(pack);
  const faults = book.versions.flatMap(soundness).filter((f) => f.severity === 'ERROR').map((f) => ({ ...f, file: book.files!.get(f.rule)! }));
  if (faults.length === 0) return book;
  const [first] = faults;
  throw new Problem('RULE_BOOK_UNSOUND', {
    status: 500,
    zh: `数据包的规则有 ${faults.length} 处错误，第一处：${placeOf(first!)} ${first!.zh}`, en: `The rules of the pack have ${faults.length} faults, the first: ${placeOf(first!)} ${first!.en}`,
    where: whereOf(first!),
    remedy: { zh: '用 innomatrix rules check 查看全部并改正', en: 'See them all with innomatrix rules check' },
    details: faults.slice(0, 50).map((f) => ({ code: 'RULE_BOOK_UNSOUND', zh: `${placeOf(f)} ${f.zh}`, en: `${placeOf(f)} ${f.en}`, where: whereOf(f) })),
  });
}

/** As `readRuleBook`, but tables and requirements as they are: for the command that reports on them. */
export function readUncheckedRuleBook(pack: Pack): RuleBook {
  const { facts } = pack.read('rules/facts.yaml', factsFile);
  const names = pack.list('rules').filter((file) => file.endsWith('.yaml') && !OTHERS.includes(file));
  const rules = names.map((file) => pack.read(file, ruleFile));
  const fileOf = (rule: string): string | undefined => names[rules.findLastIndex((r) => r.id === rule)];
  const files = new Map(rules.map((r) => [r.id, fileOf(r.id)!]));
  try {
    for (const rule of rules) numberedApart(rule);
    return { ...createRuleBook(facts, rules), files };
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    // Places in a rule begin with its id.
    const file = fileOf(cause.where?.field?.split('/')[0] ?? '') ?? 'rules/facts.yaml';
    throw new Problem(cause.code, { zh: `${file}：${cause.zh}`, en: `${file}: ${cause.en}`, status: cause.status, where: { ...cause.where, file }, ...(cause.remedy && { remedy: cause.remedy }), cause });
  }
}

/** Within a file; of a version that was ended in some regions only the platform keeps two parts under one number. */
function numberedApart({ id, versions }: RuleFile): void {
  const twice = versions.find((v, i) => versions.findIndex((other) => other.version === v.version) < i);
  if (twice) throw new Problem('RULE_TWICE', { zh: `规则 ${id} 有两个第 ${twice.version} 版`, en: `${id} has two versions ${twice.version}`, where: { field: `${id}/${twice.version}` }, remedy: { zh: '版本号不能重复', en: 'Number the versions apart' } });
}

type Placed = RuleFinding & { file: string };

const placeOf = ({ file, version, part, clause }: Placed): string => `${file} v${version} ${part}${clause === undefined ? '' : `（${clause}）`}`;

const whereOf = ({ file, rule, version, part, clause, rows }: Placed): NonNullable<Problem['where']> => ({ file, field: `${rule}/${version}/${part}`, ...(clause !== undefined && { clause }), ...(rows && { row: rows[0]! }) });

/**
 * Reads `rules/relations.yaml`: how the supports of a pack stand to each other.
 *
 * @throws Problem PACK_FILE_INVALID, PACK_FILE_MISSING, RULE_RELATION_INVALID
 */
export function readRelations(pack: Pack, book: RuleBook): Relations {
  return checkRelations(book, pack.read('rules/relations.yaml', relationsFile));
}
