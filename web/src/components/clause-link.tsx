import { FileTextOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../app/navigation.tsx';

/** A clause one click away. `document` is the policy document's id, `path` the clause path, e.g. `三/（一）`. */
export function ClauseLink({ document, path, children }: { document: string; path?: string | null; children?: ReactNode }): ReactNode {
  const { t } = useTranslation('app');
  return (
    <AppLink to={clauseAddress(document, path)} className="clause-link" title={t('clause.open')}>
      <FileTextOutlined /> {children ?? [document, path].filter(Boolean).join(' ')}
    </AppLink>
  );
}

export function clauseAddress(document: string, path?: string | null): string {
  return `/policy/${encodeURIComponent(document)}${path ? `#${encodeURIComponent(path)}` : ''}`;
}
