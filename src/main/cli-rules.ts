import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { dateOf, isCalendarDate, parseCalendarDate } from '../kernel/base/calendar-date.ts';
import { openPack, type Pack } from '../kernel/base/pack.ts';
import { Problem } from '../kernel/base/problem.ts';
import {
  bestBundle, checkBook, type CompiledRule, earliestDay, evaluateAll, evaluateRule, type Explanation, explain, type Facts, type NamedValue, offersFrom, readFacts, readRelations, readRuleBook, readUncheckedRuleBook, relationsOn, type RuleBook, ruleVectors, runVectors, smallestChange, vectorsOf, whoQualifies,
} from '../kernel/rules/index.ts';
import type { RulesCli } from '../delivery/cli/rules-commands.ts';
import { zonePack } from './house.ts';

type Say = (line: string) => void;

/** Rules from the command line: the pack alone, no database. */
export function rulesCli(say: Say, now: () => Date): RulesCli {
  const packAt = (folder: string | undefined): Pack => (folder === undefined ? zonePack() : openPack(folder));
  const book = (folder: string | undefined): RuleBook => readRuleBook(packAt(folder));
  return {
    evaluateRule: async ({ pack, rule, facts: file, on, region, json }) => {
      const rules = book(pack);
      const facts = factsFrom(file, rules);
      const day = parseCalendarDate(on);
      const evaluation = rules.evaluate(rule, facts, day, chain(region));
      const said = explain(evaluation);
      const { regions } = evaluation.rule.version;
      // Without a region one version had to be taken: the others are told, never passed over.
      const elsewhere = region === undefined ? rules.versionsOn(rule, day).filter((r) => r !== evaluation.rule).map((r) => ({ ...versionHead(r), answer: explain(evaluateRule(r, facts, day)).answer })) : [];
      const change = said.answer === 'NO' ? smallestChange(evaluation.rule, facts, day) : undefined;
      const earliest = said.answer === 'NO' ? (earliestDay(evaluation.rule, facts, day) ?? null) : undefined;
      say(json ? JSON.stringify({ ...said, regions, ...(elsewhere.length > 0 && { elsewhere }), ...(change && { smallestChange: change }), ...(earliest !== undefined && { earliest }) }, null, 1) : describe(said));
      if (!json && change?.kind === 'CHANGE') say(`最小改动 · smallest change: ${change.changes.map((c) => `${rules.facts.get(c.fact)!.zh} ${c.from} → ${c.to}`).join('；')}`);
      if (!json && earliest) say(`最早 · earliest: ${earliest}`);
      if (!json && elsewhere.length > 0) say(`未给地区，按 ${regions.join(' ')} 的版本判断；其他地区 · no region given, judged as in ${regions.join(' ')}; elsewhere: ${elsewhere.map((e) => `${e.regions.join(' ')} v${e.version} ${e.answer}`).join('；')}`);
    },

    checkRules: async ({ pack, json }) => {
      const rules = readUncheckedRuleBook(packAt(pack));
      const findings = checkBook(rules);
      if (json) say(JSON.stringify(findings, null, 1));
      else {
        for (const { severity, file, rule, version, part, clause, zh, en } of findings) say(`${severity} ${file ?? ''} ${rule}/${version}/${part}${clause === undefined ? '' : `（${clause}）`} ${zh} · ${en}`);
        const examples = rules.versions.reduce((n, r) => n + r.version.examples.length, 0);
        say(`${rules.versions.length} 个规则版本，${examples} 个例子，${findings.length} 项发现 · versions, examples, findings`);
      }
      if (findings.some((f) => f.severity === 'ERROR')) process.exitCode = 1;
    },

    listRules: async ({ pack, json }) => {
      const list = book(pack).rules.map(({ id, title, subject, topic, versions }) => ({
        id, title, subject, topic, versions: versions.map(({ version, from, to, regions, source, confidence }) => ({ version, from, to, regions, source, confidence })),
      }));
      if (json) say(JSON.stringify(list, null, 1));
      else for (const r of list) say(`${r.id} ${r.title.zh} · ${r.title.en}\n${r.versions.map((v) => `  ${v.version}  ${v.from} – ${v.to ?? ''}  ${v.regions.join(' ')}  ${v.source.zh} ${v.source.number ?? ''}`).join('\n')}`);
    },

    ruleVectors: async ({ pack, out, run, json }) => {
      if ((out === undefined) === (run === undefined)) throw new Problem('OPTION_MISSING', { zh: '请给出 --out 或 --run 之一', en: 'Give either --out or --run', remedy: { zh: '--out 写出向量，--run 检验向量', en: '--out writes vectors, --run checks them' } });
      const rules = book(pack);
      if (out !== undefined) {
        const vectors = vectorsOf(rules);
        writeFileSync(out, `${JSON.stringify(vectors, null, 1)}\n`);
        say(`${vectors.length} 个测试向量 · vectors → ${out}`);
        return;
      }
      const vectors = readJson(run!, ruleVectors);
      const failures = runVectors(rules, vectors);
      if (json) say(JSON.stringify({ vectors: vectors.length, failures }, null, 1));
      else {
        for (const { rule, version, name, mismatches } of failures) say(`✗ ${rule}/${version} ${name}：${mismatches.map((m) => `${m.part} ${JSON.stringify(m.got)} ≠ ${JSON.stringify(m.expected)}`).join('；')}`);
        say(`${vectors.length} 个测试向量，${failures.length} 个不符 · vectors, mismatches`);
      }
      if (failures.length > 0) process.exitCode = 1;
    },

    bundle: async ({ pack, facts: file, on, region, already: paid, json }) => {
      const from = packAt(pack);
      const rules = readRuleBook(from);
      const day = parseCalendarDate(on);
      const law = relationsOn(readRelations(from, rules), day, chain(region));
      const { offers, open } = offersFrom(law, evaluateAll(rules, factsFrom(file, rules), day, chain(region), [...new Set(law.supports.map((s) => s.rule))]));
      const { total, chosen, shortfalls, certificate } = bestBundle(rules, law, offers, paid === undefined ? [] : readJson(paid, payments));
      const title = (id: string): string => rules.rules.find((r) => r.id === law.supports.find((s) => s.id === id)?.rule)!.title.zh;
      if (json) say(JSON.stringify({ on: day, total, unit: '分', chosen, shortfalls, open, certificate }, null, 1));
      else {
        say(`合计 ${yuan(total)} · total`);
        for (const c of chosen) say(`  ✓ ${title(c.id)} ${yuan(c.paid)}`);
        for (const s of shortfalls) say(`  ${s.paid > 0 ? '△' : '✗'} ${title(s.id)} ${yuan(s.paid)}／${yuan(s.amount)}：${s.zh} ${s.clause ?? ''}`);
        if (open.length > 0) say(`  ? 尚不能判断 · not enough known：${open.map(title).join('、')}`);
      }
    },

    population: async ({ pack, factsFile, rule: id, on, region, json }) => {
      const day = parseCalendarDate(on);
      const rules = book(pack);
      const rule = rules.find(id, day, chain(region));
      const found = whoQualifies(rule, readCases(factsFile, rules), day);
      if (json) say(JSON.stringify({ rule: id, version: rule.version.version, on: day, counts: { yes: found.yes.length, no: found.no, unknown: found.unknown.length }, ...found }, null, 1));
      else {
        say(`${rule.file.title.zh}：符合 ${found.yes.length}，不符合 ${found.no}，尚不能判断 ${found.unknown.length} · yes, no, not enough known`);
        for (const one of found.yes) say(`  ✓ ${one}`);
        for (const [fact, times] of Object.entries(found.missing)) say(`  ? ${rules.facts.get(fact)?.zh ?? fact} 缺 ${times} 例 · missing`);
      }
    },

    indirectCost: async ({ pack, direct, total, equipment, pureTheory, on, json }) => {
      const rules = book(pack);
      const day = on === undefined ? dateOf(now()) : parseCalendarDate(on);
      const [option, given] = oneOf(direct, total);
      const facts = { ...(option === '--direct' ? { directCost: amount(given, option) } : { totalCost: amount(given, option) }), equipmentPurchase: amount(equipment, '--equipment'), pureTheory };
      const evaluation = rules.evaluate(option === '--direct' ? 'indirect-cost' : 'indirect-cost-inverse', facts, day);
      const said = explain(evaluation);
      const value = (id: string): NamedValue['value'] | undefined => [...said.gives, ...said.workings].find((v) => v.id === id)?.value;
      const [ceiling, base] = [value('ceiling'), value('base')];
      const notes = [
        // An older rule may know no such projects: said, not passed over.
        ...(pureTheory && !evaluation.rule.asks.some((fact) => fact.id === 'pureTheory') ? [{ zh: `${day} 的规则对纯理论项目没有另定比例，按一般分档计算`, en: `The rule of ${day} has no rate of its own for pure theory; the brackets apply` }] : []),
        ...(facts.equipmentPurchase > amount(given, option) ? [{ zh: `设备购置费大于${option === '--direct' ? '直接费用' : '总经费'}，基数按 0 计，请核对`, en: `Equipment is more than ${option}; the base counts as nothing, please check` }] : []),
      ];
      say(json ? JSON.stringify({ ceiling, base, unit: '万元', on: said.on, rule: said.rule, version: said.version, source: said.source, ...(notes.length > 0 && { notes }) }, null, 1)
        : `间接费用上限 ${ceiling} 万元（基数 ${base} 万元；${said.source.zh} ${said.source.number ?? ''} ${said.source.clause ?? ''}） · ceiling of indirect cost${notes.map((note) => `\n${note.zh} · ${note.en}`).join('')}`);
    },
  };
}

function oneOf(direct: string | undefined, total: string | undefined): ['--direct' | '--total', string] {
  if (direct !== undefined && total === undefined) return ['--direct', direct];
  if (total !== undefined && direct === undefined) return ['--total', total];
  throw new Problem('OPTION_MISSING', { zh: '请给出 --direct（直接费用）或 --total（总经费）之一', en: 'Give either --direct or --total', remedy: { zh: '有直接费用时用 --direct；只知道总经费时用 --total 反算', en: 'Use --direct where the direct cost is known; --total works it back' } });
}

const payments = z.array(z.strictObject({ id: z.string(), amount: z.number().int().min(0), on: z.string().refine(isCalendarDate, 'YYYY-MM-DD') }));
const caseOf = z.object({ id: z.string().min(1), facts: z.unknown() });

const factsFrom = (file: string, book: RuleBook): Facts => inFile(file, undefined, () => readFacts(readJson(file, z.unknown()), book.facts));

/** Which file, and which line of it, a refused fact stands in. */
function inFile<T>(file: string, row: number | undefined, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause;
    throw new Problem(cause.code, { zh: cause.zh, en: cause.en, where: { ...cause.where, file, ...(row !== undefined && { row }) }, ...(cause.remedy && { remedy: cause.remedy }), cause });
  }
}

function readJson<T extends z.ZodType>(file: string, schema: T): z.output<T> {
  try {
    return schema.parse(JSON.parse(textOf(file)));
  } catch (cause) {
    throw unreadable(file, undefined, cause);
  }
}

/** Without the mark that editors on Windows put in front. */
const textOf = (file: string): string => readFileSync(file, 'utf8').replace(/^\uFEFF/, '');

/** One case a line; a line that cannot be read is named. */
function* readCases(file: string, book: RuleBook): Generator<{ id: string; facts: Facts }> {
  let row = 0;
  for (const line of textOf(file).split('\n')) {
    row += 1;
    if (line.trim() === '') continue;
    let one: z.output<typeof caseOf>;
    try {
      one = caseOf.parse(JSON.parse(line));
    } catch (cause) {
      throw unreadable(file, row, cause);
    }
    yield { id: one.id, facts: inFile(file, row, () => readFacts(one.facts, book.facts)) };
  }
}

function unreadable(file: string, row: number | undefined, cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message.slice(0, 300) : String(cause);
  return new Problem('RULE_FACTS_UNREADABLE', {
    zh: `文件 ${file}${row === undefined ? '' : ` 第 ${row} 行`}读不出：${why}`, en: `${file}${row === undefined ? '' : `, line ${row},`} cannot be read: ${why}`, where: { file, ...(row !== undefined && { row }) }, cause,
    remedy: { zh: '事项写成一个 JSON 对象，如 {"employees": 80}；多家企业每行一个 {"id": …, "facts": …}', en: 'Facts are one JSON object, like {"employees": 80}; of many firms one {"id": …, "facts": …} a line' },
  });
}

const versionHead = ({ version: { version, regions, source } }: CompiledRule): { version: number; regions: string[]; source: { zh: string; en: string } } => ({ version, regions, source });

const chain = (region: string | undefined): string[] | undefined => region?.split(',').map((code) => code.trim());

const yuan = (fen: number): string => `${(fen / 1_000_000).toLocaleString('zh-CN', { maximumFractionDigits: 6 })} 万元`;

function amount(text: string, option: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new Problem('RULE_FACT_INVALID', { zh: `${option} 的值 ${text} 不是金额`, en: `${text} is no amount for ${option}`, where: { field: option }, remedy: { zh: '以万元为单位写数字，如 1200', en: 'A number in 10,000 yuan, like 1200' } });
}

const written = ({ value, unit }: NamedValue): string => (value === null ? '未知 unknown' : value === 'NOT_COMPUTABLE' ? '不可计算 not computable' : `${value}${unit}`);

function describe(said: Explanation): string {
  const mark = { YES: '✓', NO: '✗', UNKNOWN: '?' };
  const words = { YES: '符合 · yes', NO: '不符合 · no', UNKNOWN: '尚不能判断 · not enough known' };
  return [
    `${said.title.zh} · ${said.title.en}（${said.source.zh} ${said.source.number ?? ''}，${said.on}）：${words[said.answer]}`,
    ...said.gives.map((g) => `  ${g.zh} · ${g.en}：${written(g)}`),
    ...said.leaves.map((leaf) => `  ${mark[leaf.answer]} ${leaf.zh}（${leaf.clause}）${leaf.values.map((v) => `${v.zh} ${written(v)}`).join('，')}`),
    ...(said.missing.length > 0 ? [`  还需知道 · still needed：${said.missing.map((m) => m.zh).join('、')}`] : []),
  ].join('\n');
}
