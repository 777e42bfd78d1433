import { Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../../src/modules/returns/contract.ts';
import { useSay } from '../../app/i18n.ts';
import { usePhone } from '../../app/phone.ts';

/** What is wrong, cell by cell, and what would be right. */
export function FindingsTable({ findings }: { findings: readonly Finding[] }): ReactNode {
  const { t } = useTranslation('returns');
  const say = useSay();
  const phone = usePhone();
  // As somebody goes through his sheet: errors first, then from the top.
  const rows = findings
    .toSorted((a, b) => a.severity.localeCompare(b.severity) || (a.row ?? 0) - (b.row ?? 0))
    .map((f, key) => ({ ...f, key }));
  const tag = (f: Finding): ReactNode => <Tag color={f.severity === 'error' ? 'error' : 'warning'}>{t(`finding.${f.severity}`)}</Tag>;
  if (phone) {
    return (
      <div className="stack-tight">
        {rows.slice(0, 50).map((f) => (
          <div key={f.key} className="card-row stack-tight">
            <div className="row">{tag(f)}<strong>{f.column ?? ''}{f.row ?? ''}</strong><small className="faint">{f.code}</small></div>
            <span>{say(f)}</span>
            <span className="faint">{say(f.remedy)}</span>
          </div>
        ))}
      </div>
    );
  }
  return (
    <Table
      size="small" dataSource={rows} pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('finding.row'), dataIndex: 'row', width: 64 },
        { title: t('finding.column'), dataIndex: 'column', width: 64 },
        { title: '', render: (_, f) => tag(f), width: 90 },
        { title: t('finding.shown'), dataIndex: 'shown', width: 160, ellipsis: true },
        { title: t('finding.why'), render: (_, f) => say(f) },
        { title: t('finding.mend'), render: (_, f) => say(f.remedy) },
        { title: t('finding.code'), render: (_, f) => <small className="faint">{f.code}</small>, width: 190 },
      ]}
    />
  );
}
