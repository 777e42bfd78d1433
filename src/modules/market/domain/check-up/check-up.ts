import {
  checkBudget,
  checkConstraint,
  checkDeadline,
  checkObject,
  checkPresentValue,
  checkTargetValue,
  checkTestMethod,
  checkUnit,
  readDraft,
  type ReadDraft,
} from './aspects.ts';
import { boundHints, examplePhrasing } from './phrasing.ts';
import { CHECK_UP_ASPECTS, type CheckUp, type CheckUpAspect, type CheckUpDraft, type CheckUpItem } from './types.ts';

const CHECKS: Record<CheckUpAspect, (read: ReadDraft) => CheckUpItem> = {
  object: checkObject,
  presentValue: checkPresentValue,
  targetValue: checkTargetValue,
  unit: checkUnit,
  constraint: checkConstraint,
  budget: checkBudget,
  deadline: checkDeadline,
  testMethod: checkTestMethod,
};

/** How much each aspect counts, in points of 100: a platform convention, shown to the writer and used for nothing else. */
const WEIGHT: Record<CheckUpAspect, number> = {
  object: 15,
  presentValue: 15,
  targetValue: 20,
  unit: 10,
  constraint: 10,
  budget: 10,
  deadline: 10,
  testMethod: 10,
};

/**
 * Demand check-up (需求体检): what of a technical demand is clear, unclear or missing, where it stands, and how to mend
 * it. Pure; the browser runs the same function while the demand is typed. It advises and never blocks.
 */
export function checkUp(draft: CheckUpDraft): CheckUp {
  const read = readDraft(draft);
  const items = CHECK_UP_ASPECTS.map((aspect) => CHECKS[aspect](read));
  const score = items.reduce((sum, i) => sum + WEIGHT[i.aspect] * (i.status === 'clear' ? 1 : i.status === 'unclear' ? 0.5 : 0), 0);
  return { items, score: Math.round(score), bounds: boundHints(read), phrasing: examplePhrasing(read) };
}
