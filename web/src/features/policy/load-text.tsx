import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { loadDocument } from '../../../../src/modules/policy/contract.ts';
import { useGo } from '../../app/navigation.tsx';
import { refresh } from '../../app/query.ts';
import { FileDrop } from '../../components/file-drop.tsx';

/** Takes the official text of a document and opens the reader on it. */
export function LoadText({ id, title }: { id: string; title?: string | undefined }): ReactNode {
  const { t } = useTranslation('policy');
  const { message } = App.useApp();
  const client = useQueryClient();
  const go = useGo();
  return (
    <FileDrop
      contract={loadDocument}
      input={{ params: { id }, query: { title: title || undefined } }}
      accept={['.txt', '.docx', '.pdf']}
      onDone={(answer) => {
        void message.success(answer.unchanged ? t('list.unchanged') : t('list.loaded', { count: answer.clauses }));
        void refresh(client, ['policy']);
        go(`/policy/${answer.id}`);
      }}
    />
  );
}
