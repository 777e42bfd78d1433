import { App, Button, Select, Tag } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Finding, orderColours, orderForFinding } from '../../../../src/modules/supervision/contract.ts';
import { useLanguage } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { useAction } from '../../app/query.ts';
import { ClauseLink } from '../../components/clause-link.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { formatDay } from '../../components/time.tsx';
import { useSupervisionWords } from './words.ts';

const COLOUR: Record<Finding['status'], string> = { DRAFT: 'default', RECTIFYING: 'processing', REPORTED: 'gold', RETURNED: 'orange', CLOSED: 'green', WITHDRAWN: 'default' };

export function FindingState({ finding }: { finding: Finding }): ReactNode {
  const { t } = useSupervisionWords();
  return (
    <span>
      <Tag color={COLOUR[finding.status]}>{t(`inspection.findingStates.${finding.status}`)}</Tag>
      {finding.overdue ? <Tag color="red">{t('inspection.late')}</Tag> : null}
    </span>
  );
}

/** One finding in full: fact, clause, evidence, who answers for it and until when. */
export function FindingCard({ finding: f, mayOrder }: { finding: Finding; mayOrder: boolean }): ReactNode {
  const { t } = useSupervisionWords();
  const language = useLanguage();
  // Documents of the zone have numbers; laws and rules are cited by name.
  const known = /^\d{3}$/.test(f.document);
  return (
    <article className="report-card stack-tight">
      <div className="row">
        <strong>{f.no}. {f.title}</strong>
        <Tag color={f.severity === 'SERIOUS' ? 'red' : f.severity === 'MAJOR' ? 'gold' : 'default'}>{t(`inspection.severities.${f.severity}`)}</Tag>
        <FindingState finding={f} />
      </div>
      <p>{f.fact}</p>
      <div className="row faint">
        {known ? <ClauseLink document={f.document} path={f.clause} /> : <span>{f.document} {f.clause}</span>}
        <span>{f.organisationName}</span>
        <span>{t('inspection.daysValue', { count: f.workingDays })}{f.dueOn ? ` · ${t('inspection.due', { date: formatDay(f.dueOn, language) })}` : ''}</span>
        {f.settledOn ? <span>{t('inspection.settled', { date: formatDay(f.settledOn, language) })}</span> : null}
        <span>{t('inspection.foundBy', { name: f.foundByName })}</span>
      </div>
      <ul className="stack-tight">
        {f.evidence.map((e, i) => (
          <li key={i}>{e.text}{e.fileName ? ` · ${e.fileName}` : ''}</li>
        ))}
      </ul>
      <div className="row">
        {f.caseId ? <AppLink to={`/cases/${f.caseId}`}>{t('inspection.openCase')}</AppLink> : null}
        {f.orderCaseId ? <AppLink to={`/cases/${f.orderCaseId}`}>{t('inspection.orderOf')}</AppLink> : null}
        {mayOrder && f.caseId && !f.orderCaseId && f.status !== 'CLOSED' && f.status !== 'WITHDRAWN' ? <Order finding={f} /> : null}
      </div>
    </article>
  );
}

function Order({ finding }: { finding: Finding }): ReactNode {
  const { t } = useSupervisionWords();
  const { message } = App.useApp();
  const [colour, setColour] = useState<(typeof orderColours)[number]>('YELLOW');
  const action = useAction(orderForFinding, { onSuccess: () => void message.success(t('inspection.ordered')) });
  return (
    <>
      <Select aria-label={t('inspection.chooseColour')} value={colour} onChange={setColour} options={orderColours.map((value) => ({ value, label: t(`colour.${value}`) }))} />
      <Button loading={action.isPending} onClick={() => action.mutate({ params: { id: finding.id }, body: { colour } })}>{t('inspection.order')}</Button>
      <ProblemAlert problem={action.error} />
    </>
  );
}
