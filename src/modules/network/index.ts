/** The technology-transfer network: desks of three levels and of industries, hand-over of cases, feeds in and out. */
export { createNetworkModule } from './module.ts';
export type { NetworkModule } from './module.ts';
export type { NetworkParts } from './act.ts';
export { readNetwork } from './pack.ts';
export { type FeedPage, feedPage, RECORD_FORMAT } from './contract.ts';
export { readOaiPage } from './domain/oai/read.ts';
