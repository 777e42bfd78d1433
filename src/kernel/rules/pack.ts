import { z } from 'zod';
import type { Pack } from '../base/pack.ts';
import { factDefinition, ruleFile } from './domain/definition.ts';
import { createRuleBook, type RuleBook } from './domain/rule-book.ts';

const factsFile = z.strictObject({ version: z.number().int(), facts: z.array(factDefinition) });

/**
 * Reads `rules/facts.yaml` and every rule of a pack.
 *
 * @throws Problem PACK_FILE_INVALID, PACK_FILE_MISSING and those of `createRuleBook`
 */
export function readRuleBook(pack: Pack): RuleBook {
  const { facts } = pack.read('rules/facts.yaml', factsFile);
  const files = pack.list('rules').filter((file) => file.endsWith('.yaml') && !file.endsWith('/facts.yaml') && !file.endsWith('/relations.yaml'));
  return createRuleBook(facts, files.map((file) => pack.read(file, ruleFile)));
}
