import type { DataColumn, Dataset, DataValue } from './dataset.ts';
import { versionOf } from './dataset.ts';
import { bounds } from './time-period.ts';

export interface SdmxSender {
  agency: string;
  zh: string;
  en: string;
  /** Where the data set is. */
  address: string;
  /** Day the data are of. */
  asOf: string;
  licence: string;
}

/** Version of the format written here. */
export const SDMX_CONTENT_TYPE = 'application/vnd.sdmx.data+json; version=2.0.0; charset=utf-8';
const SCHEMA = 'https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json';
const CODE = /^[A-Za-z0-9_@$-]+$/;

/**
 * A data message of SDMX-JSON 2.0 (SDMX 3.0, github.com/sdmx-twg/sdmx-json). Dimensions but time make the key of a
 * series, time is at the observation; an observation holds its measures and then the places of its attributes' values.
 */
export function toSdmx(dataset: Dataset, sender: SdmxSender): object {
  const { columns, rows } = dataset;
  const numbered = columns.map((column, at) => ({ column, at }));
  const keys = numbered.filter(({ column }) => column.role === 'dimension');
  const time = numbered.find(({ column }) => column.role === 'time')!;
  const measures = numbered.filter(({ column }) => column.role === 'measure');
  const attributes = numbered.filter(({ column }) => column.role === 'attribute');
  const lists = columns.map((_, at) => [...new Set(rows.map((row) => row[at]!))].filter((value) => value !== null));
  const places = lists.map((list) => new Map(list.map((value, i) => [value, i])));
  const placeOf = (row: readonly DataValue[], at: number): number => places[at]!.get(row[at]!)!;

  const series: Record<string, { observations: Record<string, (number | null)[]> }> = {};
  for (const row of rows) {
    const key = keys.map(({ at }) => placeOf(row, at)).join(':');
    series[key] ??= { observations: {} };
    series[key].observations[String(placeOf(row, time.at))] = [
      ...measures.map(({ at }) => row[at] as number | null),
      ...attributes.map(({ at }) => (row[at] === null ? null : placeOf(row, at))),
    ];
  }
  const dimension = (column: DataColumn, at: number, position: number): object => ({
    ...named(column), keyPosition: position, ...(column.role === 'time' ? { roles: ['TIME_PERIOD'] } : {}),
    values: lists[at]!.map((value) => (column.role === 'time' ? timeValue(String(value)) : coded(column, String(value)))),
  });
  const flow = `DF_${dataset.id.toUpperCase()}`;
  return {
    meta: {
      schema: SCHEMA, id: `${flow}-${versionOf(dataset)}`, test: false, prepared: `${sender.asOf}T00:00:00+08:00`, contentLanguages: ['zh', 'en'],
      name: dataset.title.zh, names: { ...dataset.title }, sender: { id: sender.agency, name: sender.zh, names: { zh: sender.zh, en: sender.en } },
      links: [{ href: sender.licence, rel: 'license' }],
    },
    data: {
      structures: [
        {
          name: dataset.title.zh, names: { ...dataset.title }, description: dataset.description.zh, descriptions: { ...dataset.description },
          dataSets: [0],
          links: [{ urn: `urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=${sender.agency}:${flow}(1.0.0)`, rel: 'dataflow' }],
          // Without rows there are no values, and a dimension without values is not allowed.
          dimensions: rows.length === 0 ? { series: [], observation: [] } : {
            series: keys.map(({ column, at }, i) => dimension(column, at, i)),
            observation: [dimension(time.column, time.at, keys.length)],
          },
          measures: { observation: measures.map(({ column }) => ({ ...named(column), isMandatory: false, format: { dataType: 'Double' } })) },
          attributes: {
            observation: attributes.map(({ column, at }) => ({
              ...named(column), isMandatory: false, relationship: { observation: {} },
              ...(lists[at]!.length > 0 ? { values: lists[at]!.map((value) => (column.codes ? coded(column, String(value)) : { value: String(value) })) } : {}),
            })),
          },
        },
      ],
      dataSets: [{ structure: 0, action: 'Information', links: [{ href: sender.address, rel: 'self' }], series }],
    },
  };
}

const named = ({ id, zh, en }: DataColumn): object => ({ id, name: zh, names: { zh, en } });

function coded({ codes }: DataColumn, value: string): object {
  const name = codes?.get(value) ?? { zh: value, en: value };
  return { id: value, name: name.zh, names: { zh: name.zh, en: name.en } };
}

/** A stretch like `2021-01-01/P9M` is no code and stands as a plain value. */
function timeValue(period: string): object {
  const span = bounds(period) ?? {};
  return CODE.test(period) ? { id: period, name: period, names: { zh: period, en: period }, ...span } : { value: period, ...span };
}
