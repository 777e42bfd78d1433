import type { Comparator } from '../types.ts';

/** Words around the figures of a plan. Comparators: handbook "Target operators"; 以上 and 以下 include the number (民法典 art. 1259). */

/** Units that are counted, longest first where one begins another. 万 and 亿 before them are multiplied out. */
export const COUNT_UNITS: readonly string[] = [
  '个百分点', '个工作日', '人次', '人年', '户次', '家次', '平方公里', '平方千米', '平方米', '立方米', '万千瓦', '千瓦时', '兆瓦', '千瓦', '吨标准煤', '吨标煤', '公斤', '株', '微克', '毫克', '公里', '公顷',
  '小时', '分钟', '个', '家', '项', '件', '人', '名', '位', '户', '所', '座', '台', '套', '条', '只', '支', '种', '款', '部', '篇', '场', '期', '批次', '例', '亩', '吨', '辆',
  '艘', '架', '倍', '天', '处', '册', '门', '间', '张', '米',
];

/** Nouns that make the unit clearer than 个 alone: 40个城市. */
export const COUNTED_PLACES: readonly string[] = ['城市', '国家和地区', '国家', '县', '区', '乡镇', '街道', '社区', '村'];

/** A bare 亿 is money when one of these words stands near. */
export const MONEY_CONTEXT = /资金|经费|投入|产值|收入|成交额|交易额|贷款|基金|规模|融资|税收|营收|财政|投资|贸易额|增加值|生产总值/;

export const BEFORE: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:不少于|不低于|不小于|至少|最少|达到?或超过|[≥≧])$/, '>='],
  [/(?:不超过|不高于|不大于|不多于|控制在|最多|最高|以内|[≤≦])$/, '<='],
  [/(?:低于|小于|少于)$/, '<'],
  [/(?:超过|突破|超出|超|高于|大于|多于)$/, '>'],
  [/(?:大约|约为|约|近)$/, '~'],
  [/(?:迈上|跃上|跨上|迈入|站上)$/, '>='],
];

export const AFTER: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:及以上|或以上|以上)/, '>='],
  [/^(?:及以下|以下|以内|之内)/, '<='],
  [/^(?:左右|上下)/, '~'],
  [/^(?:余|多)(?![样元个])/, '>'],
];

/** Wording that makes the figure a yearly growth, a reduction or an increment. Tried on the words before the number. */
export const GROWTH = /(?:年均|年平均|每年|年)?(?:增长(?!率?[到至])|增速|增幅|增长率|递增)[^，。；]{0,6}$/;
export const YEARLY = /年均|年平均|每年|年增长|年度/;
export const REDUCTION = /(?:降低|下降|减少|压减|压缩|削减|降幅|下降率)(?:了|幅度)?(?:为|达到?|超过|不低于|不少于|约|近)?$/;
export const REDUCED_TO = /(?:降低|下降|减少|压减|压缩|削减|降|缩短|控制)(?:到|至|为|在)[^，。；]{0,4}$/;
export const INCREMENT = /新增|净增|增加(?!值)|新引进|新培育/;

/** Words that join an indicator to its figure and belong to neither. */
export const LINKS = /(?:应当?|须|力争|争取|努力|将|要|再|均|都|分别|总计|合计|累计|共计|稳定|保持|维持|提高|提升|增长|增加|扩大|上升|发展|壮大)?(?:达到?|为|至|到|在|是|有|超过|突破|超|不少于|不低于|不超过|不高于|低于|高于|迈上|跃上|迈入|约|近|控制在|实现|完成|[≥≧≤≦])+$/;

/** Verbs that may stand before what is counted. */
export const ACTIONS: readonly string[] = [
  '组织实施', '统筹建设', '布局建设', '推进建设', '加快建设', '培育建设', '部署实施', '培育认定', '培育形成', '培育集聚', '支撑', '建设', '培育', '引进', '形成', '实施', '打造', '新增', '新建', '覆盖', '建成',
  '设立', '安排', '认定', '创建', '申报', '遴选', '推广', '发放', '集聚', '聚集', '引育', '招引', '转化', '开展', '举办', '部署', '布局', '争创', '争取', '完成', '组织', '发展', '孵化', '攻克', '突破',
  '制定', '制修订', '落地', '支持', '服务', '改造', '培养', '招收', '吸引', '实现', '拥有', '获得', '取得', '研发', '推出', '签约', '签订', '组建', '建立', '筹集', '投放', '募集', '投入', '统筹安排', '每年统筹安排', '推动', '动员', '促成', '达成', '入选', '承担', '主导', '参与',
];

/** The wording of an aim that may fail. */
export const STRETCH = /力争|争创|争取|努力/;

/** Sections that state aims, and sections that look back. */
export const GOAL_SECTION = /目标|愿景/;
export const PAST_SECTION = /^(?:发展|工作|建设|产业|创新|现实|现有)?基础(?:和|与|及|条件|$)|现状|成效|成就|回顾|形势|背景|概况|情况$/;

/** The figure is a condition or a rate of a rule, not an aim. */
export const RULE_WORDS = /给予|奖励|奖补|补助|补贴|资助|贴息|扣除|间接费用|直接费用|罚款|处以|的部分|不予|注册资本|上年度|上一年度|申报条件|应当具备|满足下列|封顶|予以|缴纳|税率|项目总投|申报|申请|单个项目|每家|每项|上限|下限|不得|最高|分档|承担|分担|每次|抵扣|兑付|保费/;

/** The figure is something that has come about. */
export const PAST_WORDS = /获批|获评|入选|已|累计|荣获|位居|位列|之一|先后|以来|实现了|成为|建成了|取得了|同比/;

/** Names of reach that stand for the document's own area. */
export const SCOPES: Readonly<Record<string, string>> = { 我省: '全省', 全省: '全省', 我市: '全市', 全市: '全市', 我区: '全区', 全区: '全区', 我县: '全县', 全县: '全县', 我自治区: '全区' };

/** Documents that lay down rules: a figure in them without a deadline is a condition or a rate, not an aim. */
export const RULE_DOCUMENT = /(?:办法|条例|规定|细则|规则|章程|规程)(?:（[^）]*）)?$/;

/** Words that open a list of conditions, cases or steps. */
export const CONDITION_LIST = /(?:以下|下列|如下)[^。]{0,14}(?:条件|情形|标准|要求|程序|材料|规定|方式|之一)|(?:符合|具备|满足|申请|申报)[^。]{0,30}[:：]$/;
