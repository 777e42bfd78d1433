/** Words and signs that bind a number as a demand or a limit. Longest first when a pattern is built from them. */
export const AT_LEAST: readonly string[] = [
  '≥', '>=', '≧', '＞', '>', '﹥', '不低于', '不小于', '不少于', '不得低于', '不得少于', '不得小于', '至少', '大于等于', '大于', '高于', '超过', '优于', '多于', '长于',
];

export const AT_MOST: readonly string[] = [
  '≤', '<=', '≦', '＜', '<', '﹤', '不高于', '不大于', '不超过', '不多于', '不得超过', '不得高于', '不得大于', '至多', '最多', '小于等于', '小于', '低于', '少于', '短于', '控制在', '控制到', '限制在',
];

/** The number is the new level. */
export const REACH: readonly string[] = [
  '达到', '达', '提高到', '提高至', '提升到', '提升至', '增加到', '增加至', '增至', '增大到', '延长到', '延长至', '扩大到', '扩大至', '升至', '升到', '恢复到',
  '降低到', '降低至', '下降到', '下降至', '降到', '降至', '减少到', '减少至', '减小到', '减小至', '减至', '缩短到', '缩短至', '压缩到', '压缩至', '稳定在', '保持在', '维持在', '做到', '实现', '为', '在', '=', '＝', '约为', '：', ':',
];

/** The number is a change against something; without a present value nobody can check it. */
export const CHANGE: readonly string[] = [
  '提高', '提升', '增加', '增长', '增大', '延长', '扩大', '改善', '上升',
  '降低', '下降', '减少', '减小', '减轻', '缩短', '节约', '节省', '节能', '压缩', '减重', '减薄',
];

/** Bounds written after the number. */
export const AFTER_AT_LEAST: readonly string[] = ['及以上', '以上', '或以上', '起'];
export const AFTER_AT_MOST: readonly string[] = ['及以下', '以下', '或以下', '以内', '之内', '内'];
