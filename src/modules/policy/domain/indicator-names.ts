import { ACTIONS, LINKS } from './lexicon/quantity-words.ts';
import type { Figure } from './figures.ts';

const ADVERBS = /^(?:[—–－-]+|并且?|且|同时|其中|的|将|要|再|共|共同|积极|大力|加快|着力|努力|力争|争取|争创|确保|每年|全面|深入|持续|统筹|组织|联合|累计|分别|进一步|逐步|推动|推进|支持|各类)+/;
const COUNTED = /[个家项件人名户所座台套条只支种款部篇场处辆艘架]/;

function stripActions(words: string): string {
  let rest = words;
  for (let again = true; again;) {
    again = false;
    const plain = rest.replace(ADVERBS, '');
    if (plain.startsWith('新增')) return plain;
    const verb = [...ACTIONS].sort((a, b) => b.length - a.length).find((action) => plain.startsWith(action) && plain.length > action.length + 1);
    const next = verb === undefined ? plain : plain.slice(verb.length);
    if (next !== rest && next !== '') { rest = next; again = true; }
  }
  return rest;
}

/** Drops times, places and linking words, so that only what is measured is left. */
function core(words: string, places: readonly string[]): string {
  let rest = words
    .replace(/(?:到|至|力争)?(?:19|20)\d{2}年?(?:[-—–－~～至到]+(?:19|20)\d{2}年)?(?:底|末|前|期间|内)?，?/g, '')
    .replace(/(?:比|较)$/, '')
    .replace(/(?:比|较|与)?(?:20\d{2}年?|上年|上一年)(?:相比)?(?:实现)?$/, '')
    .replace(/“?十[二三四五六]五”?(?:规划)?(?:末|期末|时期|期间)，?/g, '');
  rest = rest.replace(LINKS, '').replace(/(?:约|近|超|达)$/, '').replace(/(?:降|降低|下降|压减|压缩|缩短|控制)$/, '');
  rest = stripActions(rest);
  const place = [...places].sort((a, b) => b.length - a.length).find((name) => rest.startsWith(name) && rest.length > name.length);
  if (place !== undefined) rest = rest.slice(place.length).replace(/^(?:内|的|地区|区域内)/, '');
  return stripActions(rest).replace(/的(?=比重|比例|占比|份额)/, '').replace(/^的|[的，、：]$/g, '');
}

function headNoun(words: string): string {
  const plain = words.replace(/^(?:及以上|以上|以下|以内|左右|余|多)+/, '').replace(/^(?:的|具有|拥有).*?的(?=[^的]{2,}$)/, '').replace(/(?:获批|获评|入选|之一).*$/, '');
  return plain.replace(/^(?:新的|各类)/, '').replace(/(?:以上|左右)$/, '');
}

/**
 * What a figure measures. `previous` is the indicator before it in the sentence, which 占 … refers to; `whole` are the
 * words of the segments before, for a segment that holds the number only.
 */
export function nameIndicator(figure: Figure, previous: string | null, places: readonly string[]): string {
  const before = core(figure.before, places);
  const counted = COUNTED.test(figure.unit) && !/[%天点]|工作日|小时|分钟/.test(figure.unit);
  if (/^占/.test(before) && previous !== null) return `${previous.replace(/(?:年均)?增速$/, '')}${before}`;
  if (figure.comparator === 'growth') return `${before.replace(/^(?:年均|年平均|每年|年)?(?:增长|增速|增幅|增长率|递增).*$/, previous ?? '').replace(/(?:保持)?(?:年均|年平均|每年|年)?(?:增长|增速|增幅|增长率|递增).*$/, '')}${/年/.test(figure.unit) ? '年均增速' : '增速'}`;
  if (figure.comparator === 'reduction') return `${before.replace(/(?:降低|下降|减少|压减|压缩|削减|降幅).*$/, '').replace(/[比较]$/, '')}降幅`;
  const after = headNoun(figure.after);
  const name = counted && after.length >= 2 && !/^(?:左右|以上)/.test(after) ? after : before;
  const noun = (name === '' || ACTIONS.includes(name)) && after.length >= 2 ? after : name;
  if (/^(?:提高|提升|上升|增加|增长|扩大|翻|由|从|为|是|相当于|达到?|到|的|[一二三四五六七八九十\d]+年|累计|新增|共|比|较|[≥≤])*$/.test(noun)) return previous ?? after.replace(/^的/, '');
  if (/^(?:总?规模|总额|总量)$/.test(noun) && /^的.{2,}/.test(figure.after)) return `${figure.after.slice(1)}${noun}`;
  if (!counted && /(?:安排|投入|设立|筹集|发放|募集|投放)$/.test(noun) && after.length >= 2) return after.replace(/^的/, '');
  if (figure.unit === '个百分点') return noun.replace(/(?:提高|提升|上升|增加|扩大)(?:了|约|近)?$/, '');
  if (/[量率额值]$/.test(noun) && !(counted && /(?:总|数)量$/.test(noun))) return noun;
  return counted ? `${noun.replace(/(?:总数|总量|数量|数目|总量|数)$/, '')}数` : noun;
}
