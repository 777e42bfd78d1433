/** Everything of reports and open data that the browser shares with the server. */
export * from './contract/model.ts';
export * from './contract/report.ts';
export * from './contract/open-data.ts';
