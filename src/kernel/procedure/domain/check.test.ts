import { describe, expect, it } from 'vitest';
import { chessClub, chessClubNames } from '../testing/chess-club.ts';
import { checkDefinition } from './check.ts';
import { type Definition, definitionSchema } from './definition.ts';

type Draft = { -readonly [K in keyof Definition]: Definition[K] };

/** The faults of the chess club after a change, as `code at field`. */
function faults(change: (draft: Draft) => void): string[] {
  const draft = structuredClone(chessClub) as Draft;
  change(draft);
  return checkDefinition(definitionSchema.parse(draft), chessClubNames).map((f) => `${f.code} at ${f.where?.field}`);
}

const action = (draft: Draft, id: string) => draft.actions.find((a) => a.id === id)!;
const at = (id: string): string => `actions[${chessClub.actions.findIndex((a) => a.id === id)}]`;

it('the sound definition has no faults', () => {
  expect(checkDefinition(chessClub, chessClubNames)).toEqual([]);
});

describe('the checker finds', () => {
  it('a state nobody reaches', () => {
    expect(faults((d) => d.states.push({ id: 'ALONE', zh: '孤立', en: 'Alone', kind: 'stopped' }))).toEqual(['PROCEDURE_STATE_UNREACHABLE at states[6]']);
  });

  it('a state from which a case can never end', () => {
    expect(
      faults((d) => {
        d.states.push({ id: 'LIMBO', zh: '悬置', en: 'Limbo', kind: 'open' });
        action(d, 'askMore').to = 'LIMBO';
      }),
    ).toContain('PROCEDURE_DEAD_END at states[6]');
  });

  it('an action from or to a state that does not exist', () => {
    expect(faults((d) => action(d, 'refuse').from.push('NOWHERE'))).toContain(`PROCEDURE_STATE_UNKNOWN at ${at('refuse')}.from[1]`);
    expect(faults((d) => (action(d, 'refuse').to = 'NOWHERE'))).toContain(`PROCEDURE_STATE_UNKNOWN at ${at('refuse')}.to`);
    expect(faults((d) => (action(d, 'refuse').optional = ['NOWHERE']))).toContain(`PROCEDURE_STATE_UNKNOWN at ${at('refuse')}.optional[0]`);
    expect(faults((d) => (d.initial = 'NOWHERE'))).toContain('PROCEDURE_STATE_UNKNOWN at initial');
  });

  it('an id used twice', () => {
    expect(faults((d) => d.clocks.push({ ...d.clocks[0]! }))).toContain('PROCEDURE_ID_TWICE at clocks[1].id');
  });

  it('a permission, guard or effect that no module provides', () => {
    expect(faults((d) => (action(d, 'post').actor = { permission: 'club.member.dream', jurisdiction: true }))).toContain(`PROCEDURE_PERMISSION_UNKNOWN at ${at('post')}.actor.permission`);
    expect(faults((d) => action(d, 'post').guards.push('club.member.dream'))).toEqual([`PROCEDURE_GUARD_UNKNOWN at ${at('post')}.guards`]);
    expect(faults((d) => action(d, 'post').effects.push('club.member.dream'))).toEqual([`PROCEDURE_EFFECT_UNKNOWN at ${at('post')}.effects`]);
  });

  it('a party, an action or a period that is named but not defined', () => {
    expect(faults((d) => (action(d, 'apply').actor = { permission: 'club.member.apply', party: 'umpire' }))).toContain(`PROCEDURE_PARTY_UNKNOWN at ${at('apply')}.actor.party`);
    expect(faults((d) => action(d, 'admit').differentFrom.push('admit'))).toContain(`PROCEDURE_ACTION_UNKNOWN at ${at('admit')}.differentFrom[1]`);
    expect(faults((d) => action(d, 'admit').requires.push({ kind: 'noticeElapsed', notice: 'wall' }))).toContain(`PROCEDURE_REFERENCE_UNKNOWN at ${at('admit')}.requires[0]`);
  });

  it('a clock that never stops, is never resumed, or warns from its first day', () => {
    expect(faults((d) => (d.clocks[0]!.stopOn = ['apply']))).toEqual(['PROCEDURE_CLOCK_NEVER_STOPS at clocks[0].stopOn']);
    expect(faults((d) => (d.clocks[0]!.resumeOn = []))).toEqual(['PROCEDURE_CLOCK_PAUSE_UNPAIRED at clocks[0].pauseOn']);
    expect(faults((d) => (d.clocks[0]!.warnBefore = 5))).toEqual(['PROCEDURE_CLOCK_ALWAYS_YELLOW at clocks[0].warnBefore']);
    expect(faults((d) => d.clocks[0]!.stopOn.push('sleep'))).toEqual(['PROCEDURE_ACTION_UNKNOWN at clocks[0].stopOn']);
  });

  it('a notice that holds nothing up, or that a case can walk around', () => {
    expect(faults((d) => (d.notices[0]!.blocks = []))).toEqual(['PROCEDURE_NOTICE_BLOCKS_NOTHING at notices[0].blocks']);
    expect(faults((d) => (action(d, 'withdraw').to = 'MEMBER'))).toContain('PROCEDURE_NOTICE_BYPASSED at notices[0].blocks');
  });

  it('a notice whose objections cannot be filed or answered properly, or that shows what nobody enters', () => {
    expect(faults((d) => (action(d, 'object').form!.required = []))).toEqual(['PROCEDURE_OBJECTION_FORM at notices[0].objections']);
    expect(faults((d) => delete action(d, 'dismiss').form!.properties['answer'])).toContain('PROCEDURE_OBJECTION_FORM at notices[0].objections');
    expect(faults((d) => d.notices[0]!.shows.push('weight'))).toEqual(['PROCEDURE_FIELD_UNKNOWN at notices[0].shows[2]']);
  });
});
