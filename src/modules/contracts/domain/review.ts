import { type Recognition, recognition } from '../contract.ts';

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
