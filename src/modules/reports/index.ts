/** Reports from frozen numbers, issued by a second person, and open data. */
export { createReportsModule } from './module.ts';
export type { ReportsModule } from './module.ts';
export { readReportPack } from './pack.ts';
export { publicPart } from './domain/snapshot.ts';
export type { Snapshot, SnapshotFigure, SnapshotTarget, SnapshotTask } from './domain/snapshot.ts';
export type { OpenSources } from './domain/open-data/sources.ts';
export type { SnapshotRequest } from './act.ts';
export { reportFormats } from './contract.ts';
export type { ReportFormat } from './contract.ts';
export { contentTypeOf, renderReport } from './render/index.ts';
export { labelsIn } from './domain/words.ts';
export type { Cell as ReportCell, ReportModel, ReportNode, Run as ReportRun } from './contract.ts';
