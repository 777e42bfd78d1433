import { Problem } from '../base/problem.ts';

/** Why a workbook as a whole is refused. Stable: programs and people look these up. */
export type WorkbookFault =
  | 'WORKBOOK_NOT_XLSX' | 'WORKBOOK_OLD_FORMAT' | 'WORKBOOK_ENCRYPTED' | 'WORKBOOK_BROKEN' | 'WORKBOOK_ZIP_BOMB' | 'WORKBOOK_TOO_LARGE'
  | 'WORKBOOK_MACROS' | 'WORKBOOK_EXTERNAL_LINKS' | 'WORKBOOK_ACTIVE_CONTENT' | 'WORKBOOK_DOCTYPE' | 'WORKBOOK_XML_UNSAFE';

const WORDS: Record<WorkbookFault, { zh: string; en: string; remedyZh: string; remedyEn: string }> = {
  WORKBOOK_NOT_XLSX: { zh: '不是 .xlsx 工作簿', en: 'This is not an .xlsx workbook', remedyZh: '用 Excel 或 WPS 另存为“Excel 工作簿 (*.xlsx)”', remedyEn: 'Save it as "Excel Workbook (*.xlsx)"' },
  WORKBOOK_OLD_FORMAT: { zh: '这是旧版 .xls 文件（改了扩展名也还是旧格式）', en: 'This is an old .xls file, whatever its name says', remedyZh: '打开后另存为“Excel 工作簿 (*.xlsx)”', remedyEn: 'Open it and save it as "Excel Workbook (*.xlsx)"' },
  WORKBOOK_ENCRYPTED: { zh: '工作簿设有打开密码', en: 'The workbook is encrypted', remedyZh: '在“文件—信息—保护工作簿”中去掉密码后重新保存', remedyEn: 'Remove the password under File, Info, Protect Workbook, and save again' },
  WORKBOOK_BROKEN: { zh: '工作簿已损坏', en: 'The workbook is damaged', remedyZh: '用原软件打开并重新另存', remedyEn: 'Open it with its own program and save it again' },
  WORKBOOK_ZIP_BOMB: { zh: '压缩比异常，疑似压缩炸弹', en: 'Suspicious compression: it unpacks to far more than an honest file', remedyZh: '重新下载模板填写', remedyEn: 'Download the template again and fill it in' },
  WORKBOOK_TOO_LARGE: { zh: '工作簿过大', en: 'The workbook is too large', remedyZh: '删去无关的工作表和空行，或分次报送', remedyEn: 'Remove sheets and empty rows that do not belong, or split it' },
  WORKBOOK_MACROS: { zh: '工作簿含有宏', en: 'The workbook holds macros', remedyZh: '另存为不含宏的 .xlsx', remedyEn: 'Save it as .xlsx without macros' },
  WORKBOOK_EXTERNAL_LINKS: { zh: '工作簿链接了其他文件', en: 'The workbook links to other files', remedyZh: '在“数据—编辑链接”中断开链接后重新保存', remedyEn: 'Break the links under Data, Edit Links, and save again' },
  WORKBOOK_ACTIVE_CONTENT: { zh: '工作簿含有嵌入对象、控件或数据连接', en: 'The workbook holds embedded objects, controls or data connections', remedyZh: '删去嵌入内容，只保留填报表', remedyEn: 'Remove what is embedded and keep the form only' },
  WORKBOOK_DOCTYPE: { zh: '工作簿内含有 DOCTYPE 声明，办公软件不会这样保存', en: 'The workbook holds a DOCTYPE, which no office program writes', remedyZh: '重新下载模板填写', remedyEn: 'Download the template again and fill it in' },
  WORKBOOK_XML_UNSAFE: { zh: '工作簿内容的写法异常', en: 'The workbook is written in a way no office program does', remedyZh: '用 Excel 或 WPS 打开并重新另存', remedyEn: 'Open it with Excel or WPS and save it again' },
};

/** `detail` says what was found, e.g. the part and its size. */
export function workbookProblem(code: WorkbookFault, detail?: { zh: string; en: string }, cause?: unknown): Problem {
  const w = WORDS[code];
  return new Problem(code, {
    status: code === 'WORKBOOK_TOO_LARGE' || code === 'WORKBOOK_ZIP_BOMB' ? 413 : 422,
    zh: detail ? `${w.zh}：${detail.zh}` : w.zh,
    en: detail ? `${w.en}: ${detail.en}` : w.en,
    remedy: { zh: w.remedyZh, en: w.remedyEn },
    cause,
  });
}
