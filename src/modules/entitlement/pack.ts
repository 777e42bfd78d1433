import { z } from 'zod';
import type { Pack } from '../../kernel/base/pack.ts';
import { Problem } from '../../kernel/base/problem.ts';
import type { RuleBook } from '../../kernel/rules/contract.ts';

const evidence = z.enum(['W', 'GK', 'PC']);
const words = { zh: z.string().min(1), en: z.string().min(1) };

const programme = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  ...words,
  rule: z.string(),
  /** What the rule gives that is paid; in money. */
  gift: z.string(),
  /** Purpose of the special fund and cost line of the register against double support. */
  purpose: z.string(),
  costLine: z.string(),
  clause: z.string(),
  evidence,
});
export type Programme = z.output<typeof programme>;

const file = z.strictObject({
  version: z.number().int(),
  nearMiss: z.strictObject({ value: z.number().int().min(0), unit: z.literal('conditions'), evidence }).transform((m) => m.value),
  integrity: z.strictObject({ facts: z.array(z.string()), unknown: z.enum(['HOLD', 'PASS']), sourceZh: z.string(), sourceEn: z.string(), evidence }),
  smallCell: z.strictObject({ value: z.number().int().min(1), unit: z.literal('firms'), evidence }).transform((m) => m.value),
  programmes: z.array(programme).refine((all) => new Set(all.map((p) => p.id)).size === all.length, 'two programmes of one id'),
});
export type Programmes = z.output<typeof file>;

/**
 * Policies that are paid without applying, and by what they are judged.
 * @throws Problem PACK_FILE_MISSING, PACK_FILE_INVALID; ENTITLEMENT_PROGRAMME_INVALID: a rule, gift or fact the rules do not have
 */
export function readProgrammes(pack: Pack, book: RuleBook): Programmes {
  const programmes = pack.read('entitlement/programmes.yaml', file);
  const refuse = (field: string, zh: string, en: string): never => {
    throw new Problem('ENTITLEMENT_PROGRAMME_INVALID', { zh: `免申即享政策 ${field}：${zh}`, en: `Policy without applying ${field}: ${en}`, where: { file: 'entitlement/programmes.yaml', field } });
  };
  const strange = programmes.integrity.facts.find((id) => book.facts.get(id)?.kind !== 'truth');
  if (strange) refuse('integrity', `没有是非事项 ${strange}`, `there is no yes-or-no fact ${strange}`);
  for (const p of programmes.programmes) {
    const versions = book.versions.filter((r) => r.file.id === p.rule);
    if (versions.length === 0) refuse(p.id, `没有规则 ${p.rule}`, `there is no rule ${p.rule}`);
    if (versions.some((r) => r.file.subject !== 'FIRM')) refuse(p.id, `规则 ${p.rule} 不是对企业的`, `the rule ${p.rule} is not about firms`);
    if (!versions.some((r) => r.version.gives.some((g) => g.id === p.gift))) refuse(p.id, `规则 ${p.rule} 不给予 ${p.gift}`, `the rule ${p.rule} gives no ${p.gift}`);
  }
  return programmes;
}
