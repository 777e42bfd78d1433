export const deskZh = {
  title: '需求办理台', visits: '走访核实', addVisit: '登记走访', visitor: '受托走访：{{name}}', ask: '请经纪人走访', askHint: '从技术经纪人名册中选', noVisits: '还没有走访记录', triage: '分派', suggestion: '文字提示', noWords: '没有明显的提示词', change: '改派', route: '去办理', followUps: '跟进', addFollowUp: '约定跟进', done: '完成', late: '逾期',
  outcomes: '结果记录', none: '暂无', visitedOn: '走访日期', people: '参加人员', peopleHint: '输入后回车', findings: '核实情况', attachments: '附件名称', verdict: '结论', type: '类型', reason: '理由', dueOn: '日期', what: '事项', save: '保存', cancel: '取消', saved: '已保存',
  verdicts: { CONFIRMED: '属实', NEEDS_WORK: '待完善', NOT_REAL: '不属实' }, outcome: { MATCHED: '已对接', REOPENED: '重新征集', CONTRACTED: '已签约', SOLVED_OTHERWISE: '另行解决', CLOSED: '已关闭' }, by: { park: '园区', broker: '经纪人' },
  bounds: '上下限', phrasing: '可以这样写', letter: '匹配说明',
};
export const deskEn: typeof deskZh = {
  title: 'Desk of the demand', visits: 'Visits', addVisit: 'Record a visit', visitor: 'Asked to visit: {{name}}', ask: 'Ask a broker to visit', askHint: 'From the register of brokers', noVisits: 'No visit on record', triage: 'Triage', suggestion: 'Words of the text', noWords: 'No telling words', change: 'Send to another desk', route: 'Go there', followUps: 'Follow-ups', addFollowUp: 'Set a follow-up', done: 'Done', late: 'late',
  outcomes: 'Outcome', none: 'None', visitedOn: 'Visited on', people: 'Who was there', peopleHint: 'Enter after each', findings: 'Findings', attachments: 'Names of attachments', verdict: 'Verdict', type: 'Type', reason: 'Reason', dueOn: 'On', what: 'What', save: 'Save', cancel: 'Cancel', saved: 'Saved',
  verdicts: { CONFIRMED: 'Confirmed', NEEDS_WORK: 'Needs work', NOT_REAL: 'Not real' }, outcome: { MATCHED: 'Matched', REOPENED: 'Reopened', CONTRACTED: 'Contracted', SOLVED_OTHERWISE: 'Solved otherwise', CLOSED: 'Closed' }, by: { park: 'park', broker: 'broker' },
  bounds: 'Bounds', phrasing: 'It could be put like this', letter: 'Match letter',
};
export const funnelZh = {
  title: '需求转化', lead: '从提交到签约，每一步走到多少、用了多少天；与上一期或另一城市比较', from: '提交日期自', until: '至', place: '城市', allPlaces: '辖区内全部', field: '领域', broker: '经纪人', against: '比较', none: '不比较', previous: '上一期', other: '另一城市', export: '导出 Excel', curve: '步骤', current: '本期', comparison: '对比', days: '提交后天数', share: '累计比例',
  count: '项数', ofAll: '占提交', ofPrevious: '占上一步', median: '中位天数', chart: '各步骤的需求项数', curveChart: '达到该步骤的累计比例', imported: '另有 {{count}} 项导入的需求未经提交，不计入。', reconstructed: '其中 {{count}} 项的早期时间由原有记录推定。', empty: '这段时间没有提交的需求', emptyHint: '换一个时间段或城市。', note: '曲线按乘积限估计（Kaplan–Meier）：新提交的需求只按已经过去的天数计，不当作失败。',
  step: { HANDED_IN: '提交', VERIFIED: '核实', PUBLISHED: '发布', FIRST_MATCH: '首次查看匹配', TALK: '洽谈', AGREED: '达成一致', CONTRACTED: '签约登记' },
};
export const funnelEn: typeof funnelZh = {
  title: 'Conversion of demands', lead: 'How many reach each step from handing in to contract, and how fast; beside the period before or another city', from: 'Handed in from', until: 'to', place: 'City', allPlaces: 'All of mine', field: 'Field', broker: 'Broker', against: 'Compare with', none: 'Nothing', previous: 'Period before', other: 'Another city', export: 'Export to Excel', curve: 'Step', current: 'This period', comparison: 'Compared', days: 'Days since handing in', share: 'Share',
  count: 'Demands', ofAll: 'Of all', ofPrevious: 'Of previous', median: 'Median days', chart: 'Demands at each step', curveChart: 'Share that reached the step', imported: '{{count}} imported demands were never handed in and are left out.', reconstructed: 'Early times of {{count}} are taken from older records.', empty: 'Nothing was handed in', emptyHint: 'Try another period or city.', note: 'Product-limit estimate (Kaplan–Meier): a young demand counts for its days only and is not taken for a failure.',
  step: { HANDED_IN: 'Handed in', VERIFIED: 'Verified', PUBLISHED: 'Published', FIRST_MATCH: 'First match viewed', TALK: 'Talk', AGREED: 'Agreed', CONTRACTED: 'Contracted' },
};
