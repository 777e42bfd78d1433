import { Checkbox, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContractAnswer } from '../../../../src/kernel/base/route-contract.ts';
import { listRecords, numeric } from '../../../../src/modules/returns/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';
import { useAnswer } from '../../app/query.ts';
import { Empty } from '../../components/empty.tsx';
import { PagedTable, usePaging } from '../../components/paged-table.tsx';
import { Instant } from '../../components/time.tsx';
import { nameWithUnit } from './field-name.ts';
import type { ReturnPageAnswer } from './return-page.tsx';

/** The values that count, beside those of a year before; what is to be explained is marked. */
export function ValuesPanel({ page, params, revision }: { page: ReturnPageAnswer; params: { collection: string; period: string; place: string }; revision: number | undefined }): ReactNode {
  const { t } = useTranslation('returns');
  const { submission } = page;
  return (
    <section className="panel stack">
      <h2>{t('values.title')}</h2>
      {submission ? (
        <p className="faint">
          {t('values.filledBy', { name: submission.enteredBy, organisation: submission.organisation, no: submission.no, origin: t(`values.${submission.origin}`, { file: submission.fileName ?? '' }) })} · <Instant at={submission.enteredAt} />
        </p>
      ) : null}
      {!submission ? <Empty title={t('values.none')} hint={page.item.may.fill ? t('values.noneHint') : undefined} /> : page.collection.layout === 'form' ? <FormValues page={page} /> : <ListValues page={page} params={params} revision={revision} />}
    </section>
  );
}

interface Line {
  key: string;
  name: string;
  unit: string;
  value: string | number | null;
  before: number | undefined;
  source: string | null;
  note: string | null;
  marks: string[];
}

function FormValues({ page }: { page: ReturnPageAnswer }): ReactNode {
  const { t } = useTranslation('returns');
  const say = useSay();
  const phone = usePhone();
  const { collection, values, before, remarks, submission } = page;
  const lines = collection.fields.map((f): Line => ({
    key: f.key, name: say(f), unit: f.unitZh ? say({ zh: f.unitZh, en: f.unitEn ?? f.unitZh }) : '', value: values[f.key] ?? null, before: before[f.key],
    source: remarks[f.key]?.source ?? null, note: remarks[f.key]?.note ?? null, marks: submission!.outcome.findings.filter((x) => x.field === f.key).map((x) => say(x)),
  }));
  const marks = (line: Line): ReactNode => line.marks.map((m) => <small key={m} className="return-mark return-mark-warning">{m}</small>);
  if (phone) {
    return (
      <div className="stack-tight">
        {lines.map((l) => (
          <div key={l.key} className={l.marks.length > 0 ? 'card-row return-warning' : 'card-row'}>
            <div className="row spread"><span>{l.name}</span><strong className="number">{shown(l.value)} {l.unit}</strong></div>
            {l.before === undefined ? null : <small className="faint">{t('values.before')} {shown(l.before)} · {changeOf(l)}</small>}
            {marks(l)}
            {l.note ? <small className="return-mark faint">{l.note}</small> : null}
          </div>
        ))}
      </div>
    );
  }
  return (
    <Table<Line>
      size="small" pagination={false} dataSource={lines} rowClassName={(l) => (l.marks.length > 0 ? 'return-warning' : '')}
      columns={[
        { title: t('values.field'), render: (_, l) => <>{l.name}{marks(l)}</> },
        { title: t('values.unit'), dataIndex: 'unit', width: 110 },
        { title: t('values.value'), render: (_, l) => <strong className="number">{shown(l.value)}</strong>, align: 'right', width: 140 },
        { title: t('values.before'), render: (_, l) => <span className="number">{l.before === undefined ? '—' : shown(l.before)}</span>, align: 'right', width: 130 },
        { title: t('values.change'), render: (_, l) => <span className="number">{changeOf(l)}</span>, align: 'right', width: 100 },
        { title: t('values.source'), dataIndex: 'source' },
        { title: t('values.note'), dataIndex: 'note' },
      ]}
    />
  );
}

const shown = (value: string | number | null): string => (value === null ? '—' : typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 6 }) : value);

function changeOf({ value, before }: Pick<Line, 'value' | 'before'>): string {
  if (typeof value !== 'number' || before === undefined || before === 0) return '—';
  const change = ((value - before) / Math.abs(before)) * 100;
  return `${change > 0 ? '+' : ''}${change.toFixed(1)}%`;
}

type RecordLine = ContractAnswer<typeof listRecords>['items'][number];

function ListValues({ page, params, revision }: { page: ReturnPageAnswer; params: { collection: string; period: string; place: string }; revision: number | undefined }): ReactNode {
  const { t } = useTranslation('returns');
  const say = useSay();
  const { page: number, pageSize, onPage } = usePaging(20);
  const [flagged, setFlagged] = useState(false);
  const answer = useAnswer(listRecords, { params, query: { page: number, pageSize, flagged: flagged ? 'true' : 'false', ...(revision ? { revision } : {}) } }, { keepPrevious: true });
  return (
    <div className="stack">
      <div className="row spread">
        <span>{t('values.records', { count: page.submission!.records })}</span>
        <Checkbox checked={flagged} onChange={(e) => setFlagged(e.target.checked)}>{t('values.flagged')}</Checkbox>
      </div>
      <PagedTable<RecordLine>
        label={t('values.title')} answer={answer} rowKey={(r) => String(r.no)} onPage={onPage}
        card={(r) => (
          <div className="stack-tight">
            <strong>{page.collection.fields.slice(0, 2).map((f) => shown(r.values[f.key] ?? null)).join(' ')}</strong>
            {page.collection.fields.filter((f) => numeric(f.type)).slice(0, 5).map((f) => <div key={f.key} className="row spread"><small>{say(f)}</small><span className="number">{shown(r.values[f.key] ?? null)}</span></div>)}
          </div>
        )}
        columns={page.collection.fields.map((f) => ({
          title: say(nameWithUnit(f)), key: f.key, width: f.type === 'text' ? 180 : 140, align: numeric(f.type) ? ('right' as const) : ('left' as const),
          onCell: (r: RecordLine) => ({ className: r.flagged.includes(f.key) ? 'return-warning' : '' }),
          render: (_: unknown, r: RecordLine) => <span className={numeric(f.type) ? 'number' : ''} title={r.before?.[f.key] === undefined ? '' : `${t('values.before')} ${shown(r.before[f.key]!)}`}>{shown(r.values[f.key] ?? null)}</span>,
        }))}
      />
    </div>
  );
}
