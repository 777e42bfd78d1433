import { groupBy } from '../group-by.ts';
import { finding, type Rule } from './input.ts';

/** A unit that leads more key tasks of one document than the zone's convention allows; parts count, not what they make up. */
export const unitLoad: Rule = ({ tasks: given, parameters }) => {
  const tasks = given.filter((t) => !given.some((part) => part.parent === t.id));
  return [...groupBy(tasks.filter((t) => t.lead !== null), (t) => `${t.document} ${t.lead}`).values()].flatMap((led) => {
    if (led.length <= parameters.tasksLed) return [];
    const { document, lead } = led[0]!;
    const all = tasks.filter((t) => t.document === document).length;
    return [
      finding({
        code: 'UNIT_OVERLOADED',
        severity: 'warning',
        zh: `${lead}牵头${led.length}项任务，占${all}项的${Math.round((led.length / all) * 100)}%，超过${parameters.tasksLed}项`,
        en: `${lead} leads ${led.length} of ${all} tasks (${Math.round((led.length / all) * 100)}%), more than ${parameters.tasksLed}`,
        numbers: { led: led.length, tasks: all, limit: parameters.tasksLed },
        clauses: led.map((t) => ({ document: t.document, path: t.clause })),
        tasks: led.map((t) => t.id),
        proof: [{ zh: `任务：${led.map((t) => t.no).join('、')}。界限：${parameters.sourceZh}。`, en: `Tasks: ${led.map((t) => t.no).join(', ')}. The limit: ${parameters.sourceEn}.` }],
      }),
    ];
  });
};
