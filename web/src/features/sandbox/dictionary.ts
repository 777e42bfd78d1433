import type { Texts } from '../../app/feature.ts';

export const zh: Texts = {
  title: '政策沙盒',
  lead: '试改政策中的比例、门槛、分档或参数，看哪些企业受益、受损，各市各年要多花多少钱。只用本区企业数据，企业数据不出本市；不保存，也不影响现行规则。',
  country: '全国', rule: '规则', version: '版本', on: '判断日期', years: '年数',
  pays: '给予资金的规则', labels: '资格和名单类规则',
  versionText: '第 {{version}} 版（{{from}} 起{{to}}）', until: '至 {{to}}',
  pick: { title: '先选一条规则', hint: '选定后，条款旁会列出每个可以试改的数字。' },
  lever: { title: '可以试改之处', search: '查找条款或名称', none: '没有符合的条目', reset: '恢复原值', was: '原值 {{was}}', blank: '原文未写明', onlyChanged: '只看已改', more_other: '显示其余 {{count}} 处' },
  scenario: {
    title: '情景', untitled: '未命名情景', name: '情景名称', changes_other: '已改 {{count}} 处', clear: '全部恢复', save: '下载情景', open: '打开情景', link: '复制链接', copied: '链接已复制，同事打开看到同一情景', unreadable: '这个文件不是沙盒情景', excel: '导出 Excel', pin: '定为方案甲', unpin: '取消对比', other: '改动还涉及：',
  },
  assumptions: { title: '假设', takeUp: '申领率', growth: '符合条件企业年增长率', low: '低', expected: '预计', high: '高', reset: '用平台默认', seed: '随机种子', hint: '默认值标注为“平台约定”，请以本区经验替换。' },
  empty: { title: '还没有改动', hint: '拖动条款旁的滑块，或直接填写新的数值。' },
  working: '正在试算……',
  verdict: { WINNER: '受益', LOSER: '受损', MIXED: '有得有失', UNCHANGED: '不变', OPEN: '缺事项未定', hidden: '不显示', hiddenWhy: '不足 5 家，或可由此倒推' },
  firms: '企业数',
  cost: {
    title: '分年度支出', label: '改动前后各年度预计支出，误差线为 {{level}}% 区间', base: '改动前', next: '改动后', change: '变化', interval: '{{level}}% 区间', low: '最低', high: '最高', city: '城市', total: '合计', year: '年度', whole: '全区', unit: '单位：万元', hidden: '该范围涉及企业过少，不显示金额', table: '分城市支出', none: '这条规则不给予资金，只看资格变化。', allYears: '{{from}}–{{to}} 合计',
  },
  people: { title: '谁受益、谁受损', label: '各市受益、受损和未定企业数' },
  incidence: { title: '归宿', class: '类别', base: '改动前符合金额', next: '改动后符合金额' },
  notes: '怎样看这些数字',
  examples: '规则自带例子中有 {{count}} 个结果改变',
  budget: { title: '预算线', lead: '给定预算，找出某一处取何值时预计支出正好不超。逐个取值计算，结果是精确的。', lever: '调整', from: '从', to: '到', step: '步长', budget: '预算（万元）', over: '口径', YEAR: '首年', HORIZON: '各年合计', find: '计算', label: '取值与预计支出，横线为预算', refused_other: '有 {{count}} 个取值使规则不成立，已跳过' },
  named: { title: '本市企业名单', lead: '只有本市主管部门可以看到。', city: '城市', firm: '企业', base: '改动前', next: '改动后', change: '变化', missing: '需补充', upTo: '至 {{high}}', unbounded: '不封顶', empty: '没有这一类企业' },
  compare: { title: '方案对比', a: '方案甲', b: '方案乙（当前）', winners: '受益企业', losers: '受损企业', open: '未定企业', first: '{{year}} 年支出变化（万元）', all: '各年合计变化（万元）', range: '其90% 区间（万元）' },
  draft: { hand: '转为规则修订稿', lead: '按这些改动起草修订稿，由另一人审批后生效。', region: '修订适用于', ok: '起草', gone: '修订稿的底稿没有这些条目，请在规则编辑器中手工修改', reason: '由政策沙盒试算后提出。' },
};

export const en: Texts = {
  title: 'Policy sandbox',
  lead: 'Try another rate, threshold, bracket or parameter and see which firms gain or lose and what it costs by city and year. On the zone’s own firms, whose figures stay in their city; nothing is stored and no rule is touched.',
  country: 'China', rule: 'Rule', version: 'Version', on: 'Day', years: 'Years',
  pays: 'Rules that give money', labels: 'Qualifications and lists',
  versionText: 'Version {{version}} (from {{from}}{{to}})', until: ' to {{to}}',
  pick: { title: 'Choose a rule first', hint: 'Every number that can be tried then stands beside its clause.' },
  lever: { title: 'What can be changed', search: 'Find a clause or a name', none: 'Nothing of that name', reset: 'Back to what it was', was: 'was {{was}}', blank: 'the text gives none', onlyChanged: 'Changed only', more_one: 'Show {{count}} more', more_other: 'Show {{count}} more' },
  scenario: {
    title: 'Scenario', untitled: 'Scenario without a name', name: 'Name of the scenario', changes_one: '{{count}} change', changes_other: '{{count}} changes', clear: 'Undo all', save: 'Save scenario', open: 'Open scenario', link: 'Copy link', copied: 'Link copied: a colleague sees the same scenario', unreadable: 'This file is no scenario', excel: 'Excel', pin: 'Keep as plan A', unpin: 'Stop comparing', other: 'Also changed:',
  },
  assumptions: { title: 'Assumptions', takeUp: 'Take-up', growth: 'Yearly growth of qualifying firms', low: 'Low', expected: 'Expected', high: 'High', reset: 'Use the defaults', seed: 'Seed', hint: 'Defaults are marked as ours; replace them by the zone’s own experience.' },
  empty: { title: 'Nothing changed yet', hint: 'Move a slider beside a clause, or type another value.' },
  working: 'Working …',
  verdict: { WINNER: 'Gain', LOSER: 'Lose', MIXED: 'Both', UNCHANGED: 'Unchanged', OPEN: 'Open', hidden: 'not shown', hiddenWhy: 'Fewer than five firms, or enough to work such a number out' },
  firms: 'Firms',
  cost: {
    title: 'Cost by year', label: 'Expected cost by year before and after; whiskers are the {{level}} % interval', base: 'Before', next: 'After', change: 'Change', interval: '{{level}} % interval', low: 'Lowest', high: 'Highest', city: 'City', total: 'Total', year: 'Year', whole: 'Whole zone', unit: 'In ten thousand yuan', hidden: 'Too few firms: no amounts shown', table: 'Cost by city', none: 'This rule gives no money; only the qualification changes.', allYears: '{{from}}–{{to}} in all',
  },
  people: { title: 'Who gains and who loses', label: 'Firms that gain, lose or are open, by city' },
  incidence: { title: 'Incidence', class: 'Class', base: 'Entitled before', next: 'Entitled after' },
  notes: 'How to read these figures',
  examples: '{{count}} examples of the rule come out otherwise',
  budget: { title: 'Budget line', lead: 'At which value the expected cost just stays within a budget. Every step is computed, so the answer is exact.', lever: 'Move', from: 'From', to: 'To', step: 'Step', budget: 'Budget (10,000 yuan)', over: 'Over', YEAR: 'First year', HORIZON: 'All years', find: 'Find', label: 'Value and expected cost; the line is the budget', refused_one: '{{count}} value breaks the rule and was passed over', refused_other: '{{count}} values break the rule and were passed over' },
  named: { title: 'Firms of the own city', lead: 'Seen by the officers of the city alone.', city: 'City', firm: 'Firm', base: 'Before', next: 'After', change: 'Change', missing: 'To be entered', upTo: 'to {{high}}', unbounded: 'no bound', empty: 'No such firms' },
  compare: { title: 'Two plans', a: 'Plan A', b: 'Plan B (now)', winners: 'Firms that gain', losers: 'Firms that lose', open: 'Firms left open', first: 'Change of cost in {{year}} (ten thousand yuan)', all: 'Change over all years (ten thousand yuan)', range: 'Its 90 % interval (ten thousand yuan)' },
  draft: { hand: 'Make it a draft', lead: 'Drafts the rule with these changes; a second person approves it.', region: 'Holds in', ok: 'Draft', gone: 'The text the draft starts from lacks these places; change them in the editor', reason: 'Proposed after a trial in the policy sandbox.' },
};
