import type { Audience, ReportLight } from '../contract/model.ts';

/** Both languages; a report is written in one of them. */
export interface Bilingual {
  zh: string;
  en: string;
}

export interface SnapshotPlace extends Bilingual {
  code: string;
  kind: string;
  shortZh: string;
  shortEn: string;
}

export interface SnapshotIndicator extends Bilingual {
  code: string;
  shortZh: string;
  shortEn: string;
  unit: string;
  unitEn: string;
  decimals: number;
}

/** A published figure with its source. */
export interface SnapshotFigure {
  period: string;
  value: number;
  bound: 'exact' | 'at_least' | 'at_most' | 'about';
  confidence: 'sourced' | 'derived' | 'recalled';
  source: string;
  url: string | null;
  published: string | null;
}

export interface SnapshotTarget {
  id: string;
  indicator: SnapshotIndicator;
  place: string;
  document: string;
  clause: string;
  operator: 'GTE' | 'GT' | 'APPROX' | 'LTE' | 'REDUCE' | 'CAGR';
  value: number;
  year: number;
  baseYear: number;
  light: ReportLight;
  attained: boolean | null;
  attainment: number | null;
  due: number | null;
  scheduleAttainment: number | null;
  expected: number | null;
  /** What is compared with the target. */
  judged: number | null;
  judgedYear: number | null;
  base: { year: number; value: number; origin: 'DOCUMENT' | 'SERIES' | 'FIRST_IN_PERIOD' } | null;
  remarks: string[];
  latest: SnapshotFigure | null;
  /** Whole years, oldest first. */
  series: SnapshotFigure[];
  /** On-time value at the end of each year. */
  schedule: { year: number; value: number }[];
  /** From the platform's own records; beside the reported figures. */
  recorded: { sourceZh: string; sourceEn: string; figures: { year: number; value: number }[] } | null;
  /** Expected value in the target year with its interval; null when nobody can say. */
  forecast: { value: number; low: number; high: number; year: number; level: number; probability: number | null } | null;
  gap: SnapshotGap;
  /** Of zone targets that add up: what each city brought to the change. */
  contributions: { fromYear: number; toYear: number; change: number; terms: { place: string; contribution: number }[]; rest: number } | null;
}

/** What is still missing, and how fast it would have to come. */
export interface SnapshotGap {
  standing: 'REACHED' | 'MISSED' | 'REACHED_EARLY' | 'OPEN' | 'UNDECIDED' | 'UNKNOWN';
  /** True when missing and pace are percentage points, not the unit of the indicator. */
  points: boolean;
  missing: number | null;
  months: number | null;
  perMonth: number | null;
  sentence: Bilingual;
}

export interface SnapshotMilestone extends Bilingual {
  weight: number;
  dueOn: string;
  planned: number;
  verified: number;
}

export interface SnapshotTask extends Bilingual {
  id: string;
  no: number;
  document: string;
  clause: string;
  lead: string | null;
  places: string[];
  public: boolean;
  light: ReportLight;
  /** Percent; null where no milestones are approved. */
  planned: number | null;
  verified: number | null;
  dueOn: string | null;
  milestones: SnapshotMilestone[];
  /** Absent in a public report. */
  internal?: {
    organisation: string | null;
    claimed: number | null;
    reasons: { kind: string; value: number; milestone: Bilingual | null }[];
    missed: number;
  };
  demo: boolean;
}

export interface SnapshotOrder {
  taskId: string;
  taskNo: number;
  taskZh: string;
  taskEn: string;
  organisation: string | null;
  colour: 'BLUE' | 'YELLOW' | 'RED';
  ground: string;
  period: string;
  /** State when the snapshot was taken. */
  status: string;
  open: boolean;
  createdOn: string;
}

export interface SnapshotIndex extends Bilingual {
  year: number;
  version: number;
  sourceZh: string;
  sourceEn: string;
  confidence: number;
  fields: { code: string; zh: string; en: string; weight: number }[];
  places: { place: string; rank: number | null; score: number | null; low: number | null; high: number | null; coverage: number; fields: { code: string; score: number | null }[] }[];
  /** Places that cannot be told apart. */
  groups: string[][];
  sources: string[];
}

export interface SnapshotFinding extends Bilingual {
  code: string;
  severity: 'error' | 'warning' | 'note';
  clauses: { document: string; path: string }[];
  places: string[];
}

/** A major programme of a special fund: what it has, what was paid, and its performance in percent. */
interface SnapshotProgramme extends Bilingual {
  fundZh: string;
  fundEn: string;
  year: number;
  clause: string;
  receivedFen: number;
  allocatedFen: number;
  paidFen: number;
  spending: number;
  /** null: nobody has verified it yet; the score then stays open. */
  progress: number | null;
  indicators: number | null;
  score: number | null;
}

/** Everything a report rests on, frozen. The same snapshot and template version give the same report. */
export interface Snapshot {
  form: 1;
  takenAt: string;
  asOf: string;
  audience: Audience;
  place: SnapshotPlace;
  places: SnapshotPlace[];
  documents: { id: string; zh: string; en: string; number: string | null; issuedOn: string | null }[];
  targets: SnapshotTarget[];
  tasks: SnapshotTask[];
  orders: SnapshotOrder[];
  index: SnapshotIndex | null;
  findings: SnapshotFinding[];
  /** Special funds, in reports of the zone on the present day; their programmes name no payee. */
  funds?: { programmes: SnapshotProgramme[]; scheme: Bilingual };
  /** Conventions that computed numbers rest on. */
  rules: { attainment: Bilingual & { version: number }; supervision: Bilingual; lint: Bilingual & { version: number } };
}

/**
 * What of a snapshot may be public: tasks whose plan is public, without claims, reasons and organisations, and no
 * orders. Taken before anything is stored, so that a public report holds nothing that somebody has to hide later.
 */
export function publicPart(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    audience: 'public',
    tasks: snapshot.tasks.filter((t) => t.public).map(({ internal: _hidden, ...task }) => task),
    orders: [],
  };
}

export function nameOf(place: SnapshotPlace | undefined, language: 'zh' | 'en', short = true): string {
  if (!place) return '';
  if (language === 'zh') return short ? place.shortZh : place.zh;
  return short ? place.shortEn : place.en;
}
