import type { ProblemDetail } from '../../base/problem.ts';
import { type ClockDefinition, type Definition, findAction, type NoticeDefinition, OPENING } from './definition.ts';
import { fault } from './fault.ts';
import { reachable, statesAfter } from './graph.ts';

export function checkClocks(definition: Definition): ProblemDetail[] {
  return definition.clocks.flatMap((clock, index) => {
    const at = `clocks[${index}]`;
    const lists = { startOn: clock.startOn, stopOn: clock.stopOn, pauseOn: clock.pauseOn, resumeOn: clock.resumeOn };
    const unknown = Object.entries(lists).flatMap(([name, ids]) => unknownActions(definition, ids, `${at}.${name}`));
    if (unknown.length > 0) return unknown;
    const faults: ProblemDetail[] = [];
    if (!stopIsReachable(definition, clock)) {
      faults.push(fault('PROCEDURE_CLOCK_NEVER_STOPS', `${at}.stopOn`, `时钟“${clock.id}”启动后无法停止`, `Once started, clock "${clock.id}" can never be stopped`));
    }
    if (clock.pauseOn.length > 0 !== clock.resumeOn.length > 0) {
      faults.push(fault('PROCEDURE_CLOCK_PAUSE_UNPAIRED', `${at}.pauseOn`, `时钟“${clock.id}”的暂停与恢复须成对`, `Clock "${clock.id}" needs both a pause and a resumption`));
    }
    if (clock.warnBefore >= clock.length.value) {
      faults.push(fault('PROCEDURE_CLOCK_ALWAYS_YELLOW', `${at}.warnBefore`, `时钟“${clock.id}”的预警期不短于时限`, `Clock "${clock.id}" would warn from its first day`));
    }
    return faults;
  });
}

function stopIsReachable(definition: Definition, clock: ClockDefinition): boolean {
  const starts = [...statesAfter(definition, clock.startOn), ...(clock.startOn.includes(OPENING) ? [definition.initial] : [])];
  const reached = reachable(starts, definition.actions);
  return clock.stopOn.some((id) => findAction(definition, id)!.from.some((state) => reached.has(state)));
}

export function checkNotices(definition: Definition): ProblemDetail[] {
  return definition.notices.flatMap((notice, index) => {
    const at = `notices[${index}]`;
    const { fileOn, upholdOn, dismissOn } = notice.objections;
    const lists = { startOn: notice.startOn, restartOn: notice.restartOn, stopOn: notice.stopOn, blocks: notice.blocks,
      'objections.fileOn': [fileOn], 'objections.upholdOn': [upholdOn], 'objections.dismissOn': [dismissOn] };
    const unknown = Object.entries(lists).flatMap(([name, ids]) => unknownActions(definition, ids, `${at}.${name}`));
    return unknown.length > 0
      ? unknown
      : [...checkHold(definition, notice, at), ...checkForms(definition, notice, at), ...checkShown(definition, notice, at)];
  });
}

/** A notice that holds nothing up, or that a case can walk around, protects nobody. */
function checkHold(definition: Definition, notice: NoticeDefinition, at: string): ProblemDetail[] {
  if (notice.blocks.length === 0) {
    return [fault('PROCEDURE_NOTICE_BLOCKS_NOTHING', `${at}.blocks`, `公示“${notice.id}”不阻止任何动作`, `Notice "${notice.id}" holds up no action`)];
  }
  const others = definition.actions.filter((a) => !notice.blocks.includes(a.id));
  const around = reachable(statesAfter(definition, notice.startOn), others);
  const end = definition.states.find((s) => s.kind === 'done' && around.has(s.id));
  return end
    ? [fault('PROCEDURE_NOTICE_BYPASSED', `${at}.blocks`, `不经公示“${notice.id}”届满也能到达“${end.id}”`, `"${end.id}" can be reached without waiting for notice "${notice.id}"`)]
    : [];
}

function checkForms(definition: Definition, notice: NoticeDefinition, at: string): ProblemDetail[] {
  const { fileOn, textField, upholdOn, dismissOn, objectionField, answerField } = notice.objections;
  const needed: [string, string, string][] = [
    [fileOn, textField, 'string'],
    ...[upholdOn, dismissOn].flatMap((id): [string, string, string][] => [
      [id, objectionField, 'integer'],
      [id, answerField, 'string'],
    ]),
  ];
  return needed.flatMap(([id, field, type]) => {
    const form = findAction(definition, id)!.form;
    return form?.properties[field]?.type === type && form.required.includes(field)
      ? []
      : [fault('PROCEDURE_OBJECTION_FORM', `${at}.objections`, `动作“${id}”的表单须有必填字段“${field}”`, `The form of "${id}" needs the required field "${field}" (${type})`)];
  });
}

function checkShown(definition: Definition, notice: NoticeDefinition, at: string): ProblemDetail[] {
  const fields = new Set(definition.actions.flatMap((a) => Object.keys(a.form?.properties ?? {})));
  return notice.shows.flatMap((name, i) =>
    fields.has(name)
      ? []
      : [fault('PROCEDURE_FIELD_UNKNOWN', `${at}.shows[${i}]`, `没有表单字段“${name}”`, `No form has a field "${name}"`)],
  );
}

function unknownActions(definition: Definition, ids: readonly string[], field: string): ProblemDetail[] {
  return ids
    .filter((id) => id !== OPENING && !findAction(definition, id))
    .map((id) => fault('PROCEDURE_ACTION_UNKNOWN', field, `没有动作“${id}”`, `There is no action "${id}"`));
}
