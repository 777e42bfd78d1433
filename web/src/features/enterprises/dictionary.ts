export const zh = {
  funnel: {
    title: '企业梯度', lead: '创业团队—初创期科技型企业—科技型中小企业—高新技术企业—瞪羚—独角兽：存量、进出和转化。', chart: '各梯度企业数', byCity: '各市分布', place: '地区', all: '全区', park: '园区', allParks: '全部园区', ladder: '梯队',
    main: '科技企业梯度', specialised: '专精特新梯度', stock: '处于该级', held: '持有（含更高级）', added: '当年新增', lost: '当年流失', up: '升级率', base: '上年处于该级', target: '规划目标', reached: '完成', year: '年度', now: '截至 {{day}}',
    rung: '梯度', cohorts: '同期企业的成长', cohortHint: '当年首次取得该资质的企业，若干年后已在更高一级的家数。', size: '家数', after: '{{n}} 年后更高', trend: '持有企业数变化', empty: '还没有企业档案', emptyHint: '在“企业库”导入或建立企业档案后，这里显示梯度统计。', note: '资质名单为公开信息；企业经营数据不进入本统计。',
  },
  list: {
    title: '企业库', lead: '一企一档：本辖区企业的基本信息、资质和所处梯度。', search: '企业名称或统一社会信用代码', rung: '所处梯度', holds: '持有资质', ending: '{{days}} 天内到期', any: '不限', name: '企业', code: '信用代码', place: '所在地', founded: '成立日期', held: '有效资质', export: '导出', import: '导入', importTitle: '导入企业档案',
    importHint: '使用导出的工作簿格式（“企业”“数据”“资质”三张表，可只含其一），或其中一张表的 CSV。任何一处有错，全部不写入。', imported: '已导入：企业 {{firms}} 家（新建 {{newFirms}}），数据 {{figures}} 项，资质 {{qualifications}} 条', empty: '没有符合条件的企业', emptyHint: '放宽筛选条件，或导入企业档案。', inPool: '在库',
  },
  firm: { title: '企业档案', unregistered: '尚未注册', sector: '行业类别', checked: '处罚、信用记录查询', never: '未查询', organisation: '已开通平台账户', yes: '是', no: '否', labels: '称号', admit: '入库', state: '登记或更正数据', checkup: '政策体检', move: '迁移' },
  own: { title: '本企业档案', lead: '平台所知的本企业情况。数据可自行填报，系统据此推算可申报的资质和政策。', none: '本单位还没有企业档案', noneHint: '请联系所在市科技主管部门建档。', declare: '填报数据', checkup: '去做政策体检' },
  sector: { MANUFACTURING: '制造业', TECHNOLOGY_SME: '科技服务业', EXCLUDED: '负面清单行业', OTHER: '其他' },
  next: {
    title: '下一梯度', lead: '按现行规则和现有数据推算，差什么、差多少、最早何时。', YES: '条件已符合', NO: '还差条件', UNKNOWN: '资料不全', because: '未满足', missing: '需要补充', change: '最小改变', to: '{{from}} → {{to}}', none: '企业自身可改变的数据中，没有一种改变能满足条件。', undecided: '条件较多，暂未找到最小改变。',
    earliest: '数据不变，最早 {{day}} 符合', never: '只靠时间推移，十年内不会符合', known: '已在最高一级，或上一级没有可计算的规则。', unset: '未填',
  },
  qualifications: { title: '资质历程', none: '还没有取得资质', cert: '证书编号', until: '至 {{day}}', since: '{{day}} 起', revoked: '自 {{day}} 撤销：{{reason}}', VALID: '有效', ENDING: '即将到期', EXPIRED: '已到期', REVOKED: '已撤销', NOT_YET: '未生效', issuer: '发证机关', record: '登记资质', type: '资质', edition: '年度（届次）', issuedOn: '发证日期', expiresOn: '有效期至（不填按规定年限）', recorded: '资质已登记' },
  figures: { title: '年度数据', lasting: '基本情况', item: '指标', source: '来源', none: '还没有数据', noneHint: '由主管部门导入，或由企业填报。', confidence: { MEASURED: '核定', REPORTED: '报送', DECLARED: '自报', ESTIMATED: '估计' }, locked: '已作为资质认定依据锁定', versions_other: '{{count}} 个版本', chart: '营业收入与研发费用（万元）', history: '填报记录', yes: '是', no: '否', of: '{{source}}，{{day}}', group: { MONEY: '经营', RESEARCH: '研发', PEOPLE: '人员', PROPERTY: '知识产权', MARKET: '市场', SCORE: '评分', STATE: '基本情况' } },
  declare: { title: '填报数据', officer: '登记或更正数据', year: '年度', items: '要填报的指标', before: '现有', after: '改为', source: '数据来源', sourceOwn: '企业填报', reason: '更正理由', reasonHint: '更正已锁定年度的数据必须写明', send: '提交', saved: '已保存，可到“下一梯度”查看变化', nothing: '还没有改动任何数据' },
  records: { title: '融资与处罚记录', rounds: '融资', incidents: '事故、处罚和失信', none: '没有登记', paidIn: '实缴 {{amount}} 万', post: '投后 {{amount}} 万', moves: '迁移', moved: '{{day}} 由{{from}}迁至{{to}}', cleared: '{{day}} 已修复', serious: '重大', found: '查实事项', foundUntil: '至 {{day}} 优先于登记', foundOver: '{{day}} 已过期', foundEnded: '{{day}} 起以新登记为准', kind: { SAFETY: '安全', QUALITY: '质量', ENVIRONMENT: '环境', DISHONESTY: '失信' } },
  acts: {
    more: '更多办理', next: '下一步', back: '返回修改', confirm: '确认办理', round: '登记融资', incident: '登记事故、处罚或失信', revoke: '登记撤销', enter: '建立企业档案', toCity: '迁入城市', movedOn: '迁移日期', reference: '依据文号', referenceHint: '迁移函、登记机关变更通知等', noPark: '不在园区',
    moveFollows: '资质随企业迁移；企业退出{{from}}的培育库，档案移交迁入城市办理，本市不再能查看和修改。', moved: '已办理迁移', kind: '类别', seriousHint: '重大事故、严重违法或严重失信', happenedOn: '发生日期', clearedOn: '修复或解除日期（未修复不填）', description: '情况', incidentSource: '处罚决定书文号、信用平台等',
    incidentFollows: '登记后进入企业记录，并影响名单、免申即享、白名单等规则的判断；只能登记修复，不能删除。', incidentDone: '已登记', roundName: '轮次', roundNameHint: '天使轮、A轮等', closedOn: '交割日期', investors: '投资方', privateEquity: '私募股权投资', currency: '币种', CNY: '人民币', USD: '美元', paidIn: '实缴金额', postMoney: '投后估值', wan: '万',
    postBelow: '投后估值不能低于实缴金额', roundSource: '增资协议、验资报告等', roundFollows: '登记后作为估值和股权融资的依据；同日同名轮次不能重复登记。', roundDone: '融资已登记', from: '撤销生效日', fromHint: '可追溯至违规行为所在年度，不早于发证日期 {{day}}', revokeFollows: '自生效日起该资质不再有效，以此为条件的政策、名单和统计随之改变；不能恢复。', revoked: '已登记撤销',
    enterFollows: '每个统一社会信用代码只有一份档案；建档后信用代码不能修改，跨市搬迁须办理迁移。', entered: '档案已建立', foundedHint: '创业团队尚未注册的不填',
  },
  pools: {
    title: '培育库', lead: '高新技术企业培育库、独角兽瞪羚企业培育库：入库、推荐入省库、接收和出库。', pool: '培育库', level: '层级', CITY: '市库', PROVINCE: '省库', firm: '企业', city: '市', admitted: '入库', due: '期限', rule: '入库条件', state: '状态', live: '只看在库', offered: '待接收', all: '全部', in: '在库', waiting: '已推荐，待接收', received: '已接收，回执 {{number}}', returned: '已退回：{{reason}}', offer: '推荐入省库', receive: '接收', sendBack: '退回',
    exit: '出库', admit: '入库', reason: '理由', reasonIf: '不符合条件或资料不全时必填', note: '推荐说明', YES: '符合', NO: '不符合', UNKNOWN: '资料不全', none: '培育库中没有企业', noneHint: '在企业页面点“入库”。', history: '入库记录', left: '{{day}} 出库：{{because}}', because: { CERTIFIED: '取得资格', TERM_OVER: '期满', HANDED_OVER: '转入省库', MOVED: '迁出', WITHDRAWN: '主动出库' }, done: { admit: '已入库', offer: '已推荐，等待省级接收', receive: '已接收', sendBack: '已退回', exit: '已出库' },
    days_other: '还有 {{count}} 天', over: '已超期',
  },
  cancel: '取消', ok: '确定',
};

export const en = {
  funnel: {
    title: 'The ladder of firms', lead: 'Team, start-up, technology SME, high-tech enterprise, gazelle, unicorn: stock, flow and conversion.', chart: 'Firms on each rung', byCity: 'By city', place: 'Place', all: 'Whole zone', park: 'Park', allParks: 'All parks', ladder: 'Ladder',
    main: 'Technology firms', specialised: 'Specialised firms', stock: 'Stand here', held: 'Hold it (or higher)', added: 'New in the year', lost: 'Lost in the year', up: 'Climbed', base: 'Stood here a year before', target: 'Target of the plan', reached: 'Reached', year: 'Year', now: 'as of {{day}}',
    rung: 'Rung', cohorts: 'What became of each year’s firms', cohortHint: 'Firms that first got the qualification in a year, and how many stood higher some years later.', size: 'Firms', after: 'Higher after {{n}} y', trend: 'Firms that hold it', empty: 'There are no dossiers yet', emptyHint: 'Import or open dossiers under Firms.', note: 'Who holds a qualification is public; no figure of a firm goes into these counts.',
  },
  list: {
    title: 'Firms', lead: 'One dossier per firm: master data, qualifications and rung of the firms of your jurisdiction.', search: 'Name or credit code', rung: 'Stands on', holds: 'Holds', ending: 'Ends within {{days}} days', any: 'Any', name: 'Firm', code: 'Credit code', place: 'Place', founded: 'Founded', held: 'Qualifications in force', export: 'Export', import: 'Import', importTitle: 'Import dossiers',
    importHint: 'The workbook as exported (sheets 企业, 数据, 资质; any of them), or a CSV of one of them. One fault anywhere keeps everything out.', imported: 'Imported: {{firms}} firms ({{newFirms}} new), {{figures}} figures, {{qualifications}} qualifications', empty: 'No firm fits', emptyHint: 'Widen the filters, or import dossiers.', inPool: 'In a pool',
  },
  firm: { title: 'Dossier of a firm', unregistered: 'Not registered yet', sector: 'Sector', checked: 'Registers of penalties asked', never: 'Never', organisation: 'Has an account', yes: 'Yes', no: 'No', labels: 'Labels', admit: 'Admit to a pool', state: 'State or correct figures', checkup: 'Policy check-up', move: 'Move' },
  own: { title: 'Our dossier', lead: 'What the platform knows of your firm. You may state figures yourself; what you may apply for is worked out from them.', none: 'Your organisation has no dossier yet', noneHint: 'Ask the science office of your city to open one.', declare: 'State figures', checkup: 'Go to the policy check-up' },
  sector: { MANUFACTURING: 'Manufacturing', TECHNOLOGY_SME: 'Technology services', EXCLUDED: 'Excluded sector', OTHER: 'Other' },
  next: {
    title: 'The next rung', lead: 'By the rules in force and what is known: what is missing, by how much, when at the earliest.', YES: 'Conditions met', NO: 'Something is missing', UNKNOWN: 'Not enough known', because: 'Not met', missing: 'To be filled in', change: 'Smallest change', to: '{{from}} → {{to}}', none: 'No change of what the firm can change itself would meet the conditions.', undecided: 'Many conditions: no smallest change found yet.',
    earliest: 'With the same figures, on {{day}} at the earliest', never: 'Waiting alone will not do within ten years', known: 'On the highest rung, or the next has no rule that can be computed.', unset: 'not given',
  },
  qualifications: { title: 'Qualifications', none: 'None yet', cert: 'Certificate', until: 'until {{day}}', since: 'since {{day}}', revoked: 'Revoked from {{day}}: {{reason}}', VALID: 'In force', ENDING: 'Ends soon', EXPIRED: 'Ended', REVOKED: 'Revoked', NOT_YET: 'Not yet', issuer: 'Issued by', record: 'Record a qualification', type: 'Qualification', edition: 'Year (edition)', issuedOn: 'Issued on', expiresOn: 'Ends on (by rule when empty)', recorded: 'Recorded' },
  figures: { title: 'Figures by year', lasting: 'Lasting statements', item: 'Item', source: 'Source', none: 'No figures yet', noneHint: 'Imported by the office, or stated by the firm.', confidence: { MEASURED: 'measured', REPORTED: 'reported', DECLARED: 'declared', ESTIMATED: 'estimated' }, locked: 'Locked: a certificate rests on it', versions_one: '{{count}} version', versions_other: '{{count}} versions', chart: 'Revenue and R&D (10k CNY)', history: 'Statements', yes: 'Yes', no: 'No', of: '{{source}}, {{day}}', group: { MONEY: 'Business', RESEARCH: 'R&D', PEOPLE: 'People', PROPERTY: 'Intellectual property', MARKET: 'Market', SCORE: 'Scores', STATE: 'Lasting' } },
  declare: { title: 'State figures', officer: 'State or correct figures', year: 'Year', items: 'Items to state', before: 'Now', after: 'New', source: 'Source', sourceOwn: 'Stated by the firm', reason: 'Why it is corrected', reasonHint: 'Needed for a locked year', send: 'Save', saved: 'Saved; see what changed under The next rung', nothing: 'Nothing has been changed' },
  records: { title: 'Financing and penalties', rounds: 'Financing', incidents: 'Accidents, penalties, dishonesty', none: 'Nothing recorded', paidIn: 'paid in {{amount}} ×10k', post: 'worth {{amount}} ×10k after', moves: 'Moves', moved: '{{day}}: from {{from}} to {{to}}', cleared: 'cleared on {{day}}', serious: 'serious', found: 'Found by decisions', foundUntil: 'before the registers until {{day}}', foundOver: 'over since {{day}}', foundEnded: 'a later entry counts since {{day}}', kind: { SAFETY: 'Safety', QUALITY: 'Quality', ENVIRONMENT: 'Environment', DISHONESTY: 'Dishonesty' } },
  acts: {
    more: 'More acts', next: 'Next', back: 'Back', confirm: 'Confirm', round: 'Record a round of financing', incident: 'Record an accident, penalty or dishonesty', revoke: 'Revoke', enter: 'Open a dossier', toCity: 'To the city', movedOn: 'Moved on', reference: 'Paper', referenceHint: 'Letter of transfer or notice of the register', noPark: 'Not in a park',
    moveFollows: 'Qualifications go with the firm. It leaves the pools of {{from}}, and its dossier is kept by the new city from then on: you will not see it any more.', moved: 'The move is entered', kind: 'Kind', seriousHint: 'Serious accident, breach or dishonesty', happenedOn: 'Happened on', clearedOn: 'Repaired or lifted on (empty: not yet)', description: 'What happened', incidentSource: 'Number of the decision, credit platform …',
    incidentFollows: 'It stands in the record of the firm and decides lists, support without applying and the white list. A repair can be recorded; the entry is not deleted.', incidentDone: 'Recorded', roundName: 'Round', roundNameHint: 'Angel, A …', closedOn: 'Closed on', investors: 'Investors', privateEquity: 'Private equity', currency: 'Currency', CNY: 'CNY', USD: 'USD', paidIn: 'Paid in', postMoney: 'Value after the round', wan: '×10k',
    postBelow: 'The value after the round cannot be below what was paid in', roundSource: 'Contract, proof of capital …', roundFollows: 'It is what the value of the firm and its equity rest on. A round of one name and day is recorded once.', roundDone: 'Recorded', from: 'From', fromHint: 'It may reach back to the year of the breach, not before the day of issue, {{day}}', revokeFollows: 'From that day the qualification does not count, and policies, lists and counts that ask for it change. It cannot be taken back.', revoked: 'Recorded',
    enterFollows: 'There is one dossier for a credit code. The code is never changed; a change of city is entered as a move.', entered: 'The dossier is open', foundedHint: 'Leave empty for a team that has not registered',
  },
  pools: {
    title: 'Cultivation pools', lead: 'Future high-tech enterprises, gazelles and unicorns: admission, hand-over to the province, receipt, exit.', pool: 'Pool', level: 'Level', CITY: 'City', PROVINCE: 'Province', firm: 'Firm', city: 'City', admitted: 'Admitted', due: 'Term', rule: 'By the rule', state: 'State', live: 'In the pool', offered: 'To be received', all: 'All', in: 'In the pool', waiting: 'Handed over, not yet received', received: 'Received, receipt {{number}}', returned: 'Sent back: {{reason}}', offer: 'Hand over', receive: 'Receive', sendBack: 'Send back',
    exit: 'Take out', admit: 'Admit', reason: 'Reason', reasonIf: 'Needed when the rule says no or not enough is known', note: 'Note', YES: 'Qualifies', NO: 'Does not qualify', UNKNOWN: 'Not enough known', none: 'No firm in the pool', noneHint: 'Admit one on its page.', history: 'Pools', left: 'Left on {{day}}: {{because}}', because: { CERTIFIED: 'certified', TERM_OVER: 'term over', HANDED_OVER: 'to the province', MOVED: 'moved away', WITHDRAWN: 'taken out' }, done: { admit: 'Admitted', offer: 'Handed over; the province will answer', receive: 'Received', sendBack: 'Sent back', exit: 'Taken out' },
    days_one: '{{count}} day left', days_other: '{{count}} days left', over: 'overdue',
  },
  cancel: 'Cancel', ok: 'OK',
};
