import type { CalendarDate } from '../../../kernel/base/calendar-date.ts';
import type { Finding } from '../contract.ts';

/**
 * A fact about a body: who owns it, leads it, controls it, where it sits. `subject` and `object` are keys: a credit code,
 * or `人:` with a name or number for a person. SHARE: `object` holds `percent` of `subject`.
 */
export interface RelationFact {
  kind: 'SHARE' | 'LEGAL_REPRESENTATIVE' | 'OFFICER' | 'CONTROLLER' | 'ADDRESS' | 'PHONE' | 'SUBORDINATE';
  subject: string;
  object: string;
  /** SHARE only. */
  percent: number | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
  source: string;
}

export interface RelationParameters {
  shareAtLeastPercent: number;
  pathAtMost: number;
}

interface Path {
  holder: string;
  percent: number;
  steps: string[];
  sources: string[];
}

/**
 * Links between claimant and provider on a day that forbid support, with their proof: same legal representative, a common
 * director or manager, same controller, subordination, and shares multiplied along every path — from one to the other, or
 * from a third that holds enough of both. Same address or phone asks a person to look (handbook 1.6).
 */
export function relatedParties(claimant: string, provider: string, facts: readonly RelationFact[], on: CalendarDate, parameters: RelationParameters): Finding[] {
  const valid = facts.filter((f) => (f.from === null || f.from <= on) && (f.to === null || on <= f.to));
  const of = (subject: string, kind: RelationFact['kind']): RelationFact[] => valid.filter((f) => f.subject === subject && f.kind === kind);
  const found: Finding[] = [];
  const common = (kind: RelationFact['kind'], code: string, severity: Finding['severity'], zh: string, en: string): void => {
    for (const a of of(claimant, kind)) {
      const b = of(provider, kind).find((f) => f.object === a.object);
      if (b) found.push({ code, severity, zh, en, proof: [{ zh: `${a.object}（来源：${sources([a.source, b.source])}）`, en: `${a.object} (source: ${sources([a.source, b.source])})` }] });
    }
  };
  common('LEGAL_REPRESENTATIVE', 'SAME_LEGAL_REPRESENTATIVE', 'BLOCK', '申领方与服务机构的法定代表人相同', 'Claimant and provider have the same legal representative');
  common('OFFICER', 'COMMON_OFFICER', 'BLOCK', '申领方与服务机构有共同的董事、监事或高管', 'Claimant and provider share a director, supervisor or senior manager');
  // A legal representative is a director or manager of the firm: the one of the one may sit on the board of the other.
  for (const [a, b] of [[claimant, provider], [provider, claimant]] as const) {
    for (const head of of(a, 'LEGAL_REPRESENTATIVE')) {
      const seat = of(b, 'OFFICER').find((f) => f.object === head.object);
      if (seat) {
        found.push({ code: 'COMMON_OFFICER', severity: 'BLOCK', zh: '一方的法定代表人在另一方任董事、监事或高管', en: 'The legal representative of the one is a director, supervisor or senior manager of the other',
          proof: [{ zh: `${head.object}（来源：${sources([head.source, seat.source])}）`, en: `${head.object} (source: ${sources([head.source, seat.source])})` }] });
      }
    }
  }
  common('CONTROLLER', 'SAME_CONTROLLER', 'BLOCK', '申领方与服务机构的实际控制人相同', 'Claimant and provider have the same actual controller');
  common('ADDRESS', 'SAME_ADDRESS', 'CHECK', '申领方与服务机构登记地址相同', 'Claimant and provider have the same registered address');
  common('PHONE', 'SAME_PHONE', 'CHECK', '申领方与服务机构联系电话相同', 'Claimant and provider have the same phone number');
  for (const [a, b] of [[claimant, provider], [provider, claimant]] as const) {
    for (const f of valid.filter((v) => (v.kind === 'SUBORDINATE' || v.kind === 'CONTROLLER') && v.subject === a && v.object === b)) {
      found.push({ code: 'SUBORDINATE', severity: 'BLOCK', zh: '双方存在隶属、共建或控制关系', en: 'One is subordinate to, co-built with or controlled by the other',
        proof: [{ zh: `${f.subject} 由 ${f.object} 控制或共建（来源：${f.source}）`, en: `${f.subject} is controlled by or co-built with ${f.object} (source: ${f.source})` }] });
    }
  }
  const shares = valid.filter((f) => f.kind === 'SHARE');
  // Whoever controls the one and holds enough of the other, over any way, is a third behind both.
  for (const [a, b] of [[claimant, provider], [provider, claimant]] as const) {
    for (const control of of(a, 'CONTROLLER')) {
      for (const path of holders(b, shares, parameters.shareAtLeastPercent, parameters.pathAtMost).filter((p) => p.holder === control.object && p.holder !== a)) {
        found.push(shareFinding('CONTROLLER_HOLDS_OTHER', '一方的实际控制人持有另一方股权', 'The actual controller of the one holds shares of the other', [{ ...path, sources: [control.source, ...path.sources] }]));
      }
    }
  }
  return [...found, ...byShares(claimant, provider, shares, parameters)];
}

function byShares(claimant: string, provider: string, shares: readonly RelationFact[], { shareAtLeastPercent, pathAtMost }: RelationParameters): Finding[] {
  const ofClaimant = holders(claimant, shares, shareAtLeastPercent, pathAtMost);
  const ofProvider = holders(provider, shares, shareAtLeastPercent, pathAtMost);
  const found: Finding[] = [];
  for (const [paths, other] of [[ofClaimant, provider], [ofProvider, claimant]] as const) {
    for (const path of paths.filter((p) => p.holder === other)) found.push(shareFinding('SHAREHOLDING', '一方直接或间接持有另一方股权', 'One holds shares of the other, directly or through others', [path]));
  }
  for (const a of ofClaimant) {
    if (a.holder === provider) continue;
    for (const b of ofProvider.filter((p) => p.holder === a.holder)) found.push(shareFinding('COMMON_SHAREHOLDER', '双方有共同的股东', 'Both have a shareholder in common', [a, b]));
  }
  return found;
}

/** Everybody who holds at least the limit of `body` on a single path, shares multiplied along it. */
function holders(body: string, shares: readonly RelationFact[], limit: number, pathAtMost: number): Path[] {
  const out: Path[] = [];
  const walk = (at: string, percent: number, steps: string[], used: string[]): void => {
    if (steps.length > pathAtMost) return;
    for (const share of shares.filter((s) => s.subject === at && !steps.includes(s.object))) {
      const held = (percent * share.percent!) / 100;
      // Multiplying only makes it smaller: a path below the limit never comes back above it.
      if (held < limit - 1e-9) continue;
      const path = { holder: share.object, percent: held, steps: [...steps, share.object], sources: [...used, share.source] };
      out.push(path);
      walk(share.object, held, path.steps, path.sources);
    }
  };
  walk(body, 100, [body], []);
  return out;
}

function shareFinding(code: string, zh: string, en: string, paths: readonly Path[]): Finding {
  return {
    code, severity: 'BLOCK', zh, en,
    proof: paths.map((p) => {
      const chain = [...p.steps].reverse().join(' → ');
      const held = Number(p.percent.toFixed(2));
      return { zh: `${chain}，相乘持股 ${held}%（来源：${sources(p.sources)}）`, en: `${chain}: ${held} % multiplied (source: ${sources(p.sources)})` };
    }),
  };
}

const sources = (list: readonly string[]): string => [...new Set(list)].join('；');
