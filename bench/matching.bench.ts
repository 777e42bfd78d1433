import './matching/run.ts';
