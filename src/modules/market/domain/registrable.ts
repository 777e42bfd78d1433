import type { ResultDraft } from '../contract/result.ts';

const WHOLE_PPM = 1_000_000;
const LEAST_ABSTRACT = 10;

/** What keeps a result from being handed in for review; empty when nothing does. */
export function registrableReasons(r: ResultDraft): { zh: string; en: string }[] {
  const reasons: { zh: string; en: string }[] = [];
  if (r.title.length < 4) reasons.push({ zh: '成果名称至少4个字', en: 'The name needs at least four characters' });
  if (r.abstract.trim().length < LEAST_ABSTRACT) reasons.push({ zh: `成果简介至少${LEAST_ABSTRACT}个字`, en: `The abstract needs at least ${LEAST_ABSTRACT} characters` });
  const shares = r.owners.reduce((sum, o) => sum + o.sharePpm, 0);
  if (shares !== WHOLE_PPM) reasons.push({ zh: `权属份额合计须为100%，现为${shares / 10_000}%`, en: `The shares of the owners must make 100 %, not ${shares / 10_000} %` });
  if (r.jobResult && r.completers.length === 0) reasons.push({ zh: '职务科技成果须列出完成人，第一位为主要完成人', en: 'A job result names its completers, the main one first' });
  if (r.fundingFiscal && r.projectNumber === '') reasons.push({ zh: '财政资金支持的成果须填项目编号', en: 'A result with fiscal funding needs the number of its project' });
  if (r.maturity === null) reasons.push({ zh: '请填写成熟度（TRL 1–9）', en: 'State its maturity (TRL 1–9)' });
  return reasons;
}

/** What keeps a result from being published. */
export function publishableReasons(r: ResultDraft): { zh: string; en: string }[] {
  if (r.title.length >= 2 && (r.abstract.trim() !== '' || r.keywords.length > 0)) return [];
  return [{ zh: '发布须有名称和简介', en: 'A name and an abstract are needed for publication' }];
}
