// Points, yearly lists and plans of single firms.
export * from './contract/lists.ts';
export * from './contract/plans.ts';
export * from './contract/points.ts';
