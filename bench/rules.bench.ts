import './rules/run.ts';
