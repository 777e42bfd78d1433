/** Words of packages, review, idle results and funded projects. */
export const zh = {
  packages: {
    title: '成果包', one: '成果包', new: '新建成果包', edit: '编辑成果包', lead: '按产业方向汇集的成果，定期发布，可订阅、可导出',
    any: '全部方向', direction: '产业方向', edition: '第 {{no}} 期', released: '{{on}} 发布', items: '{{count}} 项成果', draft: '未发布', none: '还没有发布的成果包', noneHint: '成果包由服务中心按产业方向编制发布',
    subscribe: '订阅', unsubscribe: '退订', subscribed: '已订阅', unseen: '有新一期', export: '导出 Excel', editions: '历次发布', since: '与上一期相比', added: '新增', removed: '移出', changed: '变化',
    nothing: '没有变化', byHand: '人工加入', byRule: '按规则', hash: '校验值', news: '订阅动态', rule: '入选规则', clause: '依据',
  },
  editor: {
    head: '基本信息', name: '名称', summary: '说明', rule: '入选规则', keywords: '关键词（任一出现即入选）', fields: '领域（完全一致）', minMaturity: '成熟度不低于', maxMaturity: '成熟度不高于', regions: '地区',
    modes: '拟转化方式', from: '发布日期自', to: '至', preview: '规则预览', total: '规则选入 {{count}} 项', shown: '显示前 {{count}} 项', save: '保存', saved: '已保存', cancel: '取消', list: '下一期内容（第 {{no}} 期）',
    remove: '移出', add: '加入成果', addId: '成果', addHint: '输入名称的一部分查找', addNone: '没有找到成果', reason: '理由', removed: '已移出', undo: '恢复由规则决定', release: '发布第 {{no}} 期', note: '发布说明', releasedDone: '已发布第 {{no}} 期',
    saveFirst: '保存规则后可增减成果并发布', wouldChange: '发布后的变化', ok: '确定',
  },
  desk: { title: '成果审核', lead: '本单位填报、等待另一人审核登记的成果', none: '没有待审核的成果', noneHint: '完成人或成果转化部门提交后出现在这里', open: '办理审核', name: '成果名称', completers: '完成人', maturity: '成熟度', sent: '提交时间', fiscal: '财政资金' },
  idle: {
    title: '一年未转化成果', lead: '职务成果登记后满 {{tell}} 个月未签约即提醒单位，满 {{mark}} 个月标记，完成人可申请自行转化', name: '成果名称', unit: '单位', months: '登记已', monthsValue: '{{n}} 个月', state: '状态',
    step: { NEAR: '即将提醒', TOLD: '已提醒单位', MARKED: '已满一年' }, self: '自行转化', selfState: { ASKED: '待答复', AGREED: '已同意', REFUSED: '未同意' }, none: '没有闲置成果', noneHint: '登记满 9 个月仍未签约的职务成果会列在这里', projects: '财政项目汇交清单',
  },
  projects: {
    title: '财政项目成果汇交', lead: '有财政资金支持的项目结题后应汇交成果；逾期的责令改正', number: '项目编号', name: '项目名称', unit: '单位', ended: '结题', due: '应汇交', state: '状态', results: '已登记成果', orderBy: '改正期限', order: '责令改正', reason: '责令改正的事由',
    enter: '登记项目', done: '已登记', ordered: '已责令改正', none: '清单为空', noneHint: '由科技部门或服务中心登记', states: { DUE: '未到期', OVERDUE: '逾期', ORDERED: '限期改正中', ORDER_OVERDUE: '逾期未改正', MET: '已汇交' }, idle: '一年未转化成果',
  },
  history: {
    title: '版本与成熟度', versions: '版本', version: '第 {{no}} 版', maturity: '成熟度记录', none: '没有记录', before: '原', after: '现', changes: '改动 {{count}} 项', mature: '更新成熟度', level: '成熟度', evidence: '依据（检测报告、用户证明等）', asOf: '日期', saved: '已更新',
    self: '自行转化', ask: '申请自行转化', plan: '转化设想', answer: '答复申请', agree: '同意（写明协议）', refuse: '不同意', answerText: '答复（同意的写明协议编号与收益约定）', submit: '提交单位审核', submitted: '已提交单位审核', confirm: '成果信息真实，权属份额、完成人及排序已经全体完成人确认。提交后由本单位另一人审核。', case: '登记事项', asked: '已提交申请', answered: '已答复',
    status: { ASKED: '待答复', AGREED: '已同意', REFUSED: '未同意' },
    field: {
      title: '名称', abstract: '简介', field: '领域', keywords: '关键词', maturity: '成熟度', owners: '权属', completers: '完成人', jobResult: '职务成果', fundingFiscal: '财政资金', projectNumber: '项目编号', ipList: '知识产权', secrecy: '公开范围', intendedMode: '拟转化方式',
      priceHintFen: '参考价格', contact: '联系方式', disclosureDate: '披露日期', status: '状态', organisationName: '单位', summary: '简介',
    },
  },
};

export const en: typeof zh = {
  packages: {
    title: 'Result packages', one: 'Result package', new: 'New package', edit: 'Edit the package', lead: 'Results gathered for an industrial direction, released from time to time, to subscribe to and export',
    any: 'All directions', direction: 'Direction', edition: 'Edition {{no}}', released: 'released {{on}}', items: '{{count}} results', draft: 'not released', none: 'No package has been released yet', noneHint: 'The service centre assembles them by industrial direction',
    subscribe: 'Subscribe', unsubscribe: 'Unsubscribe', subscribed: 'subscribed', unseen: 'new edition', export: 'Export to Excel', editions: 'Editions', since: 'Since the edition before', added: 'Added', removed: 'Taken out', changed: 'Changed',
    nothing: 'Nothing has changed', byHand: 'by hand', byRule: 'by rule', hash: 'Fingerprint', news: 'News of subscriptions', rule: 'Rule', clause: 'Source',
  },
  editor: {
    head: 'Package', name: 'Name', summary: 'Summary', rule: 'Rule', keywords: 'Keywords (any of them takes a result in)', fields: 'Fields (exact)', minMaturity: 'Maturity at least', maxMaturity: 'Maturity at most', regions: 'Places',
    modes: 'Intended modes', from: 'Published from', to: 'to', preview: 'Preview of the rule', total: 'The rule takes in {{count}} results', shown: 'the first {{count}} are shown', save: 'Save', saved: 'Saved', cancel: 'Cancel', list: 'Content of edition {{no}}',
    remove: 'Take out', add: 'Add a result', addId: 'Result', addHint: 'Type a part of its name', addNone: 'No result found', reason: 'Reason', removed: 'Taken out', undo: 'Let the rule decide', release: 'Release edition {{no}}', note: 'Note', releasedDone: 'Edition {{no}} has been released',
    saveFirst: 'Save the rule first; then add, take out and release', wouldChange: 'What a release would change', ok: 'OK',
  },
  desk: { title: 'Review of results', lead: 'Results of the unit that wait for a second person', none: 'Nothing waits for review', noneHint: 'Results appear here when completers or the transfer office submit them', open: 'Review', name: 'Result', completers: 'Completers', maturity: 'Maturity', sent: 'Submitted', fiscal: 'fiscal money' },
  idle: {
    title: 'Idle results', lead: 'A job result without a contract {{tell}} months after its registration: the unit is told; after {{mark}} months it is marked and its completers may ask to transform it themselves', name: 'Result', unit: 'Unit', months: 'Registered', monthsValue: '{{n}} months ago', state: 'State',
    step: { NEAR: 'about to be told', TOLD: 'unit told', MARKED: 'a year idle' }, self: 'By the completer', selfState: { ASKED: 'asked', AGREED: 'agreed', REFUSED: 'refused' }, none: 'No idle results', noneHint: 'Job results without a contract nine months after registration appear here', projects: 'Funded projects',
  },
  projects: {
    title: 'Results of funded projects', lead: 'A project with fiscal money owes its results when it ends; the unit is ordered to correct when it does not submit them', number: 'Number', name: 'Project', unit: 'Unit', ended: 'Ended', due: 'Due', state: 'State', results: 'Registered results', orderBy: 'Correct by', order: 'Order a correction', reason: 'Reason of the order',
    enter: 'Enter a project', done: 'Entered', ordered: 'Ordered', none: 'The list is empty', noneHint: 'Officers and the service centre enter projects', states: { DUE: 'not yet due', OVERDUE: 'overdue', ORDERED: 'ordered to correct', ORDER_OVERDUE: 'order overdue', MET: 'met' }, idle: 'Idle results',
  },
  history: {
    title: 'Versions and maturity', versions: 'Versions', version: 'Version {{no}}', maturity: 'Maturity', none: 'Nothing recorded', before: 'was', after: 'is', changes: '{{count}} changes', mature: 'Record maturity', level: 'Maturity', evidence: 'Evidence (test report, statement of a user …)', asOf: 'As of', saved: 'Recorded',
    self: 'Transformation by a completer', ask: 'Ask to transform it', plan: 'Plan', answer: 'Answer', agree: 'Agree (name the agreement)', refuse: 'Refuse', answerText: 'Answer (when agreed: number of the agreement and shares of the income)', submit: 'Submit to the unit', submitted: 'Submitted to the unit', confirm: 'The entry is true and all completers have confirmed shares and order. A second person of the unit reviews it.', case: 'Case', asked: 'Asked', answered: 'Answered',
    status: { ASKED: 'asked', AGREED: 'agreed', REFUSED: 'refused' },
    field: {
      title: 'name', abstract: 'abstract', field: 'field', keywords: 'keywords', maturity: 'maturity', owners: 'owners', completers: 'completers', jobResult: 'job result', fundingFiscal: 'fiscal money', projectNumber: 'project number', ipList: 'IP', secrecy: 'disclosure', intendedMode: 'intended mode',
      priceHintFen: 'price', contact: 'contact', disclosureDate: 'date of disclosure', status: 'status', organisationName: 'unit', summary: 'summary',
    },
  },
};
