import { Descriptions, Skeleton, Tag } from 'antd';
import type { ReactNode } from 'react';
import { listRules } from '../../../../src/modules/vouchers/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useLanguage } from '../../app/i18n.ts';
import { colon, comma, inBrackets, semicolon } from '../../app/marks.ts';
import { usePlaces } from '../../app/places.ts';
import { useAnswer } from '../../app/query.ts';
import { formatMoney } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { ConfidenceTag } from './tags.tsx';
import './vouchers.css';
import { useVoucherWords } from './words.ts';

type Rules = CallAnswer<typeof listRules>;
type Rule = Rules['rules'][number];

/** Every rule with its document, period and how sure it is: what is only a default of the platform says so. */
export default function RulesPage(): ReactNode {
  const { t, say } = useVoucherWords();
  const { nameOf } = usePlaces();
  const answer = useAnswer(listRules);
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return <Skeleton active />;
  const d = answer.data;
  const names = (codes: readonly string[]): string => codes.map(nameOf).join(comma());
  return (
    <div className="stack">
      <PageHead title={t('rules.title')} lead={t('rules.lead')} />
      <h2>{t('rules.participating')}</h2>
      {d.rules.filter((r) => r.participates).map((r) => <RuleCard key={r.id} rule={r} all={d} />)}
      <section className="panel stack-tight">
        <h2>{t('rules.recognition')}</h2>
        {d.recognitions.map((r, i) => <p key={i}>{names(r.hosts)} → {names(r.homes)} <span className="faint">{r.validFrom} — {r.validTo ?? t('rules.until')} · {say(r.basis)}</span></p>)}
      </section>
      <section className="panel stack-tight">
        <h2>{t('rules.excluded')}</h2>
        {d.excluded.map((e) => <div key={e.id}><strong>{say(e)}</strong> <small className="faint">{t(e.hard ? 'rules.stops' : 'rules.asks')}{colon()}{e.words.join(comma())}</small></div>)}
      </section>
      <h2>{t('rules.example')}</h2>
      {d.rules.filter((r) => !r.participates).map((r) => <RuleCard key={r.id} rule={r} all={d} />)}
      <small className="faint">{t('rules.source')}{colon()}{say(d.source)}</small>
    </div>
  );
}

function RuleCard({ rule: r, all }: { rule: Rule; all: Rules }): ReactNode {
  const { t, say } = useVoucherWords();
  const language = useLanguage();
  const money = (fen: number | null): string => (fen === null ? t('rules.none') : formatMoney(fen, language));
  const tiers = r.tiers.map((tier, i) => {
    const from = money(r.tiers[i - 1]?.upToFen ?? 0);
    if (r.tiers.length === 1) return t('rules.tierOnly', { percent: tier.percent });
    return tier.upToFen === null ? t('rules.tierLast', { from, percent: tier.percent }) : t('rules.tier', { from, to: money(tier.upToFen), percent: tier.percent });
  });
  const rows: [string, ReactNode][] = [
    [t('rules.ratio'), tiers.join(semicolon())],
    [t('rules.ceiling'), `${money(r.annualCeilingFen.ENTERPRISE)} / ${money(r.annualCeilingFen.TEAM)}`],
    [t('rules.perClaim'), money(r.perClaimCapFen)],
    ...(r.holdingCapFen === null ? [] : ([[t('rules.holding'), money(r.holdingCapFen)]] as [string, ReactNode][])),
    [t('rules.forms'), r.forms.map((f) => t(`formShort.${f}`)).join(comma())],
    [t('rules.validity'), r.quotaValidity.kind === 'CALENDAR_YEAR' ? t('rules.calendarYear') : t('rules.months', { count: r.quotaValidity.months })],
    [t('rules.settlement'), r.settlement.cutOffs.join(comma())],
    [t('rules.payment'), r.forms.map((f) => `${t(`formShort.${f}`)}${colon()}${t(`payer.${r.payment[f]}`)}`).join(semicolon())],
    [t('rules.scope'), r.scope.map((s) => all.classes.find((c) => c.id === s)).map((c) => (c ? say(c) : '')).join(comma())],
    [t('rules.period'), `${r.validFrom} — ${r.validTo ?? t('rules.until')}`],
    [t('rules.document'), `${say(r.document)}${r.document.number ? inBrackets(r.document.number) : ''}${r.document.url ? ` · ${r.document.url}` : ''}`],
  ];
  return (
    <section className="panel stack-tight">
      <div className="row-tight"><h3>{r.regions.map((p) => say(p)).join(comma())}</h3><ConfidenceTag confidence={r.confidence} />{r.requiresSmeList ? <Tag>{t('rules.sme')}</Tag> : null}</div>
      <Descriptions column={{ xs: 1, md: 2 }} size="small" items={rows.map(([label, children]) => ({ key: label, label, children }))} />
      <small className="faint">{say(r.note)}</small>
    </section>
  );
}
