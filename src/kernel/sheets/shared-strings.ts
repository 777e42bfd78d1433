import { workbookProblem } from './problems.ts';
import { attribute, type Tag, type XmlHandler, XmlScanner, xmlText } from './xml.ts';
import { unpack, type ZipEntry } from './zip.ts';

/** Texts are kept in memory while a workbook is read: these bounds keep them below about 200 MB. */
export const textLimits = { texts: 2_500_000, characters: 60_000_000, oneText: 32_767 };

/**
 * The table of texts that cells refer to by number.
 * @throws Problem WORKBOOK_TOO_LARGE for more text than a form can hold, WORKBOOK_XML_UNSAFE for a text longer than a cell may be
 */
export async function readSharedStrings(zip: Uint8Array, entry: ZipEntry | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (!entry) return texts;
  let current = '';
  let inText = false;
  let phonetic = 0;
  let characters = 0;
  const handler: XmlHandler = {
    open: ({ name, selfClosing, rest }: Tag) => {
      if (name === 'si') {
        current = '';
        if (selfClosing) texts.push('');
      } else if (name === 't') inText = !selfClosing;
      else if (name === 'rPh' && !selfClosing) phonetic += 1;
      else if (name === 'sst') refuseClaim(Number(attribute({ rest }, 'uniqueCount') ?? 0));
    },
    close: (name) => {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        texts.push(current);
        if (texts.length > textLimits.texts) refuseClaim(texts.length);
      }
    },
    text: (text) => {
      if (!inText || phonetic > 0) return;
      current += text;
      characters += text.length;
      if (current.length > textLimits.oneText) throw workbookProblem('WORKBOOK_XML_UNSAFE', { zh: '单元格文字超过 32767 字', en: 'a cell holds more than 32,767 characters' });
      if (characters > textLimits.characters) throw workbookProblem('WORKBOOK_TOO_LARGE', { zh: `文字超过 ${textLimits.characters} 字`, en: `more than ${textLimits.characters} characters of text` });
    },
  };
  const scanner = new XmlScanner(handler);
  for await (const piece of xmlText(unpack(zip, entry))) scanner.push(piece);
  scanner.end();
  return texts;
}

function refuseClaim(count: number): void {
  if (count > textLimits.texts) throw workbookProblem('WORKBOOK_TOO_LARGE', { zh: `共享文字 ${count} 条`, en: `${count} shared texts` });
}
