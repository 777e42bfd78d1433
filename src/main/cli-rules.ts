import { readFileSync, writeFileSync } from 'node:fs';
import { dateOf, parseCalendarDate } from '../kernel/base/calendar-date.ts';
import { openPack } from '../kernel/base/pack.ts';
import { Problem } from '../kernel/base/problem.ts';
import { checkBook, earliestDay, type Explanation, explain, type Facts, type NamedValue, readRuleBook, type RuleBook, smallestChange } from '../kernel/rules/index.ts';
import type { RulesCli } from '../delivery/cli/rules-commands.ts';
import { zonePack } from './house.ts';

type Say = (line: string) => void;

/** Rules from the command line: the pack alone, no database. */
export function rulesCli(say: Say, now: () => Date): RulesCli {
  const book = (folder: string | undefined): RuleBook => readRuleBook(folder === undefined ? zonePack() : openPack(folder));
  return {
    evaluateRule: async ({ pack, rule, facts: file, on, region, json }) => {
      const rules = book(pack);
      const facts = readFacts(file);
      const day = parseCalendarDate(on);
      const evaluation = rules.evaluate(rule, facts, day, region);
      const said = explain(evaluation);
      const change = said.answer === 'NO' ? smallestChange(evaluation.rule, facts, day) : undefined;
      const earliest = said.answer === 'NO' ? (earliestDay(evaluation.rule, facts, day) ?? null) : undefined;
      say(json ? JSON.stringify({ ...said, ...(change && { smallestChange: change }), ...(earliest !== undefined && { earliest }) }, null, 1) : describe(said));
      if (!json && change?.kind === 'CHANGE') say(`最小改动 · smallest change: ${change.changes.map((c) => `${rules.facts.get(c.fact)!.zh} ${c.from} → ${c.to}`).join('；')}`);
      if (!json && earliest) say(`最早 · earliest: ${earliest}`);
    },

    checkRules: async ({ pack, json }) => {
      const rules = book(pack);
      const findings = checkBook(rules);
      if (json) say(JSON.stringify(findings, null, 1));
      else {
        for (const { severity, rule, version, part, zh, en } of findings) say(`${severity} ${rule}/${version}/${part} ${zh} · ${en}`);
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

    ruleVectors: async ({ pack, out }) => {
      const vectors = book(pack).versions.flatMap(({ file, version }) =>
        version.examples.map(({ name, on, facts, expect, source }) => ({ rule: file.id, version: version.version, region: version.regions[0], name, on, facts, expect, source: `${version.source.number ?? version.source.zh} ${source}` })));
      writeFileSync(out, `${JSON.stringify(vectors, null, 1)}\n`);
      say(`${vectors.length} 个测试向量 · vectors → ${out}`);
    },

    indirectCost: async ({ pack, direct, equipment, pureTheory, on, json }) => {
      const facts = { directCost: amount(direct, '--direct'), equipmentPurchase: amount(equipment, '--equipment'), pureTheory };
      const said = explain(book(pack).evaluate('indirect-cost', facts, on === undefined ? dateOf(now()) : parseCalendarDate(on)));
      const ceiling = said.gives[0]!.value;
      const base = said.workings.find((w) => w.id === 'base')!.value;
      say(json ? JSON.stringify({ ceiling, base, unit: '万元', on: said.on, rule: said.rule, version: said.version, source: said.source }, null, 1)
        : `间接费用上限 ${ceiling} 万元（基数 ${base} 万元；${said.source.zh} ${said.source.number ?? ''} ${said.source.clause ?? ''}） · ceiling of indirect cost`);
    },
  };
}

function readFacts(file: string): Facts {
  try {
    const facts: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof facts === 'object' && facts !== null && !Array.isArray(facts)) return facts as Facts;
    throw new Error('not an object');
  } catch (cause) {
    throw new Problem('RULE_FACTS_UNREADABLE', {
      zh: `事项文件 ${file} 读不出`, en: `The facts in ${file} cannot be read`, where: { file }, cause,
      remedy: { zh: '写成一个 JSON 对象，如 {"employees": 80}', en: 'Write one JSON object, like {"employees": 80}' },
    });
  }
}

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
