import './policy/run.ts';
