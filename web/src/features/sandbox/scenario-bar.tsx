import { DownloadOutlined, FileExcelOutlined, FolderOpenOutlined, LinkOutlined, UndoOutlined } from '@ant-design/icons';
import { App, Button, Input, Upload } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { downloadSandbox, scenario as scenarioSchema, type SandboxQuestion } from '../../../../src/flows/sandbox/contract.ts';
import { copyText } from '../../app/copy.ts';
import { download } from '../../app/transfer.ts';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { ScenarioState } from './use-scenario.ts';

/** Name, link, file and workbook of the scenario; nothing is stored on the server. */
export function ScenarioBar({ state, question }: { state: ScenarioState; question: SandboxQuestion }): ReactNode {
  const { t } = useTranslation('sandbox');
  const { message } = App.useApp();
  const [failed, setFailed] = useState<unknown>(null);
  const [writing, setWriting] = useState(false);
  const { scenario } = state;
  const any = scenario.changes.length > 0;
  const save = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(scenario, null, 1)}\n`], { type: 'application/json' }));
    link.download = `${scenario.title || t('scenario.untitled')}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const open = async (file: File): Promise<void> => {
    try {
      state.replace(scenarioSchema.parse(JSON.parse(await file.text())));
    } catch {
      void message.error(t('scenario.unreadable'));
    }
  };
  const copy = async (): Promise<void> => {
    await copyText(location.href);
    void message.success(t('scenario.copied'));
  };
  const excel = async (): Promise<void> => {
    setWriting(true);
    setFailed(null);
    try {
      await download(downloadSandbox, { body: question });
    } catch (cause) {
      setFailed(cause);
    } finally {
      setWriting(false);
    }
  };
  return (
    <div className="stack-tight">
      <div className="row sandbox-bar">
        <Input className="sandbox-name" aria-label={t('scenario.name')} placeholder={t('scenario.name')} value={scenario.title} maxLength={120} onChange={(e) => state.replace({ ...scenario, title: e.target.value })} />
        <span className="faint">{t('scenario.changes', { count: scenario.changes.length })}</span>
        <Button icon={<UndoOutlined />} disabled={!any} onClick={() => state.replace({ ...scenario, changes: [] })}>{t('scenario.clear')}</Button>
        <Button icon={<LinkOutlined />} disabled={!any} onClick={() => void copy()}>{t('scenario.link')}</Button>
        <Button icon={<DownloadOutlined />} disabled={!any} onClick={save}>{t('scenario.save')}</Button>
        <Upload accept=".json" showUploadList={false} beforeUpload={(file) => { void open(file); return false; }}><Button icon={<FolderOpenOutlined />}>{t('scenario.open')}</Button></Upload>
        <Button icon={<FileExcelOutlined />} disabled={!any} loading={writing} onClick={() => void excel()}>{t('scenario.excel')}</Button>
      </div>
      <ProblemAlert problem={failed} />
    </div>
  );
}
