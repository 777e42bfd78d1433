-- What was posted before is recognised, a further transfer counts against balance and ceiling, two linked ones still go the general way.
select 'not recognised' where ledger.post(jsonb_build_object('key', 'fund', 'body', repeat('ab', 32), 'at', '2026-02-02T00:00:00Z', 'subjectKind', 's', 'subjectId', '1', 'memoZh', '拨款', 'memoEn', 'Funded',
  'from', '{00000000-0000-8000-8000-000000000001}', 'to', '{00000000-0000-8000-8000-000000000002}', 'amount', '{100}')) >= 0;
select 'not posted' where ledger.post(jsonb_build_object('key', 'one', 'body', repeat('ab', 32), 'at', '2026-02-02T00:00:00Z', 'subjectKind', 's', 'subjectId', '2', 'memoZh', '付', 'memoEn', 'Paid',
  'from', '{00000000-0000-8000-8000-000000000002}', 'to', '{00000000-0000-8000-8000-000000000003}', 'amount', '{30}')) <= 0;
select 'not linked' where ledger.post(jsonb_build_object('key', 'two', 'body', repeat('ab', 32), 'at', '2026-02-02T00:00:00Z', 'subjectKind', 's', 'subjectId', '3', 'memoZh', '付', 'memoEn', 'Paid',
  'from', '{00000000-0000-8000-8000-000000000002,00000000-0000-8000-8000-000000000001}',
  'to', '{00000000-0000-8000-8000-000000000003,00000000-0000-8000-8000-000000000003}', 'amount', '{20,5}')) <= 0;
select account_id, posted_in, posted_out from ledger.balance
  where (account_id, posted_in, posted_out) not in (('00000000-0000-8000-8000-000000000001', 0, 105), ('00000000-0000-8000-8000-000000000002', 100, 50), ('00000000-0000-8000-8000-000000000003', 55, 0));
select used, held from ledger.ceiling where used <> 50 or held <> 0;
select entry_id from ledger.transfer where from_account = '00000000-0000-8000-8000-000000000002' and ceiling_year is distinct from 2026;
