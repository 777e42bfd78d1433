/**
 * What an action of the log did, in words. Its code has three parts, module.thing.verb; the words are put together from
 * the last two, because a list of every code would fall behind the modules.
 */
interface Words {
  zh: string;
  en: string;
}

const w = (zh: string, en: string): Words => ({ zh, en });

const THINGS: Record<string, Words> = {
  account: w('账户', 'account'), organisation: w('单位', 'organisation'), password: w('口令', 'password'), role: w('角色', 'role'), session: w('登录', 'session'), profile: w('单位资料', 'profile'),
  engagement: w('评估委托', 'assessment'), independence: w('独立性声明', 'independence'), mark: w('评分', 'mark'), paper: w('评估材料', 'paper'),
  annualRecord: w('年度记录', 'yearly record'), broker: w('技术经纪人', 'broker'), commission: w('佣金', 'commission'), search: w('订阅检索', 'saved search'), training: w('培训记录', 'training'), mandate: w('经纪委托', 'mandate'),
  answer: w('体检结果', 'check-up'), dispute: w('争议', 'dispute'), settlement: w('清算付款', 'settlement'), statement: w('对账单', 'statement'), window: w('清算期', 'clearing window'),
  'type-tests': w('类型认定', 'type tests'), change: w('合同变更', 'change of a contract'), contract: w('技术合同', 'contract'), receipt: w('到账', 'receipt'), 'tax-input': w('税收测算数据', 'tax figures'),
  dossiers: w('企业档案', 'dossiers'), enterprise: w('企业档案', 'dossier'), facts: w('企业数据', 'facts'), figures: w('企业数据', 'figures'), incident: w('违规记录', 'incident'), list: w('企业名单', 'list of firms'),
  plan: w('方案', 'plan'), points: w('创新积分', 'innovation points'), pool: w('库（池）', 'pool'), qualification: w('资质', 'qualification'),
  appeal: w('申诉', 'appeal'), entry: w('名单条目', 'entry'), recovery: w('追回', 'recovery'), claim: w('补偿申请', 'claim'), consent: w('授权', 'consent'), loan: w('备案贷款', 'loan'), whiteList: w('白名单', 'white list'),
  batch: w('支付批次', 'batch of payments'), budget: w('预算', 'budget'), fund: w('专项资金', 'fund'), line: w('支付明细', 'payment line'), money: w('资金', 'money'), programme: w('大专项', 'programme'), share: w('分担资金', 'share'),
  pack: w('数据包', 'data of the pack'), entries: w('分录', 'entries'), demand: w('技术需求', 'demand'), 'funded-project': w('财政项目', 'funded project'), import: w('导入', 'import'), result: w('科技成果', 'result'), talk: w('洽谈', 'talk'),
  package: w('成果包', 'result package'), match: w('匹配', 'match'), desk: w('网络工作台', 'network desk'), handover: w('转办件', 'hand-over'), market: w('其他市场', 'other market'), bonus: w('专利奖金', 'patent bonus'), grant: w('赋权', 'ownership grant'),
  decomposition: w('目标分解', 'decomposition'), indicator: w('指标', 'indicator'), target: w('目标', 'target'), task: w('任务', 'task'), document: w('政策文件', 'policy document'), item: w('条目', 'item'), items: w('条目', 'items'),
  remark: w('报告批注', 'remark'), report: w('报告', 'report'), return: w('填报表', 'return'), draft: w('规则修订稿', 'draft of a rule'), judgement: w('规则判断', 'judgement'), version: w('规则版本', 'version of a rule'),
  finding: w('督查发现', 'finding'), inspection: w('督查', 'inspection'), milestones: w('任务节点', 'milestones'), order: w('单据', 'order'), progress: w('任务进度', 'progress'), unit: w('责任单位', 'unit'),
  auction: w('竞价', 'auction'), reserve: w('保留价', 'reserve price'), sale: w('挂牌', 'sale'), bidder: w('竞买人', 'bidder'), breach: w('创新券违规', 'voucher breach'), evidence: w('材料', 'evidence'), invoice: w('发票', 'invoice'),
  provider: w('服务机构', 'provider'), quota: w('创新券额度', 'voucher quota'), relation: w('关联关系', 'relation'), round: w('批次', 'round'), scenario: w('推演方案', 'scenario'),
};

const VERBS: Record<string, Words> = {
  account: w('更正账号', 'corrected the bank account of'), added: w('添加', 'added'), admitted: w('入选', 'admitted to'), allocated: w('下达', 'allocated'), answered: w('答复', 'answered'), applied: w('申请', 'applied for'), approved: w('批准', 'approved'),
  asked: w('发起', 'asked for'), assigned: w('指定', 'assigned'), assisted: w('辅助识别', 'read by machine'), bid: w('出价', 'bid in'), borrowingStated: w('声明借款情况', 'stated loans for'), budget: w('追加预算', 'raised the budget of'), certified: w('认定', 'certified'),
  changed: w('修改', 'changed'), closed: w('结束', 'closed'), collected: w('汇集', 'collected'), computed: w('计算', 'computed'), confirmed: w('确认', 'confirmed'), corrected: w('更正', 'corrected'), created: w('新建', 'created'), decided: w('决定', 'decided'),
  declared: w('声明', 'declared'), defined: w('定义', 'defined'), deleted: w('删除', 'deleted'), delisted: w('移出', 'delisted'), detailed: w('细化', 'detailed'), disabled: w('停用', 'disabled'), drafted: w('起草', 'drafted'), enabled: w('恢复', 'enabled'), ending: w('即将到期', 'ending:'),
  entered: w('登记', 'entered'), 'false-data': w('认定数据不实', 'false data found in'), filed: w('提交', 'filed'), filled: w('填报', 'filled'), followUpDone: w('完成跟进', 'followed up'), 'form-submitted': w('提交申报表', 'submitted a form for'), found: w('查明', 'found'),
  funded: w('注资', 'funded'), given: w('给予', 'gave'), granted: w('授予', 'granted'), harvested: w('取回数据', 'harvested from'), imported: w('导入', 'imported'), joined: w('加入', 'joined'), kept: w('保存', 'kept'), left: w('退出', 'left'), listed: w('列入', 'listed'),
  loaded: w('载入', 'loaded'), measured: w('测算影响', 'measured'), moved: w('变更', 'moved'), netted: w('轧差', 'netted'), offered: w('推荐', 'offered'), opened: w('发起', 'opened'), optedOut: w('放弃', 'opted out of'), ordered: w('责令改正', 'ordered for'), paid: w('支付', 'paid'),
  planned: w('制定计划', 'planned'), proposed: w('提出', 'proposed'), published: w('发布', 'published'), raised: w('提出', 'raised'), read: w('查阅', 'read'), received: w('收到', 'received'), recorded: w('记录', 'recorded'), refused: w('拒绝', 'refused'), reported: w('报告', 'reported'),
  reset: w('重设', 'reset'), returned: w('退回', 'returned'), revealed: w('公开', 'revealed'), revoked: w('撤销', 'revoked'), run: w('运行', 'ran'), saved: w('保存', 'saved'), scored: w('评分', 'scored'), reviewed: w('复核', 'reviewed'), sealed: w('密封报价', 'sealed a bid in'), seated: w('设置', 'seated'),
  'self-transformation-answered': w('答复自行转化', 'answered on own use of'), 'self-transformation-asked': w('申请自行转化', 'asked for own use of'), sent: w('发出', 'sent'), set: w('设定', 'set'), stated: w('申报', 'stated'), submitted: w('提交', 'submitted'), 'term-over': w('期满', 'term over:'),
  withdrawn: w('撤回', 'withdrew'), written: w('填写', 'wrote'), rejected: w('驳回', 'rejected'), renewed: w('续期', 'renewed'), released: w('发布', 'released'), reversed: w('冲销', 'reversed'), verified: w('核验', 'verified'),
};

/** Where the parts do not make a phrase. */
const WHOLE: Record<string, Words> = {
  'identity.session.opened': w('登录成功', 'Signed in'), 'identity.session.closed': w('退出登录', 'Signed out'), 'identity.session.refused': w('登录被拒', 'Sign-in refused'), 'identity.password.changed': w('本人修改口令', 'Changed the own password'),
  'finance.consent.read': w('银行查阅授权资料', 'Bank read what a consent gives'), 'entitlement.round.budget': w('调整批次预算', 'Changed the budget of a round'), 'checkup.answer.kept': w('保存体检结果', 'Kept a check-up'),
};

/** `market.demand.submitted` → 提交技术需求; undefined where a part is not known, and the code has to speak for itself. */
export function actionWords(action: string): Words | undefined {
  const whole = WHOLE[action];
  if (whole) return whole;
  const [, thing = '', verb = ''] = action.split('.');
  const [what, did] = [THINGS[thing], VERBS[verb]];
  return what && did ? { zh: `${did.zh}${what.zh}`, en: `${capital(did.en)} ${what.en}` } : undefined;
}

/** `procedure.demand-verification.accept` → the id of the procedure. */
export function procedureOf(action: string): string | undefined {
  const [module, id, step] = action.split('.');
  return module === 'procedure' && step ? id : undefined;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
