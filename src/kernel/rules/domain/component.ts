import type { CompiledRule } from './compile-rule.ts';
import type { Part } from './requirement.ts';

/** Parts of a requirement that hang together by the facts they look at. */
export interface Component {
  parts: Part[];
  /** Of the facts asked for, those these parts rest on. */
  facts: string[];
}

/**
 * Sorts the parts of a requirement so that parts of different components share none of these facts: what one of them needs
 * can be found without looking at the others.
 */
export function componentsOf(rule: CompiledRule, parts: readonly Part[], facts: readonly string[]): Component[] {
  let components: Component[] = [];
  for (const part of parts) {
    const rests = new Set(part.leaves.flatMap((i) => rule.conditions[i]!.uses).flatMap((name) => [...rule.restsOn(name)]));
    const own: Component = { parts: [part], facts: facts.filter((id) => rests.has(id)) };
    const touching = components.filter((c) => c.facts.some((id) => rests.has(id)));
    components = [...components.filter((c) => !touching.includes(c)), touching.reduce(merge, own)];
  }
  return components;
}

const merge = (a: Component, b: Component): Component => ({ parts: [...b.parts, ...a.parts], facts: [...new Set([...b.facts, ...a.facts])] });
