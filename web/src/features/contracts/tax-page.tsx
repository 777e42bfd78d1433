import { App, Button, Checkbox, DatePicker, Form, Select, Skeleton, Table, Tag } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { getTaxSheet, saveTaxInput, taxSheetFile } from '../../../../src/modules/contracts/contract.ts';
import type { CallAnswer } from '../../app/api.ts';
import { useSay } from '../../app/i18n.ts';
import { AppLink, useAddressState } from '../../app/navigation.tsx';
import { useAction, useAnswer } from '../../app/query.ts';
import { useCan, useSession } from '../../app/session.tsx';
import { useToday } from '../../app/today.ts';
import { download } from '../../app/transfer.ts';
import { Empty } from '../../components/empty.tsx';
import { Money } from '../../components/money.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { YuanInput } from '../../components/yuan-input.tsx';

type Sheet = CallAnswer<typeof getTaxSheet>;
type Line = Sheet['lines'][number];

/** What a seller's registered contracts mean for his taxes in a year, with the computation and what it assumes. */
export default function TaxPage(): ReactNode {
  const { t } = useTranslation('contracts');
  const { me } = useSession();
  const [state, change] = useAddressState();
  const today = useToday();
  const year = Number(state.year ?? today.slice(0, 4));
  const own = [...new Map((me?.assignments ?? []).map((a) => [a.organisationId, a.organisationName])).entries()];
  const organisationId = state.organisation ?? own[0]?.[0];
  const query = { organisationId: organisationId ?? '', year };
  const { data, error } = useAnswer(getTaxSheet, { query }, { enabled: organisationId !== undefined, keepPrevious: true });
  return (
    <div className="stack">
      <PageHead
        title={t('tax.title')}
        lead={t('tax.lead')}
        actions={
          <>
            <Button disabled={!data} onClick={() => void download(taxSheetFile, { query: { ...query, format: 'xlsx' } })}>
              {t('tax.xlsx')}
            </Button>
            <Button disabled={!data} onClick={() => void download(taxSheetFile, { query: { ...query, format: 'pdf' } })}>
              {t('tax.pdf')}
            </Button>
          </>
        }
      />
      <div className="row">
        <DatePicker picker="year" allowClear={false} aria-label={t('turnover.year')} value={dayjs(`${year}-01-01`)} onChange={(v) => change({ year: v ? String(v.year()) : undefined })} />
        {own.length > 1 ? (
          <Select style={{ minWidth: 220 }} aria-label={t('tax.seller')} value={organisationId ?? null} options={own.map(([value, label]) => ({ value, label }))} onChange={(v: string | null) => change({ organisation: v ?? undefined })} />
        ) : null}
      </div>
      <ProblemAlert problem={error} />
      {!data && !error ? <Skeleton active /> : null}
      {data && data.lines.length === 0 ? <Empty title={t('tax.empty')} hint={t('tax.emptyHint')} /> : null}
      {data && data.lines.length > 0 ? <SheetView sheet={data} /> : null}
    </div>
  );
}

function SheetView({ sheet }: { sheet: Sheet }): ReactNode {
  const { t } = useTranslation('contracts');
  const say = useSay();
  const canWrite = useCan('contracts.contract.write');
  const totals = [
    ['income', sheet.incomeTax.incomeFen], ['exempt', sheet.incomeTax.exemptFen], ['halved', sheet.incomeTax.halvedFen], ['ordinary', sheet.incomeTax.taxOrdinaryFen], ['due', sheet.incomeTax.taxDueFen],
    ['saved', sheet.incomeTax.savedFen], ['vatExempt', sheet.valueAddedTax.exemptFen], ['vatSaved', sheet.valueAddedTax.taxNotChargedFen],
  ] as const;
  return (
    <>
      <section className="panel stack-tight">
        <h3>{t('tax.totals')}</h3>
        <Table
          rowKey="key"
          size="small"
          pagination={false}
          showHeader={false}
          dataSource={totals.map(([key, fen]) => ({ key, fen }))}
          columns={[
            { dataIndex: 'key', render: (key: string) => t(`tax.total.${key}`) },
            { dataIndex: 'fen', align: 'right', render: (f: number) => <Money fen={f} unit="yuan" /> },
          ]}
        />
      </section>
      {sheet.lines.map((line) => (
        <section key={line.contractId} className="panel stack-tight" aria-label={line.name}>
          <div className="row">
            <strong>
              <AppLink to={`/contracts/${line.contractId}`}>{line.name}</AppLink>
            </strong>
            <span className="number faint">{line.number}</span>
            <Tag>{t(`type.${line.type}`)}</Tag>
            {line.relatedParties ? <Tag color="gold">{t('tax.related')}</Tag> : null}
            {line.rewardable ? null : <Tag>{t('tax.notRewarded')}</Tag>}
          </div>
          <div className="row">
            <span>
              {t('tax.received')} <Money fen={line.receivedFen} unit="yuan" />
            </span>
            <span>
              {t('tax.income')} <Money fen={line.incomeTax.incomeFen} unit="yuan" />
            </span>
            <span>
              {t('tax.vat')} <Money fen={line.valueAddedTax.exemptFen} unit="yuan" />
            </span>
          </div>
          <ul>
            {line.incomeTax.reasons.map((r) => (
              <li key={r.zh}>
                {t('tax.cit')} {say(r)}
              </li>
            ))}
            {line.valueAddedTax.reasons.map((r) => (
              <li key={`v${r.zh}`}>
                {t('tax.vatShort')} {say(r)}
              </li>
            ))}
          </ul>
          {canWrite ? <InputForm sheet={sheet} line={line} /> : null}
        </section>
      ))}
      <section className="panel stack-tight">
        <h3>{t('tax.assumptions')}</h3>
        <ul>
          {sheet.assumptions.map((a) => (
            <li key={a.zh}>
              {say(a)} <small className="faint">{a.source}</small> {a.verified ? null : <Tag color="gold">{t('tests.unverified')}</Tag>}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function InputForm({ sheet, line }: { sheet: Sheet; line: Line }): ReactNode {
  const { t } = useTranslation('contracts');
  const { message } = App.useApp();
  const save = useAction(saveTaxInput, { onSuccess: () => void message.success(t('one.saved')) });
  return (
    <Form<{ cost: number; linked: number; together: boolean }>
      // Fields of the same name stand in every line: the form's name keeps their labels apart.
      name={`tax-${line.contractId}`}
      layout="inline"
      className="row"
      initialValues={{ cost: line.costFen / 100, linked: line.linkedServiceFen / 100, together: line.linkedTogether }}
      onFinish={(v) =>
        save.mutate({
          params: { id: line.contractId },
          body: { organisationId: sheet.organisationId, year: sheet.year, costFen: Math.round(v.cost * 100), linkedServiceFen: Math.round(v.linked * 100), linkedTogether: v.together },
        })
      }
    >
      <Form.Item name="cost" label={t('tax.cost')} rules={[{ required: true }]}>
        <YuanInput min={0} style={{ width: 150 }} />
      </Form.Item>
      <Form.Item name="linked" label={t('tax.linked')} rules={[{ required: true }]}>
        <YuanInput min={0} style={{ width: 150 }} />
      </Form.Item>
      <Form.Item name="together" valuePropName="checked">
        <Checkbox>{t('tax.together')}</Checkbox>
      </Form.Item>
      <Button htmlType="submit" loading={save.isPending}>
        {t('tax.save')}
      </Button>
      <ProblemAlert problem={save.error} />
    </Form>
  );
}
