import { Problem } from '../../../kernel/base/problem.ts';

interface Words { zh: string; en: string; remedyZh: string; remedyEn: string; status?: number }

const WORDS = {
  POLICY_FILE_EMPTY: {
    zh: '文件是空的，没有可读的文字', en: 'The file is empty; there is no text to read',
    remedyZh: '请选择含有正文的文件', remedyEn: 'Choose a file that holds the text',
  },
  POLICY_FILE_TOO_LARGE: {
    zh: '文件超过可接收的大小', en: 'The file is larger than what is accepted', status: 413,
    remedyZh: '请上传不超过 50 MB、正文不超过 500 万字的文件，去掉图片后再试', remedyEn: 'Send at most 50 MB and 5 million characters; remove pictures and try again',
  },
  POLICY_FILE_TYPE_UNSUPPORTED: {
    zh: '不支持这种文件', en: 'This kind of file is not supported', status: 415,
    remedyZh: '请用 .txt、.docx 或带文字层的 .pdf', remedyEn: 'Use .txt, .docx or a .pdf with a text layer',
  },
  POLICY_FILE_LEGACY_WORD: {
    zh: '这是旧版 Word 文件（.doc）或加密的 Word 文件，无法读取', en: 'This is an old Word file (.doc) or an encrypted one and cannot be read', status: 415,
    remedyZh: '请在 Word 或 WPS 中取消密码，另存为 .docx 后再上传', remedyEn: 'Remove the password in Word or WPS, save as .docx and send that',
  },
  POLICY_FILE_WRONG_EXTENSION: {
    zh: '文件内容与扩展名不符', en: 'The content does not fit the file extension', status: 415,
    remedyZh: '请改成正确的扩展名，或重新导出文件', remedyEn: 'Give the file the right extension or export it again',
  },
  POLICY_FILE_ENCRYPTED: {
    zh: '文件有打开密码，无法读取', en: 'The file needs a password and cannot be read',
    remedyZh: '请去掉密码后再上传', remedyEn: 'Remove the password and send it again',
  },
  POLICY_FILE_NO_TEXT_LAYER: {
    zh: 'PDF 里只有图像（扫描件），没有文字', en: 'The PDF holds pictures only (a scan) and no text',
    remedyZh: '请先做文字识别（OCR），或上传 Word 原稿', remedyEn: 'Run text recognition (OCR) first, or send the Word original',
  },
  POLICY_FILE_DAMAGED: {
    zh: '文件已损坏，读不完整', en: 'The file is damaged and cannot be read to its end',
    remedyZh: '请用原程序打开并重新保存后再上传', remedyEn: 'Open it in its own program, save it again and send that',
  },
  POLICY_FILE_ZIP_BOMB: {
    zh: '文件解压后过大，已拒绝', en: 'The file unpacks to far more than it should and was refused',
    remedyZh: '请上传正常保存的 .docx 文件', remedyEn: 'Send a .docx file as a word processor saves it',
  },
  POLICY_FILE_ENCODING_UNKNOWN: {
    zh: '文本编码无法识别', en: 'The text encoding is not recognised',
    remedyZh: '请另存为 UTF-8 或 GB18030 编码的文本文件', remedyEn: 'Save the text as UTF-8 or GB18030',
  },
} as const satisfies Record<string, Words>;

export type ReadingRefusal = keyof typeof WORDS;

/** The refusal of a file with its remedy; `detail` says what was found in this one. */
export function refuse(code: ReadingRefusal, file: string, detail?: { zh: string; en: string }, cause?: unknown): Problem {
  const words: Words = WORDS[code];
  return new Problem(code, {
    zh: detail === undefined ? words.zh : `${words.zh}：${detail.zh}`,
    en: detail === undefined ? words.en : `${words.en}: ${detail.en}`,
    status: words.status ?? 422,
    where: { file },
    remedy: { zh: words.remedyZh, en: words.remedyEn },
    cause,
  });
}
