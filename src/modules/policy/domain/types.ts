/** What a document is taken apart into. Offsets are string indices into the text as read; `end` is exclusive. */

export type NodeKind =
  | 'part' | 'chapter' | 'section' | 'article' | 'item' | 'subitem' | 'point' | 'box' | 'annex';

/** One numbered clause. It ends before the next heading at its level or higher and holds its children. */
export interface ClauseNode {
  /** Numbered levels only, e.g. `三/（一）/2/专栏1`, `附件1`. Unique within a document. */
  path: string;
  level: number;
  kind: NodeKind;
  /** The number as printed, e.g. `(二)`, `1．`, `专栏 7`. */
  ordinal: string;
  /** Heading without stray breaks; empty when the clause starts with running text. */
  heading: string;
  start: number;
  end: number;
  headingStart: number;
  headingEnd: number;
  parent: string | null;
}

export type ExtraKind =
  | 'letterhead' | 'docno' | 'notice' | 'title' | 'preamble' | 'contents' | 'run_in' | 'box_item' | 'table_header' | 'table_row'
  | 'annex_paragraph' | 'annex_list' | 'closing';

/** A part of the document that carries no number of its own. */
export interface ExtraNode {
  path: string;
  kind: ExtraKind;
  numbered: false;
  heading: string;
  start: number;
  end: number;
  headingEnd: number;
  parent: string | null;
}

export interface DocumentMeta {
  title: string | null;
  /** 发文字号 with hexagonal brackets, e.g. `苏科发〔2021〕290号`. */
  documentNumber: string | null;
  issuers: string[];
  /** 成文日期, `YYYY-MM-DD`. */
  issuedOn: string | null;
  /** Period named in the title, e.g. 2021–2025. */
  periodStart: number | null;
  periodEnd: number | null;
  /** Years of validity named in the closing clause. */
  validYears: number | null;
  /** `YYYY-MM-DD` where the closing clause names a day. */
  effectiveOn: string | null;
  expiresOn: string | null;
}

export type Comparator = '=' | '>=' | '>' | '<=' | '<' | '~' | 'growth' | 'reduction' | 'new';

interface Found {
  clause: string;
  subClause: string | null;
  quote: string;
  start: number;
  end: number;
}

export interface Quantity extends Found {
  indicator: string;
  subject: string;
  comparator: Comparator;
  /** The comparator of the number itself, where `comparator` says growth, reduction or increment. */
  magnitudeComparator: Comparator;
  /** How a reported value is judged: a plain 达 is met when reached or passed. */
  evaluateAs: Comparator;
  value: number;
  /** Upper end of a range; `value` is the lower. Absent for a single number. */
  upTo?: number;
  unit: string;
  year: number | null;
  periodStart: number | null;
  baseYear: number | null;
  source: 'text' | 'table';
}

export interface Target extends Quantity {
  strength: 'plan' | 'stretch';
}

/** A figure about the past or present. `year` is for deadlines and stays empty; `asOfYear` is the year it tells of. */
export interface Fact extends Quantity {
  asOfYear: number | null;
}

export interface Responsibility extends Found {
  kind: 'explicit' | 'annex_task' | 'prose' | 'addressee';
  role: string;
  units: string[];
  /** Units with collective names (苏南五市) opened. */
  unitsExpanded: string[];
  task: string | null;
}

export interface Measure extends Found {
  verb: string;
  verbClass: string;
  instrument: string;
  regions: string[];
}

export interface Milestone extends Found {
  subject: string;
  year: number;
  goal: string;
}

/** A named platform, park, laboratory, body or programme. Its span is that of its first mention. */
export interface NamedEntity extends Found {
  kind: 'platform' | 'park' | 'laboratory' | 'body' | 'programme';
  /** As printed where it comes first. */
  name: string;
  /** Without brackets, blanks and quotation marks: by it two documents can be joined. */
  normalised: string;
  /** Other forms in this document: short names, forms with other brackets, 以下简称. */
  aliases: string[];
  mentions: { clause: string; start: number; end: number }[];
}

/** A number a rule would need, and what it limits. */
export interface RuleParameter extends Found {
  role: 'cap' | 'rate' | 'amount' | 'threshold' | 'duration' | 'validity' | 'quota';
  subject: string;
  /** A number in `unit`; for a validity until a day, the day as `YYYY-MM-DD` with unit `date`. */
  value: number | string;
  unit: string;
  comparator: Comparator;
}

/** Names of the places a zone knows. Another zone passes its own. */
export interface Places {
  /** Subject of a figure where the text names none, e.g. 苏南地区. Found in the text when absent. */
  defaultSubject?: string;
  /** Places that can be the subject of a figure, any order. */
  names: readonly string[];
  /** Collective names and what they stand for, e.g. 苏南五市 → the five cities. */
  groups: Readonly<Record<string, readonly string[]>>;
}

export interface PolicyExtraction {
  id: string;
  meta: DocumentMeta;
  structure: ClauseNode[];
  extra: ExtraNode[];
  targets: Target[];
  facts: Fact[];
  responsibilities: Responsibility[];
  measures: Measure[];
  milestones: Milestone[];
  entities: NamedEntity[];
  parameters: RuleParameter[];
}
