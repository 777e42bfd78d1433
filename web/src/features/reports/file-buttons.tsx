import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type downloadPublicReport, type downloadReport, type ReportFormat, reportFormats } from '../../../../src/modules/reports/contract.ts';
import { download } from '../../app/transfer.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';

/** A button for each format. Writing a file takes a moment: the button says so. */
export function FileButtons({ contract, id, sizes }: { contract: typeof downloadReport | typeof downloadPublicReport; id: string; sizes?: ReadonlyMap<ReportFormat, number> }): ReactNode {
  const { t } = useTranslation('reports');
  const [busy, setBusy] = useState<ReportFormat | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const fetchFile = async (format: ReportFormat): Promise<void> => {
    setBusy(format);
    setProblem(null);
    await download(contract, { params: { id, format } }).catch(setProblem);
    setBusy(null);
  };
  return (
    <>
      <div className="report-files">
        {reportFormats.map((format) => {
          const size = sizes?.get(format);
          return (
            <Button key={format} icon={<DownloadOutlined />} loading={busy === format} disabled={busy !== null && busy !== format} onClick={() => void fetchFile(format)}>
              {t('download', { format: t(`format.${format}`) })} {size === undefined ? null : <small className="faint">{t('one.size', { size: Math.ceil(size / 1024) })}</small>}
            </Button>
          );
        })}
      </div>
      <ProblemAlert problem={problem} />
    </>
  );
}
