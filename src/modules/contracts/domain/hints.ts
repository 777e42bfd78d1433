import type { TypeTests } from './type-tests.ts';

export interface Hint {
  /** Id of the question, as in the answers. */
  id: string;
  suggests: 'yes' | 'no';
  /** Words found in title or subject. */
  words: string[];
}

/** Words of the title and the subject that suggest an answer. A hint is shown to the person and decides nothing. */
export function hintsFrom(tests: TypeTests, text: string): Hint[] {
  const folded = text.normalize('NFKC').toLowerCase();
  const found = (list: readonly string[]): string[] => list.filter((w) => folded.includes(w.normalize('NFKC').toLowerCase()));
  const questions = [
    ...tests.exclusions.map((e) => ({ id: `exclusion.${e.id}`, hints: e.hints })),
    ...tests.groups.flatMap((g) => g.tests.map((test) => ({ id: `${g.id}.${test.id}`, hints: test.hints }))),
  ];
  return questions.flatMap(({ id, hints }): Hint[] => {
    const [yes, no] = [found(hints.yes), found(hints.no)];
    // Words on both sides cancel out: a person must read the clause.
    if ((yes.length > 0) === (no.length > 0)) return [];
    return [yes.length > 0 ? { id, suggests: 'yes', words: yes } : { id, suggests: 'no', words: no }];
  });
}
