import type { Texts } from '../../app/feature.ts';

export const attainmentZh: Texts = {
  label: { reported: '公开、上报数', operational: '平台登记数', reviewed: '审核录入', reviewedHint: '由工作人员从审核过的文件录入，不在数据包内' },
  tab: { overview: '概况', places: '各地贡献', split: '地区年度分解', sources: '数字与口径' },
  outlook: { gap: '差距', forecast: '预计', estimate: '推算', schedule: '序时', definition: '口径', check: '这样的推算可信吗' },
  contribution: {
    lead: '{{from}}至{{to}}年变动 {{change}}，由各地这样组成：',
    within: '自身变动', shift: '权重移动', rest: '未归到各地',
    proof: '怎么算的',
  },
  definitions: {
    title: '口径沿革', version: '第{{no}}版', from: '{{year}}年起', first: '起初', reason: '原因：{{text}}', source: '来源：{{text}}',
    target: '目标按此版', comparable: '折算为目标口径', relation: { SAME: '同口径', RESTATED: '追溯数', LINKED: '链接折算', NOT_COMPARABLE: '不可比' }, changed: '口径变更',
    year: '年份', value: '公布值', counted: '所属口径', how: '可比性',
  },
  split: {
    lead: '整体与各地的目标来自文件，年度计划值按条款或决议设定；各版都留存。',
    none: '还没有设定年度计划值。', place: '地区', target: '目标', actual: '公开数', own: '另定', whole: '整体',
    basis: '依据', by: '{{name}} 设定', pack: '数据包所载', version: '第{{version}}版', edit: '设定年度值', cancel: '取消', save: '保存为新版本', saved: '已保存为第{{version}}版',
    document: '文件', clause: '条款', resolution: '会议或决议', resolutionHint: '如：理事会第三次会议纪要', noteZh: '说明', noteEn: '说明（英文，可不填）',
    fits: '没有发现不合之处。', misfits: '{{count}} 处不合', history: '历次版本', withdrawn: '撤下', checked: '校验', unit: '单位：{{unit}}', cell: '{{place}} {{year}} 年',
    required: '请填写',
  },
};

export const attainmentEn: Texts = {
  label: { reported: 'published or reported', operational: 'recorded on the platform', reviewed: 'by review', reviewedHint: 'Entered by a person from a reviewed document; not part of the data pack' },
  tab: { overview: 'Overview', places: 'Contributions', split: 'Places and years', sources: 'Figures and definition' },
  outlook: { gap: 'Gap', forecast: 'Outlook', estimate: 'Estimate', schedule: 'Schedule', definition: 'Definition', check: 'Can such estimates be trusted?' },
  contribution: {
    lead: 'From {{from}} to {{to}} it moved by {{change}}, made up of:',
    within: 'Own change', shift: 'Shift of weight', rest: 'Not due to a place',
    proof: 'How it is worked out',
  },
  definitions: {
    title: 'Definitions over time', version: 'Definition {{no}}', from: 'from {{year}}', first: 'at first', reason: 'Why: {{text}}', source: 'Source: {{text}}',
    target: 'the target counts by this one', comparable: 'In the target’s definition', relation: { SAME: 'same', RESTATED: 'restated', LINKED: 'by link factor', NOT_COMPARABLE: 'not comparable' }, changed: 'Definition changed',
    year: 'Year', value: 'As published', counted: 'Counted by', how: 'Comparable?',
  },
  split: {
    lead: 'Targets of the whole and its parts come from the document; yearly values are set by clause or resolution, and every version is kept.',
    none: 'No yearly values have been set.', place: 'Place', target: 'Target', actual: 'Published', own: 'set apart', whole: 'whole',
    basis: 'Ground', by: 'set by {{name}}', pack: 'from the data pack', version: 'version {{version}}', edit: 'Set yearly values', cancel: 'Cancel', save: 'Save as a new version', saved: 'Saved as version {{version}}',
    document: 'Document', clause: 'Clause', resolution: 'Meeting or resolution', resolutionHint: 'such as the minutes of the third council meeting', noteZh: 'Note (Chinese)', noteEn: 'Note (optional)',
    fits: 'Nothing found that does not fit.', misfits: '{{count}} misfits', history: 'Versions', withdrawn: 'withdrawn', checked: 'Tested', unit: 'Unit: {{unit}}', cell: '{{place}}, {{year}}',
    required: 'Please fill in',
  },
};
