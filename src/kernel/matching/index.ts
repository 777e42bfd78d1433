/** Ranks results for a demand, with reasons. Knows nothing of the market or of any database. */
export { createWorkerIndex, type WorkerIndex } from './worker-index.ts';
export { matchFiles, type MatchFilesReport } from './match-files.ts';
export { compareTexts } from './near-duplicates/compare.ts';
export { searchFiles } from './search-files.ts';
export { compareSketchFiles, duplicateFiles, sketchFiles } from './duplicate-files.ts';
export { createIndex, type Match, type MatchFilter, type MatchIndex, type MatchOptions, type MemoryUse } from './match-index.ts';
export type { MatchDocument } from './domain/document.ts';
export type { Verdicts } from './domain/verdicts/judged.ts';
export type { Demand } from './domain/question.ts';
export { type EmbeddingSource, openEmbeddings } from './embeddings.ts';
export type { Meaning } from './domain/meaning.ts';
export { mergeSpans, evidenceWords, figureWords, type Evidence, type Figure, type MatchLevel, type Reasons, type SharedTerm, type TextSpan } from './contract.ts';
