import { dateOf } from '../../../kernel/base/calendar-date.ts';
import type { Sql } from '../../../kernel/db/index.ts';
import { type Actor, signInRequired } from '../../../kernel/identity/index.ts';
import type { AlertView, CommissionView, ListName, MandateView, PublicBroker } from '../contract.ts';
import { type Column, DAY_FORMAT, dayCell, listWorkbook, MONEY_FORMAT, plain, yuanCell } from '../workbook.ts';
import { readAlertList, readCommissions } from './desk.ts';
import { readRegister } from './view-broker.ts';
import { readMandates } from './view-mandate.ts';

const MOST = 10_000;
const all = { page: 1, pageSize: MOST };
const day = (at: string): Date | null => dayCell(dateOf(new Date(at)));

const ALERTS: readonly Column<AlertView>[] = [
  { zh: '发布日期', en: 'Published', width: 12, value: (a) => day(a.publishedAt), format: DAY_FORMAT },
  { zh: '类别', en: 'Kind', width: 8, value: (a) => ({ demand: '需求', result: '成果' })[a.kind] },
  { zh: '标题', en: 'Title', width: 48, value: (a) => plain(a.title) },
  { zh: '领域', en: 'Field', width: 16, value: (a) => plain(a.field) },
  { zh: '地区', en: 'Place', width: 10, value: (a) => a.region ?? '' },
  { zh: '订阅检索', en: 'Search', width: 20, value: (a) => plain(a.search) },
  { zh: '已读', en: 'Read', width: 8, value: (a) => (a.read ? '是' : '否') },
];

const MANDATES: readonly Column<MandateView>[] = [
  { zh: '事项', en: 'About', width: 44, value: (m) => plain(m.title) },
  { zh: '类别', en: 'Kind', width: 8, value: (m) => ({ demand: '需求', result: '成果', talk: '洽谈' })[m.subject] },
  { zh: '委托方', en: 'Client', width: 28, value: (m) => plain(m.client) },
  { zh: '状态', en: 'Status', width: 10, value: (m) => ({ PROPOSED: '待确认', CONFIRMED: '已确认', DECLINED: '已谢绝', ENDED: '已终止' })[m.status] },
  { zh: '起始日', en: 'From', width: 12, value: (m) => dayCell(m.fromOn), format: DAY_FORMAT },
  { zh: '奖补对象', en: 'Reward to', width: 10, value: (m) => ({ broker: '经纪人', agency: '机构' })[m.rewardTo] },
  { zh: '份额', en: 'Shares', width: 30, value: (m) => plain(m.shares.map((s) => `${s.name} ${s.sharePpm / 10_000}%`).join('、')) },
  { zh: '下一步', en: 'Next', width: 30, value: (m) => plain(m.nextAction) },
  { zh: '下一步日期', en: 'Next on', width: 12, value: (m) => dayCell(m.nextOn), format: DAY_FORMAT },
];

const COMMISSIONS: readonly Column<CommissionView>[] = [
  { zh: '领取人', en: 'Payee', width: 26, value: (c) => plain(c.payeeName) },
  { zh: '编号', en: 'Number', width: 20, value: (c) => plain(c.payeeKey) },
  { zh: '年度', en: 'Year', width: 8, value: (c) => c.year },
  { zh: '到账金额（元）', en: 'Received (yuan)', width: 16, value: (c) => yuanCell(c.baseFen), format: MONEY_FORMAT },
  { zh: '应得（元）', en: 'Entitled (yuan)', width: 14, value: (c) => yuanCell(c.entitledFen), format: MONEY_FORMAT },
  { zh: '奖补（元）', en: 'Reward (yuan)', width: 14, value: (c) => yuanCell(c.amountFen), format: MONEY_FORMAT },
  { zh: '规则', en: 'Rule', width: 14, value: (c) => `${c.rule} ${c.ruleVersion}` },
  { zh: '计算说明', en: 'Explanation', width: 60, value: (c) => plain(c.explanation.map((e) => e.zh).join('；')) },
];

const REGISTER: readonly Column<PublicBroker>[] = [
  { zh: '编号', en: 'Number', width: 14, value: (b) => b.number },
  { zh: '姓名', en: 'Name', width: 14, value: (b) => plain(b.name) },
  { zh: '等级', en: 'Level', width: 8, value: (b) => (b.level ? { junior: '初级', intermediate: '中级', senior: '高级' }[b.level] : '') },
  { zh: '执业机构', en: 'Organisation', width: 30, value: (b) => plain(b.organisation) },
  { zh: '领域', en: 'Fields', width: 30, value: (b) => plain(b.fields.join('、')) },
  { zh: '地区', en: 'Place', width: 10, value: (b) => b.region },
  { zh: '登记日期', en: 'Registered', width: 12, value: (b) => dayCell(b.registeredOn), format: DAY_FORMAT },
];

/** A list as the reader sees it on screen, whole. @throws Problem SIGN_IN_REQUIRED */
export async function exportList(handle: Sql, actor: Actor | undefined, now: Date, list: ListName, locale: 'zh' | 'en'): Promise<{ fileName: string; bytes: Uint8Array }> {
  if (!actor) throw signInRequired();
  const today = dateOf(now);
  const file = async <T>(name: string, columns: readonly Column<T>[], rows: readonly T[]) => ({ fileName: `${name}-${today}.xlsx`, bytes: await listWorkbook(name, columns, rows, locale, today) });
  switch (list) {
    case 'alerts':
      return file(locale === 'zh' ? '订阅提醒' : 'alerts', ALERTS, (await readAlertList(handle, actor, all)).items);
    case 'mandates':
      return file(locale === 'zh' ? '经纪委托' : 'mandates', MANDATES, (await readMandates(handle, actor, now, { ...all, scope: 'mine', status: undefined, disputed: undefined })).items);
    case 'commissions':
      return file(locale === 'zh' ? '经纪奖补' : 'commissions', COMMISSIONS, (await readCommissions(handle, actor, now, { ...all, scope: 'mine', contractId: undefined, year: undefined })).items);
    case 'register':
      return file(locale === 'zh' ? '技术经纪人名册' : 'brokers', REGISTER, (await readRegister(handle, now, { ...all, q: undefined, region: undefined, level: undefined })).items);
  }
}
