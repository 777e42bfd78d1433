import type { CompiledRule, FactDefinition, RuleVersion } from '../../../../../src/kernel/rules/contract.ts';
import type { Term } from '../../../../../src/modules/rulebook/contract.ts';

/** What every part of the editor is handed. */
export interface PartsProps {
  version: RuleVersion;
  base: RuleVersion;
  terms: readonly Term[];
  /** Names that are used already. */
  taken: ReadonlySet<string>;
  onChange: (version: RuleVersion) => void;
}

/** What a condition or a formula of this version may speak of: its formulas and parameters first, then every fact. */
export function termsOf(version: RuleVersion, facts: readonly FactDefinition[], rule: CompiledRule | undefined): Term[] {
  const formulas = version.let.flatMap(({ id, zh, en, table }): Term[] => (table && table.outputs.length > 1 ? table.outputs.map((o) => `${id}.${o}`) : [id]).map((name) => {
    const known = rule?.names.get(name);
    return { id: name, zh: name === id ? zh : `${zh} ${name}`, en: name === id ? en : `${en} ${name}`, kind: known?.kind ?? 'number', unit: known?.unit ?? '', choices: known?.choices?.map((value) => ({ value, zh: value, en: value })) };
  }));
  const parameters = version.parameters.map(({ id, zh, en, unit }): Term => ({ id, zh, en, kind: 'number', unit: unit ?? '' }));
  return [...formulas, ...parameters, ...facts.map(({ id, zh, en, kind, unit, choices }): Term => ({ id, zh, en, kind, unit: unit ?? '', choices }))];
}
