import { Tag } from 'antd';
import type { ReactNode } from 'react';
import type { ProgressReport } from '../../../../src/modules/supervision/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { colon } from '../../app/marks.ts';
import { Instant } from '../../components/time.tsx';
import type { TaskAnswer } from './task-page.tsx';
import { useSupervisionWords } from './words.ts';

/** A report with what the unit claimed beside what was found; neither ever replaces the other. */
export function ReportCard({ report, nodes }: { report: ProgressReport; nodes: TaskAnswer['nodes'] }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const { verification } = report;
  // In the order of the plan, by due day.
  const at = (key: string): number => nodes.findIndex((n) => n.key === key);
  const claims = report.claims.toSorted((a, b) => at(a.milestone) - at(b.milestone));
  const nameOf = (key: string): string => say(nodes.find((n) => n.key === key) ?? { zh: key });
  return (
    <article className="report-card stack-tight">
      <div className="row spread">
        <strong className="number">{report.period}</strong>
        {verification ? (
          <Tag color={verification.outcome === 'VERIFIED' ? 'green' : 'red'}>
            {t(verification.outcome === 'VERIFIED' ? 'task.verifiedBy' : 'task.returnedBy', { name: `${verification.organisation} ${verification.verifiedBy}` })}
          </Tag>
        ) : (
          <Tag color="processing">{t('task.pending')}</Tag>
        )}
      </div>
      <p>{report.text}</p>
      <div className="report-values">
        <span className="faint">{t('task.node')}</span>
        <span className="faint">{t('task.claimed')}</span>
        <span className="faint">{t('task.verified')}</span>
        {claims.map((claim) => {
          const found = verification?.items.find((i) => i.milestone === claim.milestone);
          return [
            <span key="n">{nameOf(claim.milestone)}</span>,
            <span key="c" className="number">{claim.percent}%</span>,
            <strong key="v" className="number">{found ? `${found.percent}%` : '—'}</strong>,
          ];
        })}
      </div>
      {report.evidence.length > 0 ? (
        <ul className="remarks">
          {report.evidence.map((e, i) => (
            <li key={i}>
              <span className="faint">{nameOf(e.milestone)}{colon()}</span>
              {e.text} {e.link ? <a href={e.link} rel="noreferrer noopener" target="_blank">{e.link}</a> : null}
              {e.fileName ? <span className="faint">{e.fileName}</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {verification ? <p>{verification.opinion}</p> : null}
      <small className="faint">
        {t('task.reportedBy', { name: `${report.organisation.name} ${report.reportedBy}` })} <Instant at={report.reportedAt} />
        {verification ? <> · <Instant at={verification.verifiedAt} /></> : null}
      </small>
    </article>
  );
}
