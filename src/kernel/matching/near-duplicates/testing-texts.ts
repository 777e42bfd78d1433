/** Texts that share nothing but common words, the same at every run: for tests and benches of the comparison. */
const WORDS = '光纤 传感 轴承 故障 诊断 薄膜 电池 正极 材料 涂层 催化 氢气 储运 阀门 密封 焊接 机器 视觉 检测 芯片 封装 基板 导热 硅胶 纳米 石墨 复合 树脂 纤维 编织 风机 叶片 载荷 监测 水泵 变频 控制 算法 卫星 遥感 农田 墒情 灌溉 种苗 病害 抗体 疫苗 冻干 制剂 靶向 蛋白 酶解 发酵 菌株 污泥 脱水 干化 烟气 脱硝 余热 回收 锅炉 钢渣 骨料 混凝 桥梁 裂缝 声波 超声 激光 切割 增材 粉末 钛合金 医用 支架 导管 影像 配准 神经 网络 压缩 边缘 网关 协议 加密 密钥 审计 港口 吊车 调度 仓储 物流 无人 叉车 导航 雷达 毫米波 天线 滤波 陶瓷 烧结 炉窑 温场'.split(' ');
const LINKS = ['采用', '提高', '基于', '实现', '降低', '针对', '解决', '优化'];

export function testingTexts(count: number, { sentences = 7, from = 1 }: { sentences?: number; from?: number } = {}): string[] {
  let state = from;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const sentence = (): string => {
    const word = (): string => WORDS[next(WORDS.length)]!;
    return `${LINKS[next(LINKS.length)]}${word()}${word()}${word()}的${word()}${word()},${LINKS[next(LINKS.length)]}${word()}${word()}${word()}达到${next(900) + 10}%.`;
  };
  return Array.from({ length: count }, () => Array.from({ length: sentences }, sentence).join(''));
}
