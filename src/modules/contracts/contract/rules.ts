import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';
import { regulationSetSchema } from '../domain/regulation.ts';

/** The rules by which contracts are judged: public, so that anybody can check a decision. */
export const getContractRules = routeContract({
  id: 'contracts.getRules',
  method: 'GET',
  path: '/api/contracts/rules',
  access: 'public',
  summary: { zh: '认定登记办法的各版本、参数与依据，技术领域', en: 'Versions of the regulation with parameters and sources; fields of technology' },
  response: z.object({
    regulations: regulationSetSchema,
    fields: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  }),
});
