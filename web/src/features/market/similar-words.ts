/** Words of the panel of likely duplicates. */
export const similarZh = {
  title: '疑似重复', lead: '与其他文本比较，繁简、标点、语序和数字不同也能认出', none: '未发现疑似重复', compared: '已比较 {{count}} 项', copy: '疑似重复', part: '部分相同',
  ofThis: '本项有 {{share}} 在该项中', ofThat: '该项有 {{share}} 在本项中', passages: '相同段落', here: '本项', there: '该项', numbers: '数字不同：{{list}}',
};
export const similarEn: typeof similarZh = {
  title: 'Likely duplicates', lead: 'Compared with other texts; script, punctuation, order and numbers may differ', none: 'None found', compared: '{{count}} compared', copy: 'likely a duplicate', part: 'passages in common',
  ofThis: '{{share}} of this stands there', ofThat: '{{share}} of it stands here', passages: 'Passages in common', here: 'This one', there: 'The other', numbers: 'Numbers that differ: {{list}}',
};
