import { Problem } from '../../base/problem.ts';
import { reasonOf } from '../problems.ts';

export function folderInUse(dir: string, pid: number, urlFile: string): Problem {
  return new Problem('DB_FOLDER_IN_USE', {
    status: 503,
    zh: `数据目录 ${dir} 正由另一个进程（${pid}）使用`,
    en: `The data folder ${dir} is in use by another process (${pid})`,
    remedy: {
      zh: `要在同一数据库上再开一个进程：DATABASE_URL="$(cat '${urlFile}')"；否则先停止进程 ${pid}，或用 INNOMATRIX_DATA 指定别的目录。`,
      en: `To run a second process on the same database: DATABASE_URL="$(cat '${urlFile}')"; else stop process ${pid}, or name another folder with INNOMATRIX_DATA.`,
    },
  });
}

export function folderVersion(dir: string, found: string, ours: string): Problem {
  return new Problem('DB_FOLDER_VERSION', {
    status: 503,
    zh: `数据目录 ${dir} 由 PostgreSQL ${found} 创建，本程序自带的是 ${ours}`,
    en: `The data folder ${dir} was made by PostgreSQL ${found}; this program brings ${ours}`,
    remedy: {
      zh: '请用原来的版本执行 innomatrix db backup，再用本版本在新目录中执行 innomatrix db restore。',
      en: 'Run `innomatrix db backup` with the version that made it, then `innomatrix db restore` with this one into a new folder.',
    },
  });
}

export function folderNotWritable(dir: string, cause: unknown): Problem {
  return new Problem('DB_FOLDER_NOT_WRITABLE', {
    status: 503,
    zh: `无法写入数据目录 ${dir}：${reasonOf(cause)}`,
    en: `The data folder ${dir} cannot be written: ${reasonOf(cause)}`,
    remedy: {
      zh: '请修正目录的权限或磁盘空间，或用 INNOMATRIX_DATA 指定别的目录。',
      en: 'Mend its permissions or free disk space, or name another folder with INNOMATRIX_DATA.',
    },
    cause,
  });
}

export function portTaken(port: number): Problem {
  return new Problem('DB_PORT_TAKEN', {
    status: 503,
    zh: `数据库端口 ${port} 已被占用`,
    en: `The database port ${port} is taken`,
    remedy: { zh: '请换一个端口，或不指定端口。', en: 'Choose another port, or name none.' },
  });
}

export function startFailed(reason: string, logFile: string, cause?: unknown): Problem {
  return new Problem('DB_START_FAILED', {
    status: 503,
    zh: `自带的数据库没有启动：${reason}`,
    en: `The built-in database did not start: ${reason}`,
    remedy: { zh: `详情见 ${logFile}。`, en: `See ${logFile}.` },
    cause,
  });
}

export function stoppedUnexpectedly(logFile: string): Problem {
  return new Problem('DB_STOPPED', {
    status: 503,
    zh: '自带的数据库意外停止',
    en: 'The built-in database stopped unexpectedly',
    remedy: { zh: `请重新启动；原因见 ${logFile}。`, en: `Start again; the reason is in ${logFile}.` },
  });
}
