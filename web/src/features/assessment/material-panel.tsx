import { Button, Table } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Material, readMaterial, type Section } from '../../../../src/modules/assessment/contract.ts';
import { call } from '../../app/api.ts';
import { ApiProblem } from '../../app/api-problem.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink } from '../../app/navigation.tsx';
import { Empty } from '../../components/empty.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import type { EngagementAnswer } from './engagement-page.tsx';

/**
 * What the engagement opens, section by section. Asked for by hand and kept on the page, not in the cache: every answer of
 * the server is an entry in the log.
 */
export function MaterialPanel({ page }: { page: EngagementAnswer }): ReactNode {
  const { t } = useTranslation('assessment');
  const [shown, setShown] = useState<Material>();
  const [waiting, setWaiting] = useState<Section>();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const read = async (section: Section): Promise<void> => {
    setWaiting(section);
    setProblem(null);
    try {
      setShown(await call(readMaterial, { params: { id: page.id, section } }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
    } finally {
      setWaiting(undefined);
    }
  };
  return (
    <section className="panel stack">
      <h2>{t('material.title')}</h2>
      <p className="faint">{t('material.hint')}</p>
      <div className="row">
        {page.opens.map((section) => (
          <Button key={section} type={shown?.section === section ? 'primary' : 'default'} loading={waiting === section} onClick={() => void read(section)}>
            {t('material.read', { section: t(`sections.${section}`) })}
          </Button>
        ))}
      </div>
      {page.subjectKind === 'INDEX' ? <AppLink to="/plan/index">{t('material.index')}</AppLink> : null}
      <ProblemAlert problem={problem} />
      {shown ? <Rows material={shown} /> : null}
    </section>
  );
}

function Rows({ material }: { material: Material }): ReactNode {
  const { t } = useTranslation('assessment');
  const say = useSay();
  if (material.rows.length === 0) return <Empty title={t('material.none')} />;
  const rows = material.rows.map((row, index) => ({ index, row }));
  return (
    <Table
      aria-label={t(`sections.${material.section}`)}
      dataSource={rows}
      rowKey={(r) => r.index}
      size="small"
      scroll={{ x: 'max-content' }}
      pagination={{ pageSize: 20, showSizeChanger: false, showTotal: (count) => t('material.rows', { count }) }}
      columns={material.columns.map(({ key, ...name }) => ({
        title: say(name), key, render: (_: unknown, { row }: { row: Material['rows'][number] }) => <span style={{ display: 'inline-block', maxWidth: 420, whiteSpace: 'normal' }}>{row[key] ?? '—'}</span>,
      }))}
    />
  );
}
