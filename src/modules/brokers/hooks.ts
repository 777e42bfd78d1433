import { dateOf } from '../../kernel/base/calendar-date.ts';
import { notFound } from '../../kernel/base/problem.ts';
import type { Effect, Guard, ProcedureHooks, Words } from '../../kernel/procedure/index.ts';
import type { BrokerParts } from './act.ts';
import type { BrokerLevel, BrokerStatus } from './contract.ts';
import { endPractice, findBroker, setBrokerStatus } from './store/brokers.ts';

/** Names that `procedures/broker-registration.yaml` calls. */
export function brokerHooks(parts: BrokerParts): ProcedureHooks {
  const asked = parts.rules.desk.trainingHours;

  /** Enough hours are on record. */
  const trained: Guard = async (tx, ctx) => {
    const broker = await findBroker(tx.sql, { id: ctx.case.subject.id }, dateOf(ctx.now));
    if (!broker) throw notFound('技术经纪人', 'broker', ctx.case.subject.id);
    return broker.hours >= asked
      ? { ok: true }
      : { ok: false, reasons: [{ zh: `已登记培训 ${broker.hours} 学时，须满 ${asked} 学时`, en: `${broker.hours} hours of training are on record; ${asked} are asked for` }] };
  };

  /** A broker practises in somebody's name, and that organisation does not decide its own. */
  const fit: Guard = async (tx, ctx) => {
    const broker = await findBroker(tx.sql, { id: ctx.case.subject.id }, dateOf(ctx.now));
    if (!broker) throw notFound('技术经纪人', 'broker', ctx.case.subject.id);
    const reasons: Words[] = [];
    if (!broker.organisationId) reasons.push({ zh: '须以一家机构的名义执业', en: 'The person practises in nobody’s name' });
    if (ctx.actor?.assignments.some((a) => a.organisationId === broker.organisationId)) reasons.push({ zh: '执业机构的人员不能为本机构的经纪人办理登记', en: 'People of the same organisation do not register its brokers' });
    return reasons.length === 0 ? { ok: true } : { ok: false, reasons };
  };

  /** The status is the state of the case. */
  const follow: Effect = async (tx, ctx) => {
    const status = ctx.evaluation.state as BrokerStatus;
    const level = ctx.data['level'] as BrokerLevel | undefined;
    const today = dateOf(ctx.now);
    await setBrokerStatus(tx.sql, ctx.case.subject.id, { status, level, registeredOn: ctx.action === 'register' ? today : undefined }, ctx.now);
    if (status === 'DEREGISTERED' || status === 'REFUSED' || status === 'WITHDRAWN') {
      const broker = await findBroker(tx.sql, { id: ctx.case.subject.id }, today);
      if (broker) await endPractice(tx.sql, broker.no, today);
    }
    tx.emit({ topic: 'brokers.broker.changed', key: ctx.case.subject.id, payload: { status } });
  };

  return { guards: { 'brokers.broker.trained': trained, 'brokers.broker.fit': fit }, effects: { 'brokers.broker.follow': follow } };
}
