import { InboxOutlined } from '@ant-design/icons';
import { Button, Progress, Upload } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteContract } from '../../../src/kernel/base/route-contract.ts';
import { ApiProblem } from '../app/api-problem.ts';
import type { AnyInput, CallAnswer } from '../app/api.ts';
import { upload } from '../app/transfer.ts';
import { ProblemAlert } from './problem-alert.tsx';

interface FileDropProps<C extends RouteContract> {
  contract: C;
  /** Parameters and query that go with the file. */
  input?: AnyInput;
  /** File endings, with the dot: `['.csv', '.xlsx']`. */
  accept: readonly string[];
  onDone: (answer: CallAnswer<C>, file: File) => void;
  disabled?: boolean;
}

/** Takes one file, sends it with progress, shows the refusal or hands over the answer. */
export function FileDrop<C extends RouteContract>({ contract, input, accept, onDone, disabled = false }: FileDropProps<C>): ReactNode {
  const { t } = useTranslation('app');
  const [share, setShare] = useState<number>();
  const [problem, setProblem] = useState<unknown>(null);
  const abort = useRef<AbortController>(undefined);

  const send = async (file: File): Promise<void> => {
    setProblem(null);
    if (!accept.some((ending) => file.name.toLowerCase().endsWith(ending))) return setProblem(wrongType(file, accept));
    abort.current = new AbortController();
    setShare(0);
    try {
      onDone(await upload(contract, { file, ...(input ? { input } : {}), onProgress: setShare, signal: abort.current.signal }), file);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setProblem(error);
    } finally {
      setShare(undefined);
    }
  };

  const limit = contract.upload ? t('file.limit', { size: Math.floor(contract.upload.maxBytes / 1_048_576) }) : '';
  return (
    <div className="stack">
      <Upload.Dragger
        accept={accept.join(',')}
        multiple={false}
        showUploadList={false}
        disabled={disabled || share !== undefined}
        beforeUpload={(file) => {
          void send(file);
          return false;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p>{t('file.drop')}</p>
        <p className="faint">{[t('file.accept', { types: accept.join(' ') }), limit].filter(Boolean).join(' · ')}</p>
      </Upload.Dragger>
      {share === undefined ? null : (
        <div className="file-progress" role="status">
          <Progress percent={Math.round(share * 100)} status="active" />
          <span>{share < 1 ? t('file.sending') : t('file.working')}</span>
          <Button size="small" onClick={() => abort.current?.abort()}>
            {t('file.cancel')}
          </Button>
        </div>
      )}
      <ProblemAlert problem={problem} />
    </div>
  );
}

function wrongType(file: File, accept: readonly string[]): ApiProblem {
  const types = accept.join(' ');
  return new ApiProblem(0, {
    code: 'FILE_TYPE_UNSUPPORTED',
    zh: `不支持文件 ${file.name}`,
    en: `The file ${file.name} is not supported`,
    where: { file: file.name },
    remedy: { zh: `请选择 ${types} 文件`, en: `Choose a ${types} file` },
  });
}
