import { canonicalJson, sha256 } from '../../../kernel/base/canonical-json.ts';
import { type CompiledRule, compileRule, type FactDefinition, type RuleFile, type RuleVersion } from '../../../kernel/rules/index.ts';

/** One version of a rule with the facts it asks for: everything an answer rests on but the case itself. */
export interface RuleText {
  hash: string;
  rule: string;
  version: number;
  body: string;
}

interface Body {
  file: Omit<RuleFile, 'versions'>;
  version: RuleVersion;
  facts: FactDefinition[];
}

/** Where and until when a version holds may change after it was used (a later one ends it); what it says may not. */
export function ruleText(rule: CompiledRule): RuleText {
  const { versions: _, ...file } = rule.file;
  const body = canonicalJson({ file, version: { ...rule.version, to: null, regions: [] }, facts: rule.asks });
  return { hash: sha256(body), rule: file.id, version: rule.version.version, body };
}

/** The rule again from its text, ready to run. */
export function readRuleText(body: string): CompiledRule {
  const { file, version, facts } = JSON.parse(body) as Body;
  return compileRule({ ...file, versions: [version] }, version, new Map(facts.map((f) => [f.id, f])));
}
