/**
 * Units of measurement as Chinese demand texts write them. Language knowledge, not policy: it lives with the module so
 * that the browser can check a draft while it is typed. Symbols after GB 3100/3101, plus the everyday Chinese words.
 */
export const UNITS: readonly string[] = [
  // shares
  '%', '％', '‰', 'ppm', 'ppb', '个百分点', '百分点', '倍', '成', 'wt%', 'vol%',
  // length, area, volume
  'nm', 'μm', 'um', 'µm', 'mm', 'cm', 'dm', 'km', 'm', '㎜', '㎝', '㎞', '㎛', '纳米', '微米', '毫米', '厘米', '分米', '公里', '千米', '米', '英寸', '寸', '丝', '目',
  'mm²', 'mm2', 'cm²', 'cm2', 'm²', 'm2', '㎡', 'mm³', 'mm3', 'cm³', 'cm3', 'm³', 'm3', '㎥', 'Nm³', 'Nm3', '平方毫米', '平方厘米', '平方米', '平方公里', '立方毫米', '立方厘米', '立方米', '标立方米', '亩', '公顷',
  'L', 'mL', 'ml', 'μL', 'uL', 'l', '升', '毫升', '微升',
  // mass
  'ng', 'μg', 'ug', 'mg', 'g', 'kg', 't', '克', '毫克', '微克', '千克', '公斤', '吨', '斤',
  // time
  'ns', 'μs', 'us', 'ms', 's', 'min', 'h', 'd', 'a', '毫秒', '微秒', '秒', '分钟', '小时', '天', '日', '周', '个月', '月', '年', '班',
  // temperature, energy, power, electricity, light, sound
  '℃', '°C', '℉', 'K', '摄氏度', '度',
  'J', 'kJ', 'MJ', 'GJ', 'cal', 'kcal', 'eV', 'Wh', 'kWh', 'MWh', 'W', 'mW', 'kW', 'KW', 'MW', 'GW', '瓦', '千瓦', '兆瓦', '千瓦时', '度电', '焦', '千焦', '大卡', '标准煤', '标煤',
  'V', 'mV', 'kV', 'KV', 'A', 'mA', 'μA', 'kA', 'Ah', 'mAh', 'Ω', 'kΩ', 'mΩ', 'MΩ', 'F', 'μF', 'pF', 'nF', 'H', 'mH', 'T', 'mT', 'S', 'S/m', '伏', '伏特', '千伏', '安', '安培', '毫安', '欧姆', '法拉', '特斯拉',
  'Hz', 'kHz', 'MHz', 'GHz', 'THz', '赫兹', '兆赫', 'dB', 'dBm', 'dBi', 'dB(A)', '分贝', 'lm', 'lx', 'cd', 'nit', 'nits', '流明', '勒克斯', '尼特',
  // mechanics, chemistry
  'Pa', 'kPa', 'KPa', 'MPa', 'Mpa', 'GPa', 'Gpa', 'bar', 'mbar', 'psi', 'atm', '帕', '千帕', '兆帕', '大气压', 'N', 'kN', 'KN', 'MN', 'N·m', 'Nm', '牛', '牛顿', '千牛', 'rpm', 'r', '转', 'rad', '°', 'g', 'HRC', 'HV', 'HB', 'mPa', 'mPa·s', 'cP', 'cSt', 'NTU',
  'mol', 'mmol', 'μmol', 'nmol', 'pmol', 'M', 'mM', 'μM', 'nM', 'IU', 'U', 'CFU', 'cfu', 'Da', 'kDa', 'bp', '摩尔',
  // data
  'bit', 'bps', 'kbps', 'Mbps', 'Gbps', 'Tbps', 'B', 'KB', 'MB', 'GB', 'TB', 'PB', 'TOPS', 'FLOPS', 'TFLOPS', 'FPS', 'fps', 'dpi', 'ppi', '位', '字节', '帧', '像素', '万像素', 'QPS', 'TPS',
  // counting words that make a number checkable
  '次', '个', '件', '台', '套', '只', '片', '根', '条', '支', '块', '张', '卷', '瓶', '袋', '桶', '批', '种', '类', '项', '组', '层', '级', '道', '路', '点', '例', '人', '头', '株', '粒', '颗', '孔', '循环', '周期', '型', '步', '等级', '步序', '格', '门', '辆', '艘', '户', '千次', '遍', '轴', '通道', '车次',
  // money
  '元', '块钱', '人民币',
];

/** Marks that stand before their number and are themselves the unit: HRC60, IP67, pH 7. */
export const PREFIX_UNITS: readonly string[] = ['HRC', 'HRA', 'HRB', 'HV', 'HB', 'HBW', 'IP', 'pH', 'PH', 'ph', 'Ra', 'Rz', 'SPF', 'OD'];

/** Quantities that have no unit by nature. */
export const DIMENSIONLESS: readonly string[] = [
  'pH', 'PH', '系数', '折射率', '比值', '之比', '比例', '功率因数', '粘度指数', '目数', '硬度', '等级', '级别', '信噪比', '对比度', '倍率', '介电常数', '泊松比', '聚合度', '雷诺数',
  'F1', 'AUC', 'mAP', 'Ra', 'IP', '标号',
];
