import { FilePdfOutlined, FileWordOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadListReport } from '../../../../src/flows/growth-report/contract.ts';
import { asProblem } from '../../app/api-problem.ts';
import { useSay } from '../../app/i18n.ts';
import { download } from '../../app/transfer.ts';

/** The development report on a published list, as Word and as PDF. */
export function ReportButtons({ id }: { id: string }): ReactNode {
  const { t, i18n } = useTranslation('growth');
  const say = useSay();
  const { message } = App.useApp();
  const [busy, setBusy] = useState<'docx' | 'pdf'>();
  const fetchReport = async (format: 'docx' | 'pdf'): Promise<void> => {
    setBusy(format);
    try {
      await download(downloadListReport, { params: { id }, query: { format, language: i18n.language.startsWith('zh') ? 'zh' : 'en' } });
    } catch (problem) {
      void message.error(say(asProblem(problem)));
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <span className="row-tight">
      <Button icon={<FileWordOutlined />} loading={busy === 'docx'} onClick={() => void fetchReport('docx')} title={t('published.word')}>{t('published.download')}</Button>
      <Button icon={<FilePdfOutlined />} loading={busy === 'pdf'} onClick={() => void fetchReport('pdf')}>{t('published.pdf')}</Button>
    </span>
  );
}
