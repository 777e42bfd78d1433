import { useRouterState } from '@tanstack/react-router';
import { Alert, Skeleton, Tag } from 'antd';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { getDocument } from '../../../../src/modules/policy/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useRouteParam } from '../../app/navigation.tsx';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { useCan } from '../../app/session.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { LoadText } from './load-text.tsx';
import { compareClauses } from './clause-order.ts';
import { type Segment, segmentsOf } from './segments.ts';
import './reader.css';

type Document = CallAnswer<typeof getDocument>;
type Use = Document['uses'][number];

export default function ReaderPage(): ReactNode {
  const { t } = useTranslation('policy');
  const say = useSay();
  const mayLoad = useCan('policy.document.load');
  const mayReview = useCan('policy.item.review');
  const id = useRouteParam('id');
  const answer = useAnswer(getDocument, { params: { id } });
  if (answer.error) return <ProblemAlert problem={answer.error} />;
  if (!answer.data) return <Skeleton active paragraph={{ rows: 12 }} />;
  const d = answer.data;
  return (
    <div className="stack">
      <PageHead
        title={say({ zh: d.titleZh, en: d.titleEn })}
        lead={[d.documentNumber, d.issuerZh ? say({ zh: d.issuerZh, en: d.issuerEn }) : null, d.issuedOn].filter(Boolean).join(' · ')}
        actions={d.text !== null && mayReview ? <AppLink to={`/policy/${d.id}/review`}>{t('review.open')}</AppLink> : undefined}
      />
      {d.noteZh ? <p className="faint">{say({ zh: d.noteZh, en: d.noteEn })}</p> : null}
      {d.text === null ? (
        <>
          <Alert type="info" showIcon title={t('reader.noText')} description={t('reader.noTextHint')} />
          {mayLoad ? <LoadText id={d.id} /> : null}
          <UsesByClause uses={d.uses} />
        </>
      ) : (
        <Reader document={d} text={d.text} />
      )}
    </div>
  );
}

function Reader({ document: d, text }: { document: Document; text: string }): ReactNode {
  const { t } = useTranslation('policy');
  const phone = usePhone();
  const hash = useRouterState({ select: (s) => decodeURIComponent(s.location.hash) });
  const segments = useMemo(() => segmentsOf(text, d.nodes), [text, d.nodes]);
  const usesAt = useMemo(() => byPath(d.uses), [d.uses]);
  const paths = useMemo(() => new Set(d.nodes.map((n) => n.path)), [d.nodes]);
  const orphans = useMemo(() => d.uses.filter((u) => !paths.has(u.path)), [d.uses, paths]);
  useClauseInView(hash, segments);
  return (
    <div className="policy-reader">
      {phone ? null : (
        <nav className="policy-contents" aria-label={t('reader.contents')}>
          {d.nodes
            .filter((n) => n.numbered && n.level <= 3)
            .map((n) => (
              <AppLink key={n.path} to={`/policy/${d.id}#${encodeURIComponent(n.path)}`} className={`level-${n.level} ${n.path === hash ? 'current' : ''}`}>
                {n.path.split('/').at(-1)} {n.heading.slice(0, 24)}
              </AppLink>
            ))}
        </nav>
      )}
      <article className="policy-text">
        {hash && !paths.has(hash) ? <Alert type="warning" showIcon title={t('reader.unknownClause', { path: hash })} /> : null}
        {segments.map((s) => (
          <Clause key={`${s.start}-${s.path ?? ''}`} segment={s} current={s.path !== null && s.path === hash} uses={s.path ? usesAt.get(s.path) : undefined} />
        ))}
        {orphans.length > 0 ? <UsesByClause uses={orphans} /> : null}
        <footer className="faint">
          {t('reader.version', { version: d.version, file: d.fileName })}
          <br />
          {t('reader.fingerprint')} <span className="code">{d.sha256}</span>
        </footer>
      </article>
    </div>
  );
}

function Clause({ segment: s, current, uses }: { segment: Segment; current: boolean; uses: Use[] | undefined }): ReactNode {
  const Heading = s.level === 1 ? 'h2' : s.level === 2 ? 'h3' : 'h4';
  return (
    <section id={s.path ? anchorOf(s.path) : undefined} className={current ? 'policy-clause current' : 'policy-clause'}>
      {s.heading ? <Heading>{s.heading}</Heading> : null}
      {s.paragraphs.map((p, i) => (
        <p key={i}>{p}</p>
      ))}
      {uses ? <Uses uses={uses} /> : null}
    </section>
  );
}

const COLOUR = { target: 'blue', task: 'cyan', procedure: 'purple' } as const;

function Uses({ uses }: { uses: readonly Use[] }): ReactNode {
  const { t } = useTranslation('policy');
  const say = useSay();
  return (
    <aside className="policy-uses" aria-label={t('reader.uses')}>
      <strong>{t('reader.uses')}</strong>
      <ul>
        {uses.map((u, i) => (
          <li key={i}>
            <Tag color={COLOUR[u.kind]}>{t(`reader.${u.kind}`)}</Tag>
            <AppLink to={u.to}>{say(u)}</AppLink>
          </li>
        ))}
      </ul>
    </aside>
  );
}

/** Brings the clause of the address into view, again whenever what is shown changes. */
function useClauseInView(hash: string, shown: unknown): void {
  useEffect(() => {
    if (hash) window.document.getElementById(anchorOf(hash))?.scrollIntoView({ block: 'start' });
  }, [hash, shown]);
}

/** Without a text: the clauses that are cited, in the order of the document. */
function UsesByClause({ uses }: { uses: readonly Use[] }): ReactNode {
  const hash = useRouterState({ select: (s) => decodeURIComponent(s.location.hash) });
  useClauseInView(hash, uses);
  const groups = [...byPath(uses)].sort(([a], [b]) => compareClauses(a, b));
  return (
    <div className="stack">
      {groups.map(([path, list]) => (
        <section key={path} id={anchorOf(path)} className={path === hash ? 'panel cited-clause current' : 'panel cited-clause'}>
          <h3>{path}</h3>
          <Uses uses={list} />
        </section>
      ))}
    </div>
  );
}

/** `Map.groupBy` is younger than the browsers of many offices. */
function byPath(uses: readonly Use[]): Map<string, Use[]> {
  const groups = new Map<string, Use[]>();
  for (const use of uses) groups.set(use.path, [...(groups.get(use.path) ?? []), use]);
  return groups;
}

function anchorOf(path: string): string {
  return `clause-${path}`;
}
