import { z } from 'zod';
import type { Pack } from '../base/pack.ts';
import { factDefinition, ruleFile } from './domain/definition.ts';
import { checkRelations, type Relations, relationsFile } from './domain/relations.ts';
import { createRuleBook, type RuleBook } from './domain/rule-book.ts';

const factsFile = z.strictObject({ version: z.number().int(), facts: z.array(factDefinition) });

/** Files of the folder that are no rules. */
const OTHERS = ['rules/facts.yaml', 'rules/relations.yaml'];

/**
 * Reads `rules/facts.yaml` and every rule of a pack.
 *
 * @throws Problem PACK_FILE_INVALID, PACK_FILE_MISSING and those of `createRuleBook`
 */
export function readRuleBook(pack: Pack): RuleBook {
  const { facts } = pack.read('rules/facts.yaml', factsFile);
  const files = pack.list('rules').filter((file) => file.endsWith('.yaml') && !OTHERS.includes(file));
  return createRuleBook(facts, files.map((file) => pack.read(file, ruleFile)));
}

/**
 * Reads `rules/relations.yaml`: how the supports of a pack stand to each other.
 *
 * @throws Problem PACK_FILE_INVALID, PACK_FILE_MISSING, RULE_RELATION_INVALID
 */
export function readRelations(pack: Pack, book: RuleBook): Relations {
  return checkRelations(book, pack.read('rules/relations.yaml', relationsFile));
}
