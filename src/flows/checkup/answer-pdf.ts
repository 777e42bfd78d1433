import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { makePdf } from '../../kernel/base/pdf.ts';
import type { KeptAnswer } from './contract.ts';
import { answerWords, confidenceWords, howToObject, instantText, valueText } from './domain/answer-words.ts';

const SMALL = 9;

/** One answer on a page or two of A4: date, version, clauses, facts with sources, hash, how to object. */
export function answerPdf(answer: KeptAnswer): Promise<Uint8Array> {
  const { explanation: said } = answer;
  const because = new Set(said.because);
  const content: Content[] = [
    { text: '政策体检结论', fontSize: 17, bold: true, alignment: 'center', margin: [0, 0, 0, 8] },
    { text: `${said.title.zh}：${answerWords[said.answer].zh}`, fontSize: 13, bold: true, margin: [0, 0, 0, 6] },
    { text: `企业：${answer.subject.name}　　判断日期：${answer.on}　　编号：${answer.number}` },
    { text: `依据：${said.source.zh}${said.source.number ? `（${said.source.number}）` : ''}${said.source.clause ? `，${said.source.clause}` : ''}；规则第 ${answer.version} 版`, margin: [0, 0, 0, 6] },
    ...said.gives.map((g): Content => ({ text: `${g.zh}：${g.value === null ? '尚不能算出' : valueText(g.value, g.unit)}`, bold: true })),
    ...(said.missing.length > 0 ? [{ text: `尚缺：${said.missing.map((m) => m.zh).join('、')}` } satisfies Content] : []),
    ...(answer.note ? [{ text: `说明：${answer.note.zh}`, fontSize: SMALL } satisfies Content] : []),
    heading('条件'),
    table(['15%', '*', '20%'], ['结论', '条件', '条款'], said.leaves.map((leaf) => [
      { text: answerWords[leaf.answer].short, bold: because.has(leaf.id) },
      `${leaf.zh}\n${leaf.values.map((v) => `${v.zh} ${valueText(v.value, v.unit)}`).join('；')}`,
      leaf.clause,
    ])),
    heading('所依据的事实'),
    table(['36%', '18%', '*', '16%'], ['事项', '数值', '来源', '可信度'], answer.facts.map((f) => [f.zh, valueText(f.value, f.unit), `${f.source}${f.asOf ? `（${f.asOf}）` : ''}`, confidenceWords[f.confidence].zh])),
    ...(answer.step ? [heading('下一步'), { text: answer.step.zh } satisfies Content] : []),
    heading('如何提出异议'),
    { text: howToObject.zh },
    { text: `留存时间 ${instantText(answer.keptAt)}（北京时间）　校验值 SHA-256：${answer.hash}　规则文本校验值：${answer.definitionHash}`, fontSize: 8, margin: [0, 8, 0, 0] },
  ];
  return makePdf({ info: { title: `${said.title.zh} ${answer.number}` }, pageSize: 'A4', pageMargins: [42, 40, 42, 40], content }, new Date(answer.keptAt));
}

const heading = (text: string): Content => ({ text, bold: true, margin: [0, 8, 0, 3] });

function table(widths: string[], head: string[], rows: readonly TableCell[][]): Content {
  return { table: { headerRows: 1, widths, body: [head.map((text) => ({ text, bold: true })), ...rows] }, layout: 'lightHorizontalLines', fontSize: SMALL };
}
