/** Everything of the market that the browser shares with the server. */
export * from './contract/words.ts';
export * from './contract/demand.ts';
export * from './contract/result.ts';
export * from './contract/match.ts';
export * from './contract/verdict.ts';
export * from './contract/talk.ts';
export * from './contract/import.ts';
export * from './contract/search.ts';
export * from './contract/similar.ts';
export * from './contract/library.ts';
export * from './contract/package.ts';
export * from './contract/demand-desk.ts';
export { checkUp } from './domain/check-up/check-up.ts';
