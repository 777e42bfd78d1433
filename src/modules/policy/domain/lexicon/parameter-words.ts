/** Words that say what part a number plays in a rule. */
export type ParameterRole = 'cap' | 'rate' | 'amount' | 'threshold' | 'duration' | 'validity' | 'quota';

/** The sentence pays, lends, taxes, fines or limits; without one of these a number is no parameter of a rule. */
export const RULE_CONTEXT = /给予|奖励|奖补|补助|补贴|资助|贴息|扣除|抵扣|扣减|费用|罚|不予|注册资本|上年度|上一年度|应当|须|必须|可以?|封顶|予以|缴纳|税率|申报|申请|单个|每家|每项|每个|同一|上限|下限|不得|最高|最低|限额|额度|分档|承担|分担|补偿|损失|兑付|办结|受理|审核|有效期|有效|期限|任期|聘期|发放|安排|配套|支持|贷款|担保|保费|租金|减免|经费|比例|满|内|具备|符合|满足|取消|资格|公示/;

/** Right before or after a number: it may not be passed. */
export const CAP_BEFORE = /(?:最高|最多|不超过|不高于|不多于|上限为?|封顶|限额为?|至多|累计不超过|以内|不大于|控制在)[^，。；\d]{0,14}$/;
export const CAP_AFTER = /^(?:以内|以下|封顶|为限|为上限|的?上限)/;
/** A condition somebody must meet. */
export const THRESHOLD_BEFORE = /(?:不少于|不低于|不小于|达到?|超过|满|至少|最低|高于|大于|具有|低于|少于|不超过|不高于)[^，。；\d]{0,8}$/;
export const THRESHOLD_AFTER = /^(?:及?以上|以下|（含）)[^，。；]{0,30}(?:的$|的企业|的项目|企业|机构|单位|者|人员|部分)|^(?:以上|以下)?的$/;
/** Who is meant by a condition. */
export const CONDITION = /(?:的|者|之一)$|^(?:对|凡|经|符合|满足|具备|申请|申报|上年度|上一年度|年|注册|成立|从事)/;

/** What a rate is taken of: 按实际投入的50%. */
export const RATE_BASE = /按照?([^，。；]{1,24}?)的?(?:最高)?$/;
export const PAYS = /给予|奖励|奖补|补助|补贴|资助|贴息|支持|启动经费|经费|配套|补偿|发放|奖金|安家费/;
export const YEARLY_QUOTA = /每年|年度|每季度|每月|每次/;
/** Time within which something is to be done, or for which it holds. */
export const TIME_UNITS: readonly string[] = ['个工作日', '个自然日', '工作日', '日内', '个月', '年', '个季度', '小时', '天', '日', '周'];
