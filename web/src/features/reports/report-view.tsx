import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell, ReportModel, ReportNode, Run } from '../../../../src/modules/reports/contract.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import './reports.css';

type TableNode = Extract<ReportNode, { kind: 'table' }>;
type ChartNode = Extract<ReportNode, { kind: 'chart' }>;

/** Characters from which a cell is a sentence and needs room for it. */
const LONG = 30;

/** A report on the screen, drawn from the model that its files are drawn from. */
export function ReportView({ model, charts }: { model: ReportModel; charts: readonly string[] }): ReactNode {
  const { t } = useTranslation('reports');
  const headings = model.nodes.filter((n) => n.kind === 'heading');
  let drawn = 0;
  return (
    <article className="report" lang={model.language === 'zh' ? 'zh-CN' : 'en'} aria-label={model.title}>
      <header className="report-front">
        <p className="report-issuer">{model.issuer}</p>
        <p className="report-number">{model.number ?? t('view.draft')}</p>
        <h2>{model.title}</h2>
        {model.lead.map((line) => (
          <p key={line} className="faint">{line}</p>
        ))}
      </header>
      {model.demo ? <Alert type="warning" showIcon title={t('view.demo')} /> : null}
      <nav className="report-contents" aria-label={t('view.contents')}>
        {headings.map((h) => (
          <a key={h.section} href={`#section-${h.section}`}>
            {h.number} {h.text}
          </a>
        ))}
      </nav>
      {model.nodes.map((node, i) => (
        <Part key={i} node={node} chart={node.kind === 'chart' ? charts[drawn++] : undefined} />
      ))}
      <h3>{t('view.labels')}</h3>
      <dl className="report-labels">
        {model.labels.map((l) => (
          <div key={l.label}>
            <dt>{l.name}</dt>
            <dd>{l.meaning}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('view.sources')}</h3>
      <ol className="report-sources">
        {model.sources.map((s) => (
          <li key={s.number} id={`source-${s.number}`} value={s.number}>
            {s.text} {s.url ? <a href={s.url} rel="noreferrer">{s.url}</a> : null}
          </li>
        ))}
      </ol>
    </article>
  );
}

function Part({ node, chart }: { node: ReportNode; chart: string | undefined }): ReactNode {
  const { t } = useTranslation('reports');
  switch (node.kind) {
    case 'heading':
      return (
        <h3 id={`section-${node.section}`}>
          {node.number} {node.text}
        </h3>
      );
    case 'paragraph':
      return <p className="report-paragraph"><Runs runs={node.runs} /></p>;
    case 'note':
      return <p className="faint"><Runs runs={node.runs} /></p>;
    case 'remark':
      return (
        <blockquote className="report-remark">
          <p>{node.text}</p>
          <footer className="faint">{t('view.remark', { by: node.by, on: node.on })}</footer>
        </blockquote>
      );
    case 'table':
      return <TablePart node={node} />;
    case 'chart':
      return <ChartPart node={node} svg={chart} />;
  }
}

function TablePart({ node }: { node: TableNode }): ReactNode {
  return (
    <figure className="report-figure">
      <figcaption>
        {node.number} {node.caption}
      </figcaption>
      <div className="report-scroll" tabIndex={0} role="region" aria-label={node.caption}>
        <table className="report-table">
          <thead>
            <tr>
              {node.columns.map((c) => (
                <th key={c.title} scope="col">{c.title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {node.rows.map((row, r) => (
              <tr key={r}>
                {row.map((cell, c) => (
                  <td key={c} className={cell.value !== undefined ? 'number' : cell.text.length > LONG ? 'report-long' : undefined}>
                    <CellText cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {node.note ? <p className="faint">{node.note}</p> : null}
    </figure>
  );
}

function ChartPart({ node, svg }: { node: ChartNode; svg: string | undefined }): ReactNode {
  return (
    <figure className="report-figure">
      {svg ? <img alt={`${node.number} ${node.caption}`} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} /> : null}
      <figcaption>
        {node.number} {node.caption} <Cited sources={node.sources} />
      </figcaption>
    </figure>
  );
}

function CellText({ cell: { text, light, clause, label, sources } }: { cell: Cell }): ReactNode {
  const { t } = useTranslation('reports');
  if (clause) return <ClauseLink document={clause.document} path={clause.path}>{text}</ClauseLink>;
  return (
    <span className={light ? `light-${light.toLowerCase()}` : undefined} title={label ? t(`label.${label}`) : undefined}>
      {text}
      <Cited sources={sources} />
    </span>
  );
}

function Runs({ runs }: { runs: readonly Run[] }): ReactNode {
  const { t } = useTranslation('reports');
  return runs.map((r, i) =>
    r.label ? (
      <span key={i} title={t(`label.${r.label}`)}>
        <strong>{r.text}</strong>
        <Cited sources={r.sources} />
      </span>
    ) : (
      <span key={i}>{r.text}</span>
    ),
  );
}

function Cited({ sources }: { sources: readonly number[] | undefined }): ReactNode {
  if (!sources || sources.length === 0) return null;
  return (
    <sup className="report-cited">
      {sources.map((n) => (
        <a key={n} href={`#source-${n}`}>[{n}]</a>
      ))}
    </sup>
  );
}
