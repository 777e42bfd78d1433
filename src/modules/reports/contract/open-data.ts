import { z } from 'zod';
import { routeContract } from '../../../kernel/base/route-contract.ts';

export const datasetIds = ['targets', 'figures', 'attainment', 'tasks', 'index'] as const;
export type DatasetId = (typeof datasetIds)[number];
export const datasetFormats = ['csv', 'json', 'sdmx-json'] as const;
export type DatasetFormat = (typeof datasetFormats)[number];

const bilingual = z.object({ zh: z.string(), en: z.string() });

const columnView = z.object({
  id: z.string(),
  ...bilingual.shape,
  role: z.enum(['dimension', 'time', 'measure', 'attribute']),
  type: z.enum(['text', 'number']),
});

const datasetView = z.object({
  id: z.enum(datasetIds),
  title: bilingual,
  description: bilingual,
  rows: z.number().int(),
  /** Changes with the content, and only with it. */
  version: z.string(),
  /** Newest day on which something in it became known. */
  date: z.string().nullable(),
  columns: z.array(columnView),
  formats: z.array(z.object({ format: z.enum(datasetFormats), address: z.string(), contentType: z.string() })),
});
export type DatasetView = z.output<typeof datasetView>;

export const getCatalogue = routeContract({
  id: 'reports.getOpenDataCatalogue',
  method: 'GET',
  path: '/api/open-data',
  access: 'public',
  summary: { zh: '开放数据目录：数据集、许可、版本、格式', en: 'Open data catalogue: data sets, licence, versions, formats' },
  response: z.object({
    publisher: bilingual,
    licence: bilingual.extend({ id: z.string(), url: z.string() }),
    asOf: z.iso.date(),
    datasets: z.array(datasetView),
  }),
});

export const getDataset = routeContract({
  id: 'reports.getOpenData',
  method: 'GET',
  path: '/api/open-data/:dataset',
  access: 'public',
  summary: { zh: '一个数据集（CSV、JSON、SDMX-JSON 2.0），可筛选、分页，带 ETag', en: 'One data set as CSV, JSON or SDMX-JSON 2.0; filters, pages and an ETag' },
  params: z.object({ dataset: z.enum(datasetIds) }),
  query: z.object({
    format: z.enum(datasetFormats).default('csv'),
    indicator: z.string().max(60).optional(),
    place: z.string().max(20).optional(),
    from: z.coerce.number().int().min(1900).max(2200).optional(),
    to: z.coerce.number().int().min(1900).max(2200).optional(),
    /** Pages are counted from 1; the whole set unless given. */
    page: z.coerce.number().int().min(1).optional(),
    pageSize: z.coerce.number().int().min(1).max(5000).default(1000),
  }),
  produces: 'file',
});
