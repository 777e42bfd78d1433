import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import { type Fen, formatYuan } from '../../../kernel/base/money.ts';
import type { Eligibility, EligibilityAnswer, EligibilityLeaf, Finding } from '../contract.ts';
import type { ClaimantKind, VoucherForm, VoucherRule } from './rules.ts';

/** What is known of a claimant; null is "not known yet". */
export interface ClaimantFacts {
  kind: ClaimantKind;
  region: string | null;
  /** Number on the national list of technology SMEs; empty string: known not to be listed. */
  smeNumber: string | null;
  smeValidUntil: CalendarDate | null;
  /** The firm meets the criteria although it is not on the list. */
  teamMembers: number | null;
  teamIncubator: string | null;
  /** On a dishonesty list. */
  dishonest: boolean | null;
  unpaidRecovery: boolean;
  bannedUntil: CalendarDate | null;
}

/** What is known of an order and its provider. */
export interface OrderFacts {
  form: VoucherForm;
  serviceClass: string;
  amountFen: Fen;
  freeQuotaFen: Fen;
  remainingAnnualCapFen: Fen;
  claimsThisYear: number;
  provider: { region: string | null; accepted: boolean; suspended: boolean; itemListed: boolean; recognised: boolean };
  /** The same cost also receives project money, an instrument subsidy or another R&D subsidy; null: not declared. */
  otherSupport: boolean | null;
  excluded: readonly Finding[];
  related: readonly Finding[];
}

const yuan = (fen: Fen): string => formatYuan(fen).replace(/\.00$/, '');

type Answer = Omit<EligibilityLeaf, 'clause' | 'rule'>;

const yes = (id: string, zh: string, en: string): Answer => ({ id, answer: 'YES', zh, en, missing: null });
const no = (id: string, zh: string, en: string): Answer => ({ id, answer: 'NO', zh, en, missing: null });
const unknown = (id: string, zh: string, en: string, missingZh: string, missingEn: string): Answer => ({ id, answer: 'UNKNOWN', zh, en, missing: { zh: missingZh, en: missingEn } });

/**
 * Whether a claimant may hold a quota and, given an order, use it, on a day. Every leaf says yes, no, or not known and
 * what is missing, and names the rule it rests on. One no decides; otherwise one unknown leaves it open.
 */
export function eligibility(rule: VoucherRule, claimant: ClaimantFacts, on: CalendarDate, order?: OrderFacts): Eligibility {
  const answers = [...claimantLeaves(rule, claimant, on), ...(order ? orderLeaves(rule, order) : [])];
  const leaves = answers.map((a): EligibilityLeaf => ({ ...a, rule: rule.id, clause: { zh: clauseOf(rule, 'zh'), en: clauseOf(rule, 'en') } }));
  const answer: EligibilityAnswer = leaves.some((l) => l.answer === 'NO') ? 'NO' : leaves.some((l) => l.answer === 'UNKNOWN') ? 'UNKNOWN' : 'YES';
  return { answer, leaves };
}

function clauseOf(rule: VoucherRule, language: 'zh' | 'en'): string {
  const { document } = rule;
  return document.number ? `${document[language]}（${document.number}）` : document[language];
}

function claimantLeaves(rule: VoucherRule, c: ClaimantFacts, on: CalendarDate): Answer[] {
  const place = rule.regions.find((p) => p.code === c.region);
  return [
    c.region === null
      ? unknown('REGION', '登记地未知', 'The place of registration is not known', '登记地（市）', 'City of registration')
      : place && rule.participates
        ? yes('REGION', `登记在参与通兑通用的${place.zh}`, `Registered in ${place.en}, which takes part`)
        : no('REGION', '登记地没有参与创新券通兑通用', 'The place of registration does not take part'),
    ...(c.kind === 'TEAM' ? teamLeaves(rule, c) : rule.requiresSmeList ? [smeLeaf(c, on)] : []),
    c.dishonest === null
      ? unknown('HONEST', '尚未核查科研诚信和信用记录', 'Research integrity and credit records have not been checked', '诚信核查结果（受理中心核查）', 'Result of the integrity check (by the voucher centre)')
      : c.dishonest
        ? no('HONEST', '列入科研诚信严重失信或信用中国失信名单', 'On a dishonesty list')
        : yes('HONEST', '没有严重失信记录', 'No record of serious dishonesty'),
    c.unpaidRecovery
      ? no('NO_RECOVERY', '有未缴回的追缴款', 'A recovery has not been paid back')
      : yes('NO_RECOVERY', '没有未缴回的追缴款', 'No recovery is outstanding'),
    c.bannedUntil !== null && on <= c.bannedUntil
      ? no('NOT_BANNED', `因违规，${c.bannedUntil} 前不得申领`, `Excluded until ${c.bannedUntil} because of a breach`)
      : yes('NOT_BANNED', '不在禁止申领期内', 'Not excluded'),
  ];
}

function teamLeaves(rule: VoucherRule, c: ClaimantFacts): Answer[] {
  return [
    c.teamMembers === null
      ? unknown('TEAM_SIZE', '团队核心成员人数未知', 'The number of core members is not known', '核心成员人数', 'Number of core members')
      : c.teamMembers >= rule.teamMinimum
        ? yes('TEAM_SIZE', `核心成员 ${c.teamMembers} 人`, `${c.teamMembers} core members`)
        : no('TEAM_SIZE', `核心成员不足 ${rule.teamMinimum} 人`, `Fewer than ${rule.teamMinimum} core members`),
    c.teamIncubator === null
      ? unknown('TEAM_PLACE', '所在载体未知', 'The incubator is not known', '所在孵化器、大学科技园或众创空间', 'Incubator, university park or maker space')
      : yes('TEAM_PLACE', `入驻${c.teamIncubator}`, `Sits in ${c.teamIncubator}`),
  ];
}

function smeLeaf(c: ClaimantFacts, on: CalendarDate): Answer {
  if (c.smeNumber === null) {
    return unknown('SME_LIST', '科技型中小企业入库情况未知', 'Whether it is a listed technology SME is not known', '科技型中小企业入库登记编号', 'Number on the list of technology SMEs');
  }
  if (c.smeNumber === '') return no('SME_LIST', '不在科技型中小企业库内', 'Not on the list of technology SMEs');
  if (c.smeValidUntil === null) return unknown('SME_LIST', `入库编号 ${c.smeNumber} 的有效期未知`, `Until when number ${c.smeNumber} is valid is not known`, '入库编号有效期', 'Validity of the number');
  return on <= c.smeValidUntil
    ? yes('SME_LIST', `科技型中小企业入库编号 ${c.smeNumber}`, `Listed technology SME, number ${c.smeNumber}`)
    : no('SME_LIST', `入库编号已于 ${c.smeValidUntil} 到期`, `The number lapsed on ${c.smeValidUntil}`);
}

function orderLeaves(rule: VoucherRule, o: OrderFacts): Answer[] {
  const { provider } = o;
  const hardExcluded = o.excluded.filter((f) => f.severity === 'BLOCK');
  const hardRelated = o.related.filter((f) => f.severity === 'BLOCK');
  return [
    rule.forms.includes(o.form)
      ? yes('FORM', o.form === 'PROVIDER' ? '可用通兑方式（服务时抵扣）' : '可用通用方式（先付后兑）', o.form === 'PROVIDER' ? 'May be deducted at the service' : 'May be paid first and claimed back')
      : no('FORM', '本地规则不支持这种使用方式', 'The home rule does not allow this form'),
    rule.scope.includes(o.serviceClass)
      ? yes('SCOPE', '服务在本地支持范围内', 'The service is within the scope of the home rule')
      : no('SCOPE', '服务不在本地支持范围内', 'The service is outside the scope of the home rule'),
    hardExcluded.length === 0
      ? yes('NOT_EXCLUDED', '不属于不予支持的服务', 'Not a service that is excluded')
      : no('NOT_EXCLUDED', hardExcluded.map((f) => f.zh).join('；'), hardExcluded.map((f) => f.en).join('; ')),
    !provider.accepted
      ? no('PROVIDER', '服务机构尚未经所在地认可', 'The provider has not been accepted by its host region')
      : provider.suspended
        ? no('PROVIDER', '服务机构已被暂停接单', 'The provider is suspended')
        : !provider.itemListed
          ? no('PROVIDER', '该服务项目未公布或已停止', 'The service item is not listed')
          : yes('PROVIDER', '服务机构和服务项目有效', 'Provider and item are listed'),
    provider.recognised
      ? yes('RECOGNISED', '服务机构所在地与本地互认', "The provider's host region is recognised")
      : no('RECOGNISED', '服务机构所在地与本地尚未互认', "The provider's host region is not recognised"),
    hardRelated.length === 0
      ? yes('NOT_RELATED', o.related.length === 0 ? '未发现关联关系' : '未发现禁止性关联关系，另有线索待人工核查', o.related.length === 0 ? 'No relation found' : 'No forbidding relation found; a hint waits for a person')
      : no('NOT_RELATED', hardRelated.map((f) => f.zh).join('；'), hardRelated.map((f) => f.en).join('; ')),
    o.otherSupport === null
      ? unknown('NO_OTHER_SUPPORT', '未声明是否享受其他财政支持', 'Other public support has not been declared', '同一费用是否已获项目经费、仪器补贴或研发服务补贴', 'Whether the same cost receives project money or another subsidy')
      : o.otherSupport
        ? no('NO_OTHER_SUPPORT', '同一费用已获其他财政支持（从高不重复）', 'The same cost receives other public support')
        : yes('NO_OTHER_SUPPORT', '同一费用没有其他财政支持', 'No other public support for the same cost'),
    rule.claimsPerYear === null || o.claimsThisYear < rule.claimsPerYear
      ? yes('CLAIMS_A_YEAR', rule.claimsPerYear === null ? '不限年度次数' : `本年第 ${o.claimsThisYear + 1} 次，上限 ${rule.claimsPerYear} 次`, rule.claimsPerYear === null ? 'No limit to the number a year' : `Number ${o.claimsThisYear + 1} of ${rule.claimsPerYear} this year`)
      : no('CLAIMS_A_YEAR', `本年已使用 ${rule.claimsPerYear} 次`, `Already used ${rule.claimsPerYear} times this year`),
    o.freeQuotaFen > 0
      ? yes('QUOTA', `可用额度 ${yuan(o.freeQuotaFen)} 元`, `${yuan(o.freeQuotaFen)} yuan of quota free`)
      : no('QUOTA', '没有可用额度', 'No quota is free'),
    o.remainingAnnualCapFen > 0
      ? yes('ANNUAL_CAP', `年度上限内还可支持 ${yuan(o.remainingAnnualCapFen)} 元`, `${yuan(o.remainingAnnualCapFen)} yuan left under the annual ceiling`)
      : no('ANNUAL_CAP', '已达到年度上限', 'The annual ceiling has been reached'),
    o.amountFen > 0 ? yes('AMOUNT', '金额有效', 'The amount is valid') : no('AMOUNT', '金额须大于零', 'The amount must be above zero'),
  ];
}
