/** Points, yearly lists and plans of single firms. */
export * from './growth/contract.ts';
