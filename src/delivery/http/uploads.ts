import type { FastifyRequest } from 'fastify';
import { Problem } from '../../kernel/base/problem.ts';
import type { Upload } from '../../kernel/identity/index.ts';

/** Reads the one file of a multipart request. @throws Problem FILE_MISSING, FILE_TOO_LARGE */
export async function readUpload(request: FastifyRequest, maxBytes: number): Promise<Upload> {
  const part = await request.file({ limits: { fileSize: maxBytes, files: 1, fields: 10 } });
  if (!part) throw missing();
  try {
    return { fileName: part.filename, bytes: await part.toBuffer() };
  } catch (error) {
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge(part.filename, maxBytes);
    throw error;
  }
}

function missing(): Problem {
  return new Problem('FILE_MISSING', {
    status: 400,
    zh: '没有收到文件',
    en: 'No file was received',
    where: { field: 'file' },
    remedy: { zh: '请以 multipart/form-data 提交字段 file', en: 'Send it as multipart/form-data in the field file' },
  });
}

function tooLarge(file: string, maxBytes: number): Problem {
  const mebibytes = (maxBytes / 1_048_576).toFixed(maxBytes < 1_048_576 ? 2 : 0);
  return new Problem('FILE_TOO_LARGE', {
    status: 413,
    zh: `文件超过上限 ${mebibytes} MB`,
    en: `The file is larger than ${mebibytes} MB`,
    where: { file },
    remedy: { zh: '请拆分成几个文件后分别上传', en: 'Split it and upload the parts' },
  });
}
