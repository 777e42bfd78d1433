import type { ContractType } from './contract-type.ts';
import type { Words } from './evidence.ts';
import type { Regulation } from './regulation.ts';
import { type Exclusion, groupOf, type TestGroup, type TypeTests } from './type-tests.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** Answers by id of the question: `exclusion.processing`, `DEVELOPMENT.goal`, `mixed.separable`. Not answered is unknown. */
export type Answers = Readonly<Record<string, Answer>>;

/** One step of the reasoning: what was asked, what was answered, what follows, and where it is written. */
export interface Reason extends Words {
  id: string;
  answer: Answer;
  effect: 'supports' | 'excludes' | 'open' | 'note';
  clause: string;
}

export interface GroupOutcome {
  group: TestGroup;
  outcome: 'FITS' | 'FAILS' | 'OPEN';
  reasons: Reason[];
  /** What must still be shown, in words for the applicant. */
  missing: (Words & { id: string; clause: string })[];
}

/**
 * `YES` the declared kind fits; `OTHER_KIND` another one fits; `TECHNOLOGY_PART` only the technology part may be
 * registered; `OPEN` answers are missing; `NO` it is no technology contract.
 */
export interface TypeJudgement {
  verdict: 'YES' | 'OTHER_KIND' | 'TECHNOLOGY_PART' | 'OPEN' | 'NO';
  declared: TestGroup;
  suggested: TestGroup | null;
  /** The whole answer in a sentence. */
  summary: Words;
  reasons: Reason[];
  missing: GroupOutcome['missing'];
  groups: GroupOutcome[];
  testsVersion: number;
  regulationId: string;
}

/**
 * Judges a contract by the tests of its kind. Pure: the same answers, tests and regulation give the same judgement, and
 * every step carries its clause. Source: 技术合同认定规则, chapters by kind; Civil Code arts 851, 862–863, 878.
 */
export function judgeType(tests: TypeTests, regulation: Regulation, declaredType: ContractType, answers: Answers): TypeJudgement {
  const text = tests.clauses[regulation.id] ?? 'rules2001';
  const answerTo = (id: string): Answer => answers[id] ?? 'unknown';
  const declared = groupOf(declaredType);

  const judgeGroup = (id: TestGroup): GroupOutcome => {
    const group = tests.groups.find((g) => g.id === id)!;
    const reasons: Reason[] = [];
    const missing: GroupOutcome['missing'] = [];
    for (const test of group.tests) {
      const key = `${id}.${test.id}`;
      const answer = answerTo(key);
      const clause = test.clause[text];
      if (answer === 'yes') reasons.push({ id: key, answer, effect: 'supports', clause, ...test.question });
      else if (answer === 'no') reasons.push({ id: key, answer, effect: 'excludes', clause, ...test.fails });
      else {
        reasons.push({ id: key, answer, effect: 'open', clause, ...test.question });
        missing.push({ id: key, clause, ...test.missing });
      }
    }
    const outcome = reasons.some((r) => r.effect === 'excludes') ? 'FAILS' : missing.length > 0 ? 'OPEN' : 'FITS';
    return { group: id, outcome, reasons, missing };
  };

  const groups = tests.groups.map((g) => judgeGroup(g.id));
  const own = groups.find((g) => g.group === declared)!;
  const applies = (e: Exclusion): boolean => e.groups === 'all' || e.groups.includes(declared);
  const relevant = tests.exclusions.filter(applies);
  const hit = relevant.filter((e) => answerTo(`exclusion.${e.id}`) === 'yes');
  const openExclusions = relevant.filter((e) => answerTo(`exclusion.${e.id}`) === 'unknown');

  const exclusionReasons = relevant.map((e): Reason => {
    const id = `exclusion.${e.id}`;
    const answer = answerTo(id);
    const effect = answer === 'yes' ? 'excludes' : answer === 'no' ? 'supports' : 'open';
    return { id, answer, effect, clause: e.clause[text], ...(answer === 'yes' ? e.because : e.question) };
  });
  const missing = [
    ...openExclusions.map((e) => ({ id: `exclusion.${e.id}`, clause: e.clause[text], zh: `请答明：${e.question.zh}`, en: `To be answered: ${e.question.en}` })),
    ...own.missing,
  ];
  const base = { declared, groups, testsVersion: tests.version, regulationId: regulation.id };
  const training: Reason[] = ['DEVELOPMENT', 'TRANSFER', 'LICENCE'].includes(declared)
    ? [{ id: 'mixed.training', answer: 'unknown', effect: 'note', clause: tests.mixed.training.clause[text], ...tests.mixed.training.note }]
    : [];
  const reasons = [...exclusionReasons, ...own.reasons, ...training];
  const name = (id: TestGroup): { zh: string; en: string } => tests.groups.find((g) => g.id === id)!;

  if (hit.length > 0) {
    const separable = answerTo('mixed.separable');
    const mixed: Reason = {
      id: 'mixed.separable',
      answer: separable,
      effect: separable === 'yes' && regulation.mixedContracts.value === 'TECHNOLOGY_PART' ? 'supports' : separable === 'unknown' ? 'open' : 'excludes',
      clause: tests.mixed.separable.clause[text],
      zh: `${tests.mixed.separable.question.zh}（${regulation.mixedContracts.zh}）`,
      en: `${tests.mixed.separable.question.en} (${regulation.mixedContracts.en})`,
    };
    if (regulation.mixedContracts.value === 'TECHNOLOGY_PART' && separable === 'yes' && own.outcome !== 'FAILS') {
      return {
        ...base, verdict: own.outcome === 'FITS' ? 'TECHNOLOGY_PART' : 'OPEN', suggested: declared, reasons: [...reasons, mixed], missing,
        summary: { zh: `只就其中的技术部分按${name(declared).zh}登记，技术交易额以该部分为限`, en: `Only the technology part may be registered as ${name(declared).en.toLowerCase()}, and only with its own amount` },
      };
    }
    const [first] = hit;
    return {
      ...base, verdict: 'NO', suggested: null, reasons: [...reasons, mixed], missing: [],
      summary: { zh: `不予登记：${first!.because.zh}`, en: `Not to be registered: ${first!.because.en}` },
    };
  }
  if (own.outcome === 'FITS' && openExclusions.length === 0) {
    return { ...base, verdict: 'YES', suggested: declared, reasons, missing: [], summary: { zh: `符合${name(declared).zh}的全部条件`, en: `Meets every test of ${name(declared).en.toLowerCase()}` } };
  }
  const other = own.outcome === 'FAILS' ? groups.find((g) => g.group !== declared && g.outcome === 'FITS') : undefined;
  if (other) {
    const why = own.reasons.find((r) => r.effect === 'excludes')!;
    return {
      ...base, verdict: openExclusions.length > 0 ? 'OPEN' : 'OTHER_KIND', suggested: other.group, reasons: [...reasons, ...other.reasons],
      missing: openExclusions.length > 0 ? missing.filter((m) => m.id.startsWith('exclusion.')) : [],
      summary: { zh: `不是${name(declared).zh}（${why.zh}），符合${name(other.group).zh}的条件`, en: `Not ${name(declared).en.toLowerCase()} (${why.en}); it meets the tests of ${name(other.group).en.toLowerCase()}` },
    };
  }
  if (own.outcome === 'FAILS') {
    const why = own.reasons.find((r) => r.effect === 'excludes')!;
    const allFail = groups.every((g) => g.outcome === 'FAILS');
    return {
      ...base, verdict: allFail ? 'NO' : 'OPEN', suggested: null, reasons, missing: allFail ? [] : [{ id: 'kind', clause: why.clause, zh: '请改按其他类型逐条作答', en: 'Answer the tests of another kind' }, ...missing.filter((m) => m.id.startsWith('exclusion.'))],
      summary: { zh: `不是${name(declared).zh}：${why.zh}`, en: `Not ${name(declared).en.toLowerCase()}: ${why.en}` },
    };
  }
  return {
    ...base, verdict: 'OPEN', suggested: null, reasons, missing,
    summary: { zh: `还有 ${missing.length} 项没有答明，不能认定`, en: `${missing.length} questions are open: it cannot be recognised yet` },
  };
}
