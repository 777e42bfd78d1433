import { Problem } from '../../../kernel/base/problem.ts';
import type { Places } from '../../../kernel/indicators/index.ts';
import type { ReportChoice } from '../contract/report.ts';
import type { PackedTemplate } from '../pack.ts';
import type { Template } from './template/form.ts';

/** Places a template may be about. */
export function placesFor({ place }: Pick<Template, 'place'>, places: Pick<Places, 'zone' | 'cities'>): { code: string; kind: string; zh: string; en: string }[] {
  return [...(place === 'city' ? [] : [places.zone]), ...(place === 'zone' ? [] : places.cities)].map(({ code, kind, zh, en }) => ({ code, kind, zh, en }));
}

/**
 * The template that was chosen, if the choice fits it.
 * @throws Problem REPORT_TEMPLATE_UNKNOWN, REPORT_PLACE_UNFIT, REPORT_AUDIENCE_UNFIT, REPORT_SECTION_UNKNOWN, REPORT_DAY_AHEAD
 */
export function assertChoice(choice: ReportChoice, templates: readonly PackedTemplate[], places: Pick<Places, 'zone' | 'cities'>, today: string): Template {
  const template = templates.find((t) => t.template.id === choice.template)?.template;
  if (!template) {
    const known = templates.map((t) => t.template.id).join('、');
    throw new Problem('REPORT_TEMPLATE_UNKNOWN', { status: 404, zh: `没有报告模板 ${choice.template}；可用：${known}`, en: `There is no report template ${choice.template}; there are ${known}`, where: { field: 'template' } });
  }
  const fitting = placesFor(template, places);
  if (!fitting.some((p) => p.code === choice.place)) {
    throw new Problem('REPORT_PLACE_UNFIT', {
      zh: `“${template.zh}”不适用于地区 ${choice.place}`, en: `${template.en} is not about ${choice.place}`, where: { field: 'place' },
      remedy: { zh: `可选：${fitting.map((p) => `${p.zh}（${p.code}）`).join('、')}`, en: `Choose ${fitting.map((p) => `${p.en} (${p.code})`).join(', ')}` },
    });
  }
  if (!template.audiences.includes(choice.audience)) {
    throw new Problem('REPORT_AUDIENCE_UNFIT', {
      zh: `“${template.zh}”不适用于所选范围`, en: `${template.en} is not made for this audience`, where: { field: 'audience' },
      remedy: { zh: '限内部的模板不能对外公开，请选“内部”或另选模板', en: 'An internal template is never for the public: choose internal, or another template' },
    });
  }
  const unknown = choice.without.find((id) => !template.sections.some((s) => s.id === id && s.optional));
  if (unknown !== undefined) {
    throw new Problem('REPORT_SECTION_UNKNOWN', {
      zh: `模板里没有可以略去的部分 ${unknown}`, en: `The template has no section ${unknown} that may be left out`, where: { field: 'without' },
    });
  }
  if (choice.asOf > today) {
    throw new Problem('REPORT_DAY_AHEAD', { zh: `截止日 ${choice.asOf} 还没有到`, en: `The day ${choice.asOf} is still to come`, where: { field: 'asOf' }, remedy: { zh: `最晚为 ${today}`, en: `At the latest ${today}` } });
  }
  return template;
}
