import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { dateOf, parseCalendarDate } from '../kernel/base/calendar-date.ts';
import { Problem } from '../kernel/base/problem.ts';
import type { EnterprisesCli } from '../delivery/cli/enterprises-commands.ts';
import type { House } from './house.ts';
import type { OpenDatabase } from './open-database.ts';

interface Tools {
  withHouse(work: (house: House, database: OpenDatabase) => Promise<void>): Promise<void>;
  say(line: string): void;
}

/** Firms in one exported workbook at most. */
const MOST_EXPORTED = 30_000;

/** What `innomatrix enterprises` does. */
export function enterprisesCli({ withHouse, say }: Tools): EnterprisesCli {
  return {
    enterprisePoints: ({ on, json }) =>
      withHouse(async ({ growth, clock }, { db }) => {
        const { scores, ...points } = await growth.points(db.sql, on === undefined ? dateOf(clock.now()) : parseCalendarDate(on));
        if (json) return say(JSON.stringify({ ...points, scores }, null, 1));
        const { A, B, C, D, none } = points.grades;
        say(`${points.on}：${points.firms} 家企业，A ${A}、B ${B}、C ${C}、D ${D}，数据不足 ${none} · ${points.firms} firms, ${none} of whom too little is known\n${points.hash}`);
        for (const s of scores.toSorted((a, b) => b.totalCents - a.totalCents).slice(0, 20)) say(`${(s.totalCents / 100).toFixed(2).padStart(6)}  ${s.grade ?? '-'}  ${s.stage ?? ''}  ${s.city}  ${s.name}`);
      }),
    importEnterprises: (file, { by, check }) =>
      withHouse(async ({ enterprises, identity, clock }, { db }) => {
        const actor = await identity.actorOfLogin(db.sql, by);
        if (!actor) throw new Problem('ACCOUNT_UNKNOWN', { zh: `没有账户 ${by}`, en: `There is no account ${by}`, where: { field: 'by' } });
        const { firms, newFirms, figures, qualifications } = await enterprises.importFile(db, { now: clock.now(), actor, requestId: 'command-line' }, { fileName: path.basename(file), bytes: readFileSync(file) }, check);
        say(`${check ? '检查通过' : '已导入'}：企业 ${firms} 家（新建 ${newFirms}），数据 ${figures} 项，资质 ${qualifications} 条 · ${check ? 'checked' : 'imported'}: ${firms} firms (${newFirms} new), ${figures} figures, ${qualifications} qualifications`);
      }),
    exportEnterprises: ({ city, out }) =>
      withHouse(async ({ enterprises, clock }, { db }) => {
        const firms = await enterprises.firmsAfter(db.sql, { ...(city !== undefined && { city }), limit: MOST_EXPORTED });
        writeFileSync(out, await enterprises.exportFile(db.sql, firms, dateOf(clock.now())));
        say(`${firms.length} 家企业 → ${out} · ${firms.length} firms`);
      }),
    enterpriseFacts: ({ code, on, json }) =>
      withHouse(async ({ enterprises, clock }, { db }) => {
        const firm = await enterprises.byCode(db.sql, code);
        if (!firm) throw new Problem('NOT_FOUND', { zh: `没有信用代码为 ${code} 的企业档案`, en: `There is no dossier of the credit code ${code}`, where: { field: 'code' } });
        const facts = await enterprises.factsOf(db.sql, firm.id, on === undefined ? dateOf(clock.now()) : parseCalendarDate(on));
        if (json) return say(JSON.stringify(facts, null, 1));
        for (const [id, { value, source, asOf, confidence }] of Object.entries(facts)) say(`${id.padEnd(26)} ${String(value).padEnd(14)} ${asOf ?? ''}  ${confidence}  ${source}`);
      }),
    listReport: ({ edition, language, out }) =>
      withHouse(async ({ growthReport }, { db }) => {
        const format = path.extname(out).slice(1);
        if (format !== 'docx' && format !== 'pdf') {
          throw new Problem('REPORT_FORMAT_UNKNOWN', { zh: `不能生成 ${out} 这样的文件`, en: `No report can be written as ${out}`, where: { field: 'out' }, remedy: { zh: '文件名以 .docx 或 .pdf 结尾', en: 'End the name with .docx or .pdf' } });
        }
        const { bytes, title } = await growthReport.report(db.sql, edition, format, language === 'en' ? 'en' : 'zh');
        writeFileSync(out, bytes);
        say(`${title} → ${out}`);
      }),
  };
}
