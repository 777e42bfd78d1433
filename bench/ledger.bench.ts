import './ledger/run.ts';
