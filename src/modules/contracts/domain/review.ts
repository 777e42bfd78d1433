import { type Recognition, recognition } from '../contract.ts';
import type { TypeJudgement } from './judge-type.ts';
import { groupOf } from './type-tests.ts';

interface Words {
  zh: string;
  en: string;
}

/** The form of a review as the procedure stores it. */
export interface ReviewForm {
  technologyContract: 'YES' | 'NO';
  contractType: string;
  contractAmountFen: number;
  technologyTransactionAmountFen: number;
}

export function recognitionOf(form: ReviewForm): Recognition {
  return recognition.parse({
    type: form.contractType,
    contractAmountFen: form.contractAmountFen,
    technologyTransactionAmountFen: form.technologyTransactionAmountFen,
  });
}

export function reviewFaults(form: ReviewForm): Words[] {
  return form.technologyTransactionAmountFen > form.contractAmountFen
    ? [{ zh: '认定的技术交易额大于成交额', en: 'The recognised technology amount exceeds the contract amount' }]
    : [];
}

/** A reviewer cannot decide against his own answers to the type tests. */
export function judgementFaults(form: ReviewForm, judgement: TypeJudgement): Words[] {
  const { verdict, suggested, declared, summary } = judgement;
  if (form.technologyContract === 'YES' && verdict === 'NO') {
    return [{ zh: `与您的类型测试结论不符：${summary.zh}`, en: `This contradicts your answers to the type tests: ${summary.en}` }];
  }
  if (form.technologyContract === 'NO' && verdict === 'YES') {
    return [{ zh: `与您的类型测试结论不符：${summary.zh}`, en: `This contradicts your answers to the type tests: ${summary.en}` }];
  }
  const found = verdict === 'OTHER_KIND' ? suggested : verdict === 'YES' || verdict === 'TECHNOLOGY_PART' ? declared : null;
  if (form.technologyContract === 'YES' && found && groupOf(form.contractType) !== found) {
    return [{ zh: `认定类型与类型测试结论不符：${summary.zh}`, en: `The kind contradicts your answers to the type tests: ${summary.en}` }];
  }
  return [];
}

/** Registration needs two reviews that both say yes and recognise the same; a difference goes back to the first. */
export function registrationFaults(first: ReviewForm | undefined, second: ReviewForm | undefined): Words[] {
  if (!first || !second) return [{ zh: '初审、复审尚未完成', en: 'Both reviews must be complete' }];
  const faults: Words[] = [];
  if (second.technologyContract !== 'YES') {
    faults.push({ zh: '复审认定不属于技术合同，只能不予登记', en: 'The second review found no technology contract: it can only be refused' });
  }
  const differ = (['technologyContract', 'contractType', 'contractAmountFen', 'technologyTransactionAmountFen'] as const).filter((k) => first[k] !== second[k]);
  if (differ.length > 0) {
    faults.push({ zh: '初审与复审的认定不一致，请退回初审', en: `The reviews differ (${differ.join(', ')}): send back to the first review` });
  }
  return [...faults, ...reviewFaults(second)];
}
