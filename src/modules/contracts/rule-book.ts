import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { evidence, words } from './domain/evidence.ts';
import { type RegulationSet, regulationSetSchema } from './domain/regulation.ts';
import { type TaxRules, taxRulesSchema } from './domain/tax.ts';
import { type TypeTests, typeTestsSchema } from './domain/type-tests.ts';

const fieldsSchema = z.strictObject({ ...evidence, fields: z.array(words.extend({ code: z.string().regex(/^[A-Z]+$/) })).min(1) });

/** Everything of the pack by which contracts are judged and counted. */
export interface ContractRules {
  regulations: RegulationSet;
  tests: TypeTests;
  tax: TaxRules;
  /** Fields of technology for statistics. */
  fields: z.output<typeof fieldsSchema>;
}

/** @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID */
export function readContractRules(pack: Pack): ContractRules {
  return {
    regulations: pack.read('contracts/regulations.yaml', regulationSetSchema),
    tests: pack.read('contracts/type-tests.yaml', typeTestsSchema),
    tax: pack.read('contracts/tax.yaml', taxRulesSchema),
    fields: pack.read('contracts/statistics.yaml', fieldsSchema),
  };
}
