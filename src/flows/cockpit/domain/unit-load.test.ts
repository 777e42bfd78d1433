import { describe, expect, it } from 'vitest';
import type { TaskOverview } from '../../../modules/supervision/index.ts';
import { answeringFor, fits, quarterOf, viewTask } from './task-view.ts';
import { lateThings, unitLoads } from './unit-load.ts';

const TODAY = '2026-11-22';

function task(no: number, lead: string | null, organisation: string | null, extra: Partial<TaskOverview['item']> & { cooperating?: string[]; milestones?: TaskOverview['milestones'] } = {}): TaskOverview {
  const { cooperating = [], milestones = [], ...item } = extra;
  return {
    startOn: '2026-01-01',
    milestones,
    item: {
      task: { id: `t${no}`, no, document: no > 10 ? '003' : '002', clause: `附件2/${no}`, category: 'c', zh: `任务${no}`, en: `Task ${no}`, lead, cooperating, places: ['320200'], indicators: [] },
      organisation: organisation ? { id: organisation, name: organisation } : null,
      light: 'GREEN', planned: 50, actual: 50, gap: 0, reasons: [], blue: [], dueOn: '2027-03-31', missed: 0, named: [], claimed: 50, nextMilestone: null, reportDue: null,
      awaitsVerification: false, awaitsApproval: false, openOrders: [], demo: false, ...item,
    },
  };
}

const stone = (dueOn: string, verified: number): TaskOverview['milestones'][number] => ({ key: `m${dueOn}`, zh: '节点', en: 'Milestone', dueOn, verified });

const tasks = [
  task(1, '甲市', '甲局', { light: 'RED', milestones: [stone('2026-09-30', 60), stone('2026-12-31', 0), stone('2026-03-31', 100)] }),
  task(2, null, '甲局', { reportDue: { period: '2026-10', on: '2026-11-05' } }),
  task(11, '乙市', null, { cooperating: ['甲市', '某院'] }),
];
const answering = answeringFor(tasks);
const cards = tasks.map((t) => viewTask(t, answering));
const orders = [
  { caseId: 'c1', colour: 'RED' as const, task: cards[0]!.task, dueOn: '2026-11-20' },
  { caseId: 'c2', colour: 'BLUE' as const, task: cards[0]!.task, dueOn: null },
];

describe('the load of a unit', () => {
  it('counts a unit of the documents with the organisation that answers for it, over all documents', () => {
    const loads = unitLoads(cards, orders, answering, TODAY);
    expect(loads.map((l) => [l.unit, l.leads, l.cooperates])).toEqual([['甲局', 2, 1], ['乙市', 1, 0], ['某院', 0, 1]]);
    expect(loads[0]).toMatchObject({ names: ['甲市'], answers: true, documents: 2, lights: { RED: 1, GREEN: 1 }, lateMilestones: 1, lateReports: 1, openOrders: 2, lateOrders: 1 });
    expect(loads[1]).toMatchObject({ answers: false, names: [] });
  });

  it('names what is late, the longest first; what is done, due later or without a day is not late', () => {
    const late = lateThings(cards, orders, TODAY);
    expect(late.map((l) => [l.kind, l.task.no, l.days])).toEqual([['MILESTONE', 1, 53], ['REPORT', 2, 17], ['ORDER', 1, 2]]);
  });
});

describe('the filters of the board', () => {
  it('find a unit as lead and as cooperating, and a quarter by the milestones due in it', () => {
    const numbers = (filter: Parameters<typeof fits>[1]): number[] => cards.filter((c) => fits(c, filter)).map((c) => c.task.no);
    expect(numbers({ unit: '甲局' })).toEqual([1, 2, 11]);
    expect(numbers({ unit: '甲局', document: '003' })).toEqual([11]);
    expect(numbers({ quarter: '2026-Q3' })).toEqual([1]);
    expect(numbers({ light: 'RED', place: '320200' })).toEqual([1]);
    expect(numbers({ place: '320100' })).toEqual([]);
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4']);
  });
});
