import { createHash } from 'node:crypto';
import type { ContractAnswer, ContractInput } from '../../../kernel/base/route-contract.ts';
import type { Database } from '../../../kernel/db/index.ts';
import type { FileAnswer } from '../../../kernel/identity/index.ts';
import type { ReportParts } from '../act.ts';
import { datasetFormats, datasetIds, type DatasetFormat, type DatasetId, type getCatalogue, type getDataset } from '../contract/open-data.ts';
import { toCsv } from '../domain/open-data/csv.ts';
import { datasets } from '../domain/open-data/datasets.ts';
import { type Dataset, filterRows, versionOf } from '../domain/open-data/dataset.ts';
import { SDMX_CONTENT_TYPE, toSdmx } from '../domain/open-data/sdmx.ts';

const CONTENT_TYPES: Record<DatasetFormat, string> = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8', 'sdmx-json': SDMX_CONTENT_TYPE };

export async function readCatalogue(parts: ReportParts, db: Database, now: Date): Promise<ContractAnswer<typeof getCatalogue>> {
  const sources = await parts.openData(db, now);
  const { licence, publisher } = parts.packed.settings.openData;
  const all = await Promise.all(datasetIds.map((id) => datasets[id](sources)));
  return {
    publisher,
    licence: { id: licence.id, zh: licence.zh, en: licence.en, url: licence.url },
    asOf: sources.asOf,
    datasets: all.map((d) => ({
      id: d.id, title: d.title, description: d.description, rows: d.rows.length, version: versionOf(d), date: d.date,
      columns: d.columns.map(({ id, zh, en, role, type }) => ({ id, zh, en, role, type })),
      formats: datasetFormats.map((format) => ({ format, address: `/api/open-data/${d.id}?format=${format}`, contentType: CONTENT_TYPES[format] })),
    })),
  };
}

type Asked = ContractInput<typeof getDataset>['query'];

/** A data set in a format; the tag changes with its content and nothing else. */
export async function writeDataset(parts: ReportParts, db: Database, now: Date, id: DatasetId, { format, page, pageSize, ...filter }: Asked): Promise<FileAnswer> {
  const sources = await parts.openData(db, now);
  const whole = await datasets[id](sources);
  const filtered = filterRows(whole, filter);
  const dataset = page === undefined ? filtered : { ...filtered, rows: filtered.rows.slice((page - 1) * pageSize, page * pageSize) };
  const bytes = bytesOf(parts, sources.asOf, dataset, format, { version: versionOf(whole), total: filtered.rows.length, ...(page === undefined ? {} : { page, pageSize }) });
  const ending = format === 'csv' ? 'csv' : format === 'json' ? 'json' : 'sdmx.json';
  return { contentType: CONTENT_TYPES[format], fileName: `${id}.${ending}`, bytes, etag: createHash('sha256').update(bytes).digest('hex').slice(0, 32) };
}

function bytesOf(parts: ReportParts, asOf: string, dataset: Dataset, format: DatasetFormat, page: { version: string; total: number; page?: number; pageSize?: number }): Uint8Array {
  if (format === 'csv') return toCsv(dataset);
  const { licence, publisher, agency } = parts.packed.settings.openData;
  const address = `${parts.publicUrl()}/api/open-data/${dataset.id}`;
  const body = format === 'sdmx-json'
    ? toSdmx(dataset, { agency, zh: publisher.zh, en: publisher.en, address, asOf, licence: licence.url })
    : {
        dataset: dataset.id, title: dataset.title, publisher, licence: { id: licence.id, url: licence.url }, asOf, date: dataset.date, ...page,
        columns: dataset.columns.map(({ codes: _codes, ...c }) => c),
        rows: dataset.rows.map((row) => Object.fromEntries(row.map((value, i) => [dataset.columns[i]!.id, value]))),
      };
  return new TextEncoder().encode(`${JSON.stringify(body)}\n`);
}
