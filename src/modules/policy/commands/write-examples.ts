import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Sql } from '../../../kernel/db/index.ts';
import { exportExamples } from '../queries/export-examples.ts';

const LISTS = ['targets', 'facts', 'responsibilities', 'measures', 'milestones', 'entities', 'parameters', 'rejected'] as const;

/**
 * Writes what people decided about a document as files of examples, one a kind (`targets-900.json`); measures in the
 * form that learning reads. Answers how many examples there are and how many items nobody has decided yet.
 * @throws Problem NOT_FOUND, POLICY_NO_TEXT
 */
export async function writeExamples(db: Sql, { id, out }: { id: string; out: string }): Promise<{ files: string[]; examples: number; undecided: number }> {
  const found = await exportExamples(db, id);
  mkdirSync(out, { recursive: true });
  const files = LISTS.map((list) => {
    const file = path.join(out, `${list}-${id}.json`);
    writeFileSync(file, `${JSON.stringify(found[list], null, 1)}\n`);
    return file;
  });
  const examples = LISTS.filter((list) => list !== 'rejected').reduce((sum, list) => sum + found[list].length, 0);
  return { files, examples, undecided: found.undecided };
}
