import { CalendarOutlined, DownloadOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Select } from 'antd';
import { type ReactNode } from 'react';
import { downloadAgenda, downloadTasks, getTaskBoard } from '../../../../src/flows/cockpit/contract.ts';
import { getPublicBoard } from '../../../../src/modules/supervision/contract.ts';
import { ApiProblem } from '../../app/api-problem.ts';
import { useSay } from '../../app/i18n.ts';
import { inBrackets } from '../../app/marks.ts';
import { useAddressState } from '../../app/navigation.tsx';
import { useAnswer } from '../../app/query.ts';
import { download } from '../../app/transfer.ts';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { AgendaView } from './agenda-view.tsx';
import { BoardColumns } from './board-columns.tsx';
import { RulesNote } from './rules-note.tsx';
import './supervision.css';
import { TimelineView } from './timeline-view.tsx';
import { useSupervisionWords } from './words.ts';

const VIEWS = ['board', 'calendar', 'timeline'] as const;
type View = (typeof VIEWS)[number];

/** Cards a column shows before it is asked for more. */
const STEP = 20;

export default function BoardPage(): ReactNode {
  return <TaskBoard initial="board" />;
}

/** The tasks as a board, a calendar or a time line, for all units or one. */
export function TaskBoard({ initial }: { initial: View }): ReactNode {
  const { t } = useSupervisionWords();
  const say = useSay();
  const { message } = App.useApp();
  const [state, change] = useAddressState();
  const view = VIEWS.find((one) => one === state.view) ?? initial;
  const limit = Number(state.limit) || STEP;
  const filter = { ...pick('unit', state.unit), ...pick('place', state.place), ...pick('document', state.document), ...pick('quarter', state.quarter) };
  const answer = useAnswer(getTaskBoard, { query: { ...filter, limit: view === 'timeline' ? 500 : limit } }, { keepPrevious: true });
  // The rules are public and the same for everybody.
  const rules = useAnswer(getPublicBoard);
  const choices = answer.data?.choices;
  const save = (work: Promise<void>): void => {
    work.catch((error: unknown) => void message.error(error instanceof ApiProblem ? say({ zh: error.zh, en: error.en }) : String(error)));
  };
  const any = (label: string): { value: string; label: string } => ({ value: '', label });
  return (
    <div className="stack">
      <PageHead
        title={t('board.title')}
        lead={t('board.lead')}
        actions={
          <>
            <Button icon={<DownloadOutlined />} onClick={() => save(download(downloadTasks, { query: filter }))}>
              {t('board.excel')}
            </Button>
            <Button icon={<CalendarOutlined />} onClick={() => save(download(downloadAgenda, { query: pick('unit', state.unit) }))}>
              {t('board.ics')}
            </Button>
          </>
        }
      />
      <ProblemAlert problem={answer.error} />
      <div className="row board-tools">
        <Segmented
          aria-label={t('board.view')}
          value={view}
          options={VIEWS.map((one) => ({ value: one, label: t(`board.views.${one}`) }))}
          onChange={(next) => change({ view: next === initial ? undefined : next })}
        />
        <Select
          aria-label={t('board.unit')}
          className="unit-filter"
          showSearch={{ optionFilterProp: 'label' }}
          value={state.unit ?? ''}
          options={[any(t('board.anyUnit')), ...(choices?.units ?? []).map(({ unit, leads, cooperates }) => ({ value: unit, label: leads > 0 ? `${unit}${inBrackets(leads)}` : t('board.onlyCooperates', { unit, count: cooperates }) }))]}
          onChange={(unit: string) => change({ unit, limit: undefined })}
        />
        {view === 'calendar' ? null : (
          <>
            <Select aria-label={t('board.place')} className="board-filter" value={state.place ?? ''} onChange={(place: string) => change({ place })}
              options={[any(t('board.anyPlace')), ...(choices?.places ?? []).map((place) => ({ value: place.code, label: say(place) }))]} />
            {(choices?.documents.length ?? 0) > 1 ? (
              <Select aria-label={t('board.document')} className="board-filter" value={state.document ?? ''} onChange={(document: string) => change({ document })}
                options={[any(t('board.anyDocument')), ...(choices?.documents ?? []).map((document) => ({ value: document.id, label: say(document) }))]} />
            ) : null}
            <Select aria-label={t('board.quarter')} className="board-filter" value={state.quarter ?? ''} onChange={(quarter: string) => change({ quarter })}
              options={[any(t('board.anyQuarter')), ...(choices?.quarters ?? []).map((quarter) => ({ value: quarter, label: t('board.quarterOf', { year: quarter.slice(0, 4), quarter: quarter.slice(-1) }) }))]} />
          </>
        )}
      </div>
      {view === 'board' ? <BoardColumns board={answer.data} filtered={Object.keys(filter).length > 0} onMore={() => change({ limit: String(limit + STEP) })} /> : null}
      {view === 'calendar' ? <AgendaView unit={state.unit} /> : null}
      {view === 'timeline' ? <TimelineView board={answer.data} /> : null}
      {view !== 'calendar' && rules.data ? <RulesNote rules={rules.data.rules} /> : null}
    </div>
  );
}

function pick<K extends string>(key: K, value: string | undefined): { [P in K]?: string } {
  return (value ? { [key]: value } : {}) as { [P in K]?: string };
}
