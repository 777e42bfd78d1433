import { Problem } from '../../base/problem.ts';

/** The stored list of actions does not fit its own definition: storage was tampered with or a bug wrote it. */
export function brokenHistory(seq: number): Problem {
  return new Problem('CASE_HISTORY_BROKEN', {
    status: 500,
    zh: `第 ${seq} 步与该事项的流程定义不符`,
    en: `Action ${seq} does not fit the definition of its procedure`,
    where: { field: `actions[${seq}]` },
    remedy: { zh: '请运行审计校验并联系平台管理员', en: 'Run the audit verification and tell the platform administrator' },
  });
}
