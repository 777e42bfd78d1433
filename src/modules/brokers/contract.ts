/** Everything of the brokers module that the browser shares with the server. */
export * from './contract/words.ts';
export * from './contract/register.ts';
export * from './contract/mandate.ts';
export * from './contract/desk.ts';
