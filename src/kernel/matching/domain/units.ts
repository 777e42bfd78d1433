/**
 * Units that engineering texts use, by dimension: what one of them is in the first unit of its dimension. SI brochure
 * (9th edition) for the decimal ones; a year is 365 days and a month 30, near enough to compare promises.
 */
const UNITS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  share: { '%': 1, '％': 1, ppm: 1e-4, ppb: 1e-7, '‰': 0.1 },
  temperature: { '℃': 1, '°C': 1, '摄氏度': 1 },
  pressure: { Pa: 1, pa: 1, '帕': 1, kPa: 1e3, Kpa: 1e3, KPa: 1e3, '千帕': 1e3, MPa: 1e6, Mpa: 1e6, '兆帕': 1e6, GPa: 1e9, Gpa: 1e9, bar: 1e5 },
  length: { m: 1, '米': 1, dm: 0.1, cm: 1e-2, '厘米': 1e-2, mm: 1e-3, '毫米': 1e-3, 'μm': 1e-6, um: 1e-6, '微米': 1e-6, nm: 1e-9, '纳米': 1e-9, km: 1e3, '公里': 1e3, '千米': 1e3 },
  area: { 'm2': 1, 'm²': 1, '㎡': 1, '平方米': 1, 'mm2': 1e-6, 'mm²': 1e-6, 'cm2': 1e-4, 'cm²': 1e-4 },
  volume: { L: 1, l: 1, mL: 1e-3, ml: 1e-3, '毫升': 1e-3, 'm3': 1e3, 'm³': 1e3, '立方米': 1e3, 'μL': 1e-6 },
  mass: { g: 1, '克': 1, mg: 1e-3, '毫克': 1e-3, 'μg': 1e-6, kg: 1e3, Kg: 1e3, KG: 1e3, '千克': 1e3, '公斤': 1e3, t: 1e6, '吨': 1e6 },
  density: { 'g/cm3': 1, 'g/cm³': 1, '克/立方厘米': 1, 'g/ml': 1, 'g/mL': 1, 'kg/m3': 1e-3, 'kg/m³': 1e-3 },
  concentration: { 'mg/L': 1, 'mg/l': 1, '毫克/升': 1, 'g/L': 1e3, 'μg/L': 1e-3 },
  power: { W: 1, w: 1, '瓦': 1, mW: 1e-3, kW: 1e3, KW: 1e3, kw: 1e3, '千瓦': 1e3, MW: 1e6, '兆瓦': 1e6, GW: 1e9 },
  voltage: { V: 1, v: 1, '伏': 1, mV: 1e-3, kV: 1e3, KV: 1e3, '千伏': 1e3 },
  current: { A: 1, mA: 1e-3, 'μA': 1e-6, kA: 1e3 },
  resistance: { 'Ω': 1, '欧姆': 1, 'mΩ': 1e-3, 'kΩ': 1e3, 'MΩ': 1e6 },
  frequency: { Hz: 1, hz: 1, '赫兹': 1, kHz: 1e3, KHz: 1e3, MHz: 1e6, GHz: 1e9 },
  time: {
    s: 1, '秒': 1, ms: 1e-3, '毫秒': 1e-3, 'μs': 1e-6, us: 1e-6, '微秒': 1e-6, ns: 1e-9, min: 60, '分钟': 60, h: 3600, '小时': 3600,
    '天': 86_400, '日': 86_400, '个月': 2_592_000, '年': 31_536_000,
  },
  speed: { 'm/s': 1, '米/秒': 1, 'km/h': 1 / 3.6, 'm/min': 1 / 60, '米/分': 1 / 60, 'mm/s': 1e-3 },
  rotation: { 'r/min': 1, rpm: 1, '转/分': 1, '转/分钟': 1, 'r/s': 60 },
  money: { '元': 1 },
  force: { N: 1, kN: 1e3, KN: 1e3, '千牛': 1e3, '牛': 1 },
  energy: { J: 1, kJ: 1e3, MJ: 1e6, kWh: 3.6e6, 'kW·h': 3.6e6, '千瓦时': 3.6e6 },
  energyByMass: { 'Wh/kg': 1, 'kWh/kg': 1e3, 'Wh/Kg': 1 },
  sound: { dB: 1, db: 1, '分贝': 1 },
  heatConduction: { 'W/(m·K)': 1, 'W/(m.K)': 1, 'W/mK': 1, 'W/m·K': 1 },
  hardness: { HRC: 1 }, hardnessVickers: { HV: 1 },
  times: { '次': 1, '循环': 1 }, pieces: { '件': 1, '台': 1, '套': 1, '只': 1 },
};

export interface Unit {
  dimension: string;
  /** One of it in the first unit of its dimension. */
  factor: number;
}

/** By its writing; a unit of a text is the longest writing that stands there. */
export const unitOf: ReadonlyMap<string, Unit> = new Map(
  Object.entries(UNITS).flatMap(([dimension, units]) => Object.entries(units).map(([name, factor]): [string, Unit] => [name, { dimension, factor }])),
);

export const unitNames: readonly string[] = [...unitOf.keys()].sort((a, b) => b.length - a.length);
