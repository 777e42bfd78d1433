import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { Finding } from '../../../../src/modules/plan/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { usePlanWords } from './words.ts';

/** More links than this would bury the sentence. */
const CLAUSES_SHOWN = 8;

/** A finding: the sentence first, then how it is worked out, for whoever has to answer for it. */
export function FindingCard({ finding }: { finding: Finding }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  return (
    <article className={`panel finding finding-${finding.severity} stack-tight`}>
      <div>
        <Tag>{t(`lint.code.${finding.code}`)}</Tag>
        <strong>{say(finding)}</strong>
      </div>
      <FindingClauses finding={finding} />
      <details open={finding.severity === 'error'}>
        <summary>{t('lint.proof')}</summary>
        <ol className="finding-proof">
          {finding.proof.map((step) => (
            <li key={step.en}>{say(step)}</li>
          ))}
        </ol>
        <Parts finding={finding} />
        <Figures finding={finding} />
      </details>
    </article>
  );
}

export function FindingClauses({ finding }: { finding: Finding }): ReactNode {
  const { t } = usePlanWords();
  const shown = finding.clauses.slice(0, CLAUSES_SHOWN);
  return (
    <div className="finding-clauses">
      {shown.map(({ document, path }) => (
        <ClauseLink key={`${document} ${path}`} document={document} path={path} />
      ))}
      {finding.clauses.length > shown.length ? <span className="faint">{t('lint.more', { count: finding.clauses.length - shown.length })}</span> : null}
    </div>
  );
}

function Parts({ finding: { parts } }: { finding: Finding }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  if (parts.length === 0) return null;
  return (
    <table className="plain-table" aria-label={t('lint.parts')}>
      <thead>
        <tr>
          <th>{t('lint.place')}</th>
          <th>{t('lint.target')}</th>
          <th>{t('lint.share')}</th>
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.place}>
            <td>{say(part)}</td>
            <td className="number">{grouped(part.value)}</td>
            <td className="number">{part.share === null ? '—' : `${(part.share * 100).toFixed(1)}%`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Figures({ finding: { figures } }: { finding: Finding }): ReactNode {
  const { t } = usePlanWords();
  const say = useSay();
  if (figures.length === 0) return null;
  return (
    <>
      <p className="faint">{t('lint.figures')}</p>
      <ul className="clauses faint">
        {figures.map((f) => (
          <li key={`${f.indicator} ${f.place} ${f.period}`}>
            {say(f)} {f.period}: <span className="number">{grouped(f.value)} {f.unit}</span> · {t(`confidence.${f.confidence}`)} · {f.source}
          </li>
        ))}
      </ul>
    </>
  );
}

const grouped = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 6 });
