import { type Language, type NumberLabel, numberLabels, type ReportLight } from '../contract/model.ts';

type Words<K extends string> = Record<K, { zh: string; en: string }>;

/** Lights of targets, in the words of the plan page. */
export const targetLights: Words<ReportLight> = {
  DONE: { zh: '已达到', en: 'Reached' },
  GREEN: { zh: '不慢于序时', en: 'On schedule' },
  YELLOW: { zh: '略慢', en: 'Slightly behind' },
  RED: { zh: '落后', en: 'Behind' },
  GREY: { zh: '数据不足', en: 'Not enough data' },
};

/** Lights of tasks, in the words of the task board. */
export const taskLights: Words<ReportLight> = {
  DONE: { zh: '已完成', en: 'Done' },
  GREEN: { zh: '正常', en: 'On schedule' },
  YELLOW: { zh: '预警', en: 'Warning' },
  RED: { zh: '滞后', en: 'Behind' },
  GREY: { zh: '未定节点', en: 'No milestones' },
};

export const lightColours: Record<ReportLight, string> = { DONE: '#17509C', GREEN: '#23803D', YELLOW: '#D08A1E', RED: '#C2301F', GREY: '#8A94A0' };

/** Shape beside colour, for readers and printers that see none. */
export const lightSigns: Record<ReportLight, string> = { DONE: '★', GREEN: '●', YELLOW: '▲', RED: '■', GREY: '○' };

export const labelWords: Words<NumberLabel> = {
  document: { zh: '文件规定', en: 'set by document' },
  reported: { zh: '公布数', en: 'reported' },
  recorded: { zh: '平台登记', en: 'platform-recorded' },
  computed: { zh: '平台计算', en: 'computed' },
};

const labelMeanings: Words<NumberLabel> = {
  document: { zh: '规划文件写明的数', en: 'a number that a plan document sets' },
  reported: { zh: '政府部门、媒体等公布或报送的数，出处见来源', en: 'published or reported; see its source' },
  recorded: { zh: '由本平台办理的业务和经他人核验的填报直接得出', en: 'straight from what was done or verified on this platform' },
  computed: { zh: '本平台由上列各类数按公开规则算得', en: 'computed here from the others by published rules' },
};

/** What the marks of numbers mean, for the end of a report. */
export const labelsIn = (language: Language): { label: NumberLabel; name: string; meaning: string }[] =>
  numberLabels.map((label) => ({ label, name: labelWords[label][language], meaning: labelMeanings[label][language] }));

const orderColours: Words<'BLUE' | 'YELLOW' | 'RED'> = { BLUE: { zh: '蓝色', en: 'Blue' }, YELLOW: { zh: '黄色', en: 'Yellow' }, RED: { zh: '红色', en: 'Red' } };
const orderGrounds: Record<string, { zh: string; en: string }> = {
  DUE_SOON: { zh: '节点临近', en: 'Milestone near' },
  BEHIND: { zh: '进度偏慢', en: 'Below schedule' },
  SECOND_YELLOW: { zh: '再次黄灯', en: 'Second yellow light' },
  FAILED: { zh: '逾期或滞后', en: 'Overdue or far behind' },
};
const orderStates: Record<string, { zh: string; en: string }> = {
  CREATED: { zh: '待签发', en: 'To be issued' }, ISSUED: { zh: '待签收', en: 'To be signed' }, SIGNED: { zh: '已签收', en: 'Signed' }, DOING: { zh: '办理中', en: 'In hand' },
  REPORTED: { zh: '待复核', en: 'To be rechecked' }, RECHECK: { zh: '复核中', en: 'Under recheck' }, RETURNED: { zh: '退回续办', en: 'Returned' },
  ESCALATED: { zh: '升级约谈', en: 'Escalated' }, CIRCULATED: { zh: '拟通报', en: 'Circular' }, COUNCIL: { zh: '提请理事会', en: 'Before the council' },
  CLOSED: { zh: '已销号', en: 'Closed' }, WITHDRAWN: { zh: '已撤销', en: 'Withdrawn' },
};
export const orderWords = { colour: orderColours, ground: orderGrounds, state: orderStates };

export const severities: Words<'error' | 'warning' | 'note'> = {
  error: { zh: '不能成立', en: 'Cannot hold' },
  warning: { zh: '有条件成立或无从督查', en: 'Holds under conditions' },
  note: { zh: '须知', en: 'Note' },
};

/** Why a light of a task is not green. */
export function reasonText(language: Language, { kind, value, milestone }: { kind: string; value: number; milestone: { zh: string; en: string } | null }): string {
  const by = Math.abs(value);
  const named = milestone?.[language] ?? '';
  const words: Record<string, { zh: string; en: string }> = {
    GAP: { zh: `比应达进度低${by}个百分点`, en: `${by} points below plan` },
    DUE_SOON: { zh: `临近期限，只完成${by}%`, en: `due soon with ${by}% done` },
    OVERDUE: { zh: `“${named}”逾期，还差${by}%`, en: `“${named}” overdue, ${by}% missing` },
    NOT_REPORTED: { zh: `已有${by}个月未填报`, en: `not reported for ${by} month(s)` },
  };
  return (words[kind] ?? { zh: kind, en: kind })[language];
}

const CHINESE = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Number of a section as the language writes it: 十二、 or 12. */
export function sectionNumber(n: number, language: Language): string {
  if (language === 'en') return `${n}.`;
  if (n < 10) return `${CHINESE[n]}、`;
  const tens = n < 20 ? '十' : `${CHINESE[Math.floor(n / 10)]}十`;
  return `${tens}${n % 10 === 0 ? '' : CHINESE[n % 10]}、`;
}
