import { AlignmentType, Document, Packer, Paragraph, TextRun } from 'docx';
import type { Letter } from './contract.ts';

const BODY = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FangSong', cs: 'Times New Roman' };
/** Half points: 小二 36, 四号 28, 小四 24. */
const SIZE = { title: 36, body: 28, note: 24 };
const INDENT = { firstLine: 560 };

/** The letter as a Word document for printing and sending. */
export async function letterDocx(l: Letter, locale: 'zh' | 'en'): Promise<Uint8Array> {
  const zh = locale === 'zh';
  const line = (text: string, options: { size?: number; bold?: boolean; indent?: object; alignment?: (typeof AlignmentType)[keyof typeof AlignmentType] } = {}): Paragraph =>
    new Paragraph({
      spacing: { line: 400, after: 80 }, indent: options.indent, alignment: options.alignment,
      children: [new TextRun({ text, font: BODY, size: options.size ?? SIZE.body, bold: options.bold })],
    });
  const document = new Document({
    title: l.title,
    creator: l.sender,
    sections: [{
      children: [
        line(l.title, { size: SIZE.title, bold: true, alignment: AlignmentType.CENTER }),
        line(`${l.addressee}${zh ? '：' : ','}`),
        line(l.opening, { indent: INDENT }),
        ...l.proposals.flatMap((p, i) => [
          line(`${i + 1}. ${p.title}（${zh ? p.level.zh : p.level.en}）`, { bold: true }),
          line(p.facts, { size: SIZE.note }),
          line(p.summary, { indent: INDENT }),
          ...p.reasons.map((r) => line(`· ${r}`, { size: SIZE.note, indent: { left: 420 } })),
          line(p.link, { size: SIZE.note }),
        ]),
        ...l.closing.map((c) => line(c, { indent: INDENT })),
        line(l.sender, { alignment: AlignmentType.RIGHT }),
        line(l.date, { alignment: AlignmentType.RIGHT }),
      ],
    }],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
