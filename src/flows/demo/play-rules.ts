import { z } from 'zod';
import { addDays, dateOf } from '../../kernel/base/calendar-date.ts';
import type { RuleVersion } from '../../kernel/rules/index.ts';
import type { Stage } from './load.ts';

const rulesFile = z.strictObject({
  drafts: z.array(z.strictObject({
    rule: z.string(), regions: z.array(z.string()), role: z.string(), organisation: z.string(), title: z.string(), reason: z.string(),
    source: z.strictObject({ zh: z.string(), en: z.string(), clause: z.string() }),
    startsInDays: z.number().int().positive(),
    parameters: z.record(z.string(), z.number()),
    expected: z.record(z.string(), z.record(z.string(), z.number())),
  })),
});
type PlayedDraft = z.output<typeof rulesFile>['drafts'][number];

/** Changes of rules, drafted and submitted with their impact on the firms of the set; somebody else has to approve them. */
export async function playRules({ house: { rulebook, pack }, tx, person }: Stage, now: Date): Promise<void> {
  for (const draft of pack.read('examples/rules.yaml', rulesFile).drafts) {
    const act = { now, actor: person(draft.role, draft.organisation), requestId: 'demo' };
    const { id } = await rulebook.createDraft(tx, act, { rule: draft.rule, regions: draft.regions, demo: true });
    const { definition, revision } = (await rulebook.draft(tx, id))!;
    await rulebook.saveDraft(tx, act, id, { revision, title: draft.title, reason: draft.reason, definition: changed(definition, draft, now) });
    await rulebook.submitDraft(tx, act, id);
  }
}

const changed = (version: RuleVersion, { source, startsInDays, parameters, expected }: PlayedDraft, now: Date): RuleVersion => ({
  ...version,
  source,
  from: addDays(dateOf(now), startsInDays),
  parameters: version.parameters.map((p) => ({ ...p, value: parameters[p.id] ?? p.value })),
  examples: version.examples.map((e) => (expected[e.name] ? { ...e, expect: { ...e.expect, gives: expected[e.name] } } : e)),
});
