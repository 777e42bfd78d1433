import { contenders } from './contenders.ts';

const [name, file] = process.argv.slice(2);
const start = performance.now();
const { records, errors } = await contenders[name!]!(file!);
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage();
process.stdout.write(`${JSON.stringify({ records, errors, seconds, cpuSeconds: (user + system) / 1e6, peakMb: process.resourceUsage().maxRSS / 1024 })}\n`);
