import { Problem } from '../../../kernel/base/problem.ts';

export function notClosed(id: string): Problem {
  return new Problem('WINDOW_NOT_CLOSED', {
    status: 409,
    zh: `清算期 ${id} 尚未截止`, en: `Window ${id} has not been closed`,
    remedy: { zh: '先由服务中心截止本期', en: 'The service centre closes it first' },
  });
}
