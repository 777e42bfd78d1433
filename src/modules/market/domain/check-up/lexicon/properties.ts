/** Properties that demand texts praise, with the unit they are usually stated in: the raw material of suggestions. */
export interface PropertyHint {
  word: string;
  unit: string;
  /** Which way is better, for the sign in the example. */
  better: 'more' | 'less';
  en: string;
}

export const PROPERTIES: readonly PropertyHint[] = [
  { word: '抗拉强度', unit: 'MPa', better: 'more', en: 'tensile strength' },
  { word: '抗压强度', unit: 'MPa', better: 'more', en: 'compressive strength' },
  { word: '强度', unit: 'MPa', better: 'more', en: 'strength' },
  { word: '硬度', unit: 'HRC', better: 'more', en: 'hardness' },
  { word: '韧性', unit: 'J/cm²', better: 'more', en: 'toughness' },
  { word: '耐磨', unit: 'mm³/(N·m)', better: 'less', en: 'wear rate' },
  { word: '磨损', unit: 'mm', better: 'less', en: 'wear' },
  { word: '耐腐蚀', unit: 'h', better: 'more', en: 'hours in salt spray' },
  { word: '导热', unit: 'W/(m·K)', better: 'more', en: 'thermal conductivity' },
  { word: '导电', unit: 'S/m', better: 'more', en: 'conductivity' },
  { word: '能量密度', unit: 'Wh/kg', better: 'more', en: 'energy density' },
  { word: '密度', unit: 'g/cm³', better: 'more', en: 'density' },
  { word: '使用寿命', unit: 'h', better: 'more', en: 'service life' },
  { word: '循环寿命', unit: '次', better: 'more', en: 'cycle life' },
  { word: '寿命', unit: 'h', better: 'more', en: 'life' },
  { word: '精度', unit: 'mm', better: 'less', en: 'accuracy' },
  { word: '分辨率', unit: 'μm', better: 'less', en: 'resolution' },
  { word: '粗糙度', unit: 'μm', better: 'less', en: 'roughness' },
  { word: '良品率', unit: '%', better: 'more', en: 'yield' },
  { word: '合格率', unit: '%', better: 'more', en: 'pass rate' },
  { word: '成品率', unit: '%', better: 'more', en: 'yield' },
  { word: '收率', unit: '%', better: 'more', en: 'yield' },
  { word: '转化率', unit: '%', better: 'more', en: 'conversion' },
  { word: '回收率', unit: '%', better: 'more', en: 'recovery' },
  { word: '去除率', unit: '%', better: 'more', en: 'removal' },
  { word: '准确率', unit: '%', better: 'more', en: 'accuracy' },
  { word: '识别率', unit: '%', better: 'more', en: 'recognition rate' },
  { word: '故障率', unit: '%', better: 'less', en: 'failure rate' },
  { word: '缺陷', unit: '个/m²', better: 'less', en: 'defects' },
  { word: '纯度', unit: '%', better: 'more', en: 'purity' },
  { word: '含量', unit: '%', better: 'more', en: 'content' },
  { word: '浓度', unit: 'mg/L', better: 'less', en: 'concentration' },
  { word: '排放', unit: 'mg/m³', better: 'less', en: 'emission' },
  { word: '能耗', unit: 'kWh/t', better: 'less', en: 'energy use' },
  { word: '电耗', unit: 'kWh', better: 'less', en: 'power use' },
  { word: '功耗', unit: 'W', better: 'less', en: 'power draw' },
  { word: '效率', unit: '%', better: 'more', en: 'efficiency' },
  { word: '产能', unit: '件/h', better: 'more', en: 'capacity' },
  { word: '产量', unit: 't/年', better: 'more', en: 'output' },
  { word: '速度', unit: 'm/min', better: 'more', en: 'speed' },
  { word: '响应时间', unit: 'ms', better: 'less', en: 'response time' },
  { word: '周期', unit: 'h', better: 'less', en: 'cycle time' },
  { word: '时间', unit: 'min', better: 'less', en: 'time' },
  { word: '温度', unit: '℃', better: 'less', en: 'temperature' },
  { word: '压力', unit: 'MPa', better: 'less', en: 'pressure' },
  { word: '噪音', unit: 'dB(A)', better: 'less', en: 'noise' },
  { word: '噪声', unit: 'dB(A)', better: 'less', en: 'noise' },
  { word: '振动', unit: 'mm/s', better: 'less', en: 'vibration' },
  { word: '变形', unit: 'mm', better: 'less', en: 'deformation' },
  { word: '重量', unit: 'kg', better: 'less', en: 'weight' },
  { word: '厚度', unit: 'μm', better: 'less', en: 'thickness' },
  { word: '粒度', unit: 'μm', better: 'less', en: 'particle size' },
  { word: '粒径', unit: 'nm', better: 'less', en: 'particle size' },
  { word: '灵敏度', unit: 'ng/mL', better: 'less', en: 'detection limit' },
  { word: '成本', unit: '元/件', better: 'less', en: 'cost' },
  { word: '附着力', unit: 'MPa', better: 'more', en: 'adhesion' },
  { word: '粘度', unit: 'mPa·s', better: 'less', en: 'viscosity' },
  { word: '容量', unit: 'mAh', better: 'more', en: 'capacity' },
  { word: '功率', unit: 'kW', better: 'more', en: 'power' },
];

/** Words that contain a property's name without meaning it. */
export const NOT_PROPERTIES: readonly string[] = ['劳动强度', '工作强度', '信号强度', '环保压力', '经营压力', '成本压力', '竞争压力', '高密度聚乙烯', '低密度聚乙烯', '压力容器', '一段时间', '同时间'];
