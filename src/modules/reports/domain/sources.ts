import type { Language, NumberLabel } from '../contract/model.ts';
import type { Snapshot, SnapshotFigure, SnapshotTarget } from './snapshot.ts';

export interface Sources {
  /** Number of a source in the list, entered when it is first named. */
  add(text: string, url?: string | null): number;
  list(): { number: number; text: string; url: string | null }[];
}

function createSources(): Sources {
  const found = new Map<string, { number: number; text: string; url: string | null }>();
  return {
    add: (text, url = null) => {
      const known = found.get(text);
      if (known) return known.number;
      const number = found.size + 1;
      found.set(text, { number, text, url });
      return number;
    },
    list: () => [...found.values()],
  };
}

interface Sourced {
  label: NumberLabel;
  sources: number[];
}

/** Labels and sources for each kind of number that a report holds. */
export interface Citing extends Sources {
  target(target: Pick<SnapshotTarget, 'document' | 'clause'>): Sourced;
  figure(figure: SnapshotFigure): Sourced;
  attainment(target: SnapshotTarget): Sourced;
  forecast(): Sourced;
  base(target: SnapshotTarget): Sourced;
  progress(): Sourced;
  planned(): Sourced;
  index(): Sourced;
  findings(): Sourced;
  counted(): Sourced;
  recorded(target: SnapshotTarget): Sourced;
  postings(): Sourced;
  performance(): Sourced;
}

export function createCiting(snapshot: Snapshot, language: Language): Citing {
  const sources = createSources();
  const zh = language === 'zh';
  const { rules } = snapshot;
  const documentOf = (id: string): string => {
    const found = snapshot.documents.find((d) => d.id === id);
    const name = found ? (found.number ?? found[language]) : id;
    return name;
  };
  const figure = (f: SnapshotFigure): Sourced => {
    const published = f.published ? (zh ? `（${f.published}发布）` : ` (published ${f.published})`) : '';
    const confidence = f.confidence === 'recalled' ? (zh ? '〔未核〕' : ' [unverified]') : f.confidence === 'derived' ? (zh ? '〔推算〕' : ' [derived]') : '';
    return { label: f.confidence === 'derived' ? 'computed' : 'reported', sources: [sources.add(`${f.source}${published}${confidence}`, f.url)] };
  };
  const target = (t: Pick<SnapshotTarget, 'document' | 'clause'>): Sourced => ({ label: 'document', sources: [sources.add(`${documentOf(t.document)} ${t.clause}`)] });
  const computed = (text: string): Sourced => ({ label: 'computed', sources: [sources.add(text)] });
  return {
    ...sources,
    target,
    figure,
    base: (t) => {
      if (t.base?.origin === 'DOCUMENT') return target(t);
      const found = t.series.find((f) => Number(f.period) === t.base?.year);
      return found ? figure(found) : target(t);
    },
    attainment: () => computed(zh ? `平台计算，规则第${rules.attainment.version}版：${rules.attainment.zh}` : `Computed by rules version ${rules.attainment.version}: ${rules.attainment.en}`),
    forecast: () => computed(zh ? '平台预测，由历年公布数外推，附区间' : 'Forecast of the platform from published figures, with its interval'),
    progress: () => ({ label: 'recorded', sources: [sources.add(zh ? '平台登记：责任单位填报并经其他单位核验的进度' : 'Platform records: progress reported by units and verified by another organisation')] }),
    planned: () => computed(zh ? `平台计算：经批准的节点和权重；${rules.supervision.zh}` : `Computed from approved milestones and weights; ${rules.supervision.en}`),
    index: () => {
      const { index } = snapshot;
      if (!index) return computed(zh ? '平台计算' : 'Computed');
      return computed(zh ? `平台计算：${index.zh}第${index.version}版（${index.sourceZh}）` : `Computed: ${index.en}, version ${index.version} (${index.sourceEn})`);
    },
    findings: () => computed(zh ? `平台计算：规划校验规则第${rules.lint.version}版` : `Computed: rules of the plan check, version ${rules.lint.version}`),
    counted: () => computed(zh ? '平台计算：由本报告各表计数' : 'Computed: counted from the tables of this report'),
    postings: () => ({ label: 'recorded', sources: [sources.add(zh ? '平台登记：专项资金账目' : 'Platform records: the books of the special funds')] }),
    performance: () => computed(zh ? `平台计算：专项资金绩效（${snapshot.funds?.scheme.zh ?? ''}）` : `Computed: performance of the special funds (${snapshot.funds?.scheme.en ?? ''})`),
    recorded: (t) => ({ label: 'recorded', sources: [sources.add(zh ? `平台登记：${t.recorded?.sourceZh ?? ''}` : `Platform records: ${t.recorded?.sourceEn ?? ''}`)] }),
  };
}
