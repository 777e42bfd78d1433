import { isCreditCode } from '../../../kernel/base/credit-code.ts';
import { dateOf } from '../../../kernel/base/calendar-date.ts';
import { newId } from '../../../kernel/base/id.ts';
import { notFound, Problem } from '../../../kernel/base/problem.ts';
import { appendAudit } from '../../../kernel/audit/index.ts';
import { type Database, inTransaction, type Tx } from '../../../kernel/db/index.ts';
import { auditActor, authorise } from '../../../kernel/identity/index.ts';
import type { Act, EnterpriseParts } from '../act.ts';
import type { FirmDraft } from '../contract.ts';
import { findFirm, insertFirms, writeFirm } from '../store/firms.ts';
import { changedMeanwhile } from './save-figures.ts';

/** Opens the dossier of a firm. @throws Problem FORBIDDEN, CREDIT_CODE_INVALID, PLACE_UNKNOWN, ENTERPRISE_KNOWN, … */
export async function enterFirm({ places }: EnterpriseParts, db: Database | Tx, act: Act, draft: FirmDraft): Promise<{ id: string }> {
  const assignment = authorise(act.actor, 'enterprises.dossier.manage', { region: draft.city, park: draft.park });
  checkDraft(places, draft, act);
  return inTransaction(db, async (tx) => {
    const id = newId(act.now);
    await insertFirms(tx.sql, [{ ...draft, id, version: 1, demo: false }], act.now);
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.enterprise.entered', subject: { kind: 'enterprises.enterprise', id }, detail: { ...draft }, requestId: act.requestId });
    tx.emit({ topic: 'enterprises.enterprise.changed', key: id });
    return { id };
  });
}

/** Changes master data; the city only by a move. @throws Problem NOT_FOUND, FORBIDDEN, ENTERPRISE_CHANGED_MEANWHILE, CITY_BY_MOVE_ONLY, … */
export async function updateFirm({ places }: EnterpriseParts, db: Database | Tx, act: Act, id: string, { version, ...draft }: FirmDraft & { version: number }): Promise<{ version: number }> {
  return inTransaction(db, async (tx) => {
    const firm = await findFirm(tx.sql, id, { lock: true });
    if (!firm) throw notFound('企业档案', 'dossier', id);
    const assignment = authorise(act.actor, 'enterprises.dossier.manage', { region: firm.city, park: firm.park });
    checkDraft(places, draft, act);
    if (draft.city !== firm.city || draft.creditCode !== firm.creditCode) {
      throw new Problem('CITY_BY_MOVE_ONLY', { zh: '统一社会信用代码不能修改；跨市搬迁请用“办理迁移”', en: 'The credit code does not change; a change of city is entered as a move', where: { field: draft.city === firm.city ? 'creditCode' : 'city' } });
    }
    if (!(await writeFirm(tx.sql, { ...firm, ...draft, version }, act.now))) throw changedMeanwhile();
    await appendAudit(tx, { at: act.now, actor: auditActor(act.actor!, assignment), action: 'enterprises.enterprise.changed', subject: { kind: 'enterprises.enterprise', id }, detail: { ...draft }, requestId: act.requestId });
    tx.emit({ topic: 'enterprises.enterprise.changed', key: id });
    return { version: version + 1 };
  });
}

function checkDraft(places: EnterpriseParts['places'], draft: FirmDraft, act: Act): void {
  if (!isCreditCode(draft.creditCode)) throw new Problem('CREDIT_CODE_INVALID', { zh: '统一社会信用代码校验不通过', en: 'The credit code does not pass its check character', where: { field: 'creditCode' }, remedy: { zh: '请对照营业执照核对 18 位代码', en: 'Compare the 18 characters with the business licence' } });
  const park = draft.park === null ? undefined : places.parks.find((p) => p.code === draft.park);
  if (!places.cities.some((c) => c.code === draft.city) || (draft.park !== null && park?.city !== draft.city)) {
    throw new Problem('PLACE_UNKNOWN', { zh: '没有这个市，或园区不属于该市', en: 'No such city, or the park is not in it', where: { field: draft.park ? 'park' : 'city' } });
  }
  if (draft.foundedOn && draft.foundedOn > dateOf(act.now)) throw new Problem('FOUNDED_IN_FUTURE', { zh: '成立日期不能晚于今天', en: 'A firm cannot be founded after today', where: { field: 'foundedOn' } });
  // Otherwise a clean record would come to be known on a day on which nobody asked.
  if (draft.recordsCheckedOn && draft.recordsCheckedOn > dateOf(act.now)) throw new Problem('RECORDS_CHECKED_IN_FUTURE', { zh: '记录查询日期不能晚于今天', en: 'The registers cannot have been asked after today', where: { field: 'recordsCheckedOn' } });
}
