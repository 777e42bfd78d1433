import { describe, expect, it } from 'vitest';
import { actionWords, procedureOf } from './action-words.ts';

describe('words for what the log records', () => {
  it('says what was done to what, in both languages', () => {
    expect(actionWords('market.demand.submitted')).toEqual({ zh: '提交技术需求', en: 'Submitted demand' });
    expect(actionWords('identity.session.refused')).toEqual({ zh: '登录被拒', en: 'Sign-in refused' });
  });

  it('leaves an unknown code to speak for itself', () => {
    expect(actionWords('elsewhere.thing.done')).toBeUndefined();
  });

  it('knows an action of a procedure by its procedure', () => {
    expect(procedureOf('procedure.demand-verification.accept')).toBe('demand-verification');
    expect(procedureOf('market.demand.submitted')).toBeUndefined();
  });
});
