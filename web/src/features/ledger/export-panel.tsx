import { DownloadOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { exportEntries } from '../../../../src/kernel/ledger/contract.ts';
import type { ApiProblem } from '../../app/api-problem.ts';
import { download } from '../../app/transfer.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { Period, instantsOf, type Days } from './period.tsx';
import { useLedgerWords } from './words.ts';

/** Voucher entries of a book and period as a file for finance systems. */
export function ExportPanel(): ReactNode {
  const { t, say, books } = useLedgerWords();
  const [book, setBook] = useState<string>();
  const [days, setDays] = useState<Days>({});
  const [format, setFormat] = useState<'csv' | 'json'>('csv');
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [busy, setBusy] = useState(false);
  const { from, to } = instantsOf(days);
  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    await download(exportEntries, { query: { book, from, to, format } }).catch((error: ApiProblem) => setProblem(error));
    setBusy(false);
  };
  return (
    <section className="panel stack">
      <div>
        <h2>{t('export.title')}</h2>
        <p className="faint">{t('export.lead')}</p>
      </div>
      <div className="ledger-period">
        <Select aria-label={t('export.book')} placeholder={t('export.book')} style={{ minWidth: 180 }} value={book ?? null} onChange={(value) => setBook(value ?? undefined)} options={books.map((b) => ({ value: b.code, label: say(b) }))} />
        <Period days={days} onChange={setDays} />
        <Select aria-label="format" style={{ minWidth: 180 }} value={format} onChange={setFormat} options={[{ value: 'csv', label: t('export.csv') }, { value: 'json', label: t('export.json') }]} />
        <Button icon={<DownloadOutlined />} loading={busy} disabled={!book || !from || !to} onClick={() => void run()}>{t('export.run')}</Button>
      </div>
      <ProblemAlert problem={problem} />
    </section>
  );
}
