import { Problem } from '../../kernel/base/problem.ts';
import { scenario, type SandboxScenario } from './contract.ts';

/** A scenario as a file has it. @throws Problem SANDBOX_SCENARIO_UNREADABLE with the field */
export function readScenario(content: unknown, file: string): SandboxScenario {
  const read = scenario.safeParse(content);
  if (read.success) return read.data;
  const issue = read.error.issues[0]!;
  throw new Problem('SANDBOX_SCENARIO_UNREADABLE', {
    zh: `情景文件 ${file} 的 ${issue.path.join('.')} 不合格式`, en: `${issue.path.join('.')} of the scenario ${file} is not as it should be: ${issue.message}`, where: { file, field: issue.path.join('.') },
    remedy: { zh: '样式：{"changes":[{"rule":"…","version":1,"path":"parameters/rate","to":0.1}]}', en: 'Like {"changes":[{"rule":"…","version":1,"path":"parameters/rate","to":0.1}]}' },
  });
}
