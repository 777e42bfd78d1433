/** Where an edition stands; the states of the procedure `enterprise-list`. */
export type ListState = 'CALL' | 'FIRM_FORM' | 'PARK_RECOMMEND' | 'CITY_SUM' | 'DATA_CHECK' | 'VALUATION_CHECK' | 'EXPERT' | 'LIST' | 'NOTICE' | 'PUBLISHED' | 'WITHDRAWN';

/** At which step a candidate was kept or removed. */
export type DecisionStep = 'PARK' | 'CITY' | 'DATA' | 'VALUATION' | 'EXPERT' | 'LIST';

/** What a candidate's history may speak of: a decision, or what the register says of the firm (closed, moved). */
export type CandidateStep = DecisionStep | 'REGISTER';

const STEPS: Partial<Record<ListState, DecisionStep>> = {
  PARK_RECOMMEND: 'PARK', CITY_SUM: 'CITY', DATA_CHECK: 'DATA', VALUATION_CHECK: 'VALUATION', EXPERT: 'EXPERT', LIST: 'LIST',
};

/** The step in which candidates are decided while an edition stands so; none while forms are open, on notice or after. */
export const stepIn = (state: ListState): DecisionStep | undefined => STEPS[state];

/** Candidates may be proposed by rule and firms may hand in forms. */
export const takesForms = (state: ListState): boolean => state === 'FIRM_FORM';
/** Candidates may be proposed by rule. */
export const takesProposals = (state: ListState): boolean => state === 'CALL' || state === 'FIRM_FORM';
