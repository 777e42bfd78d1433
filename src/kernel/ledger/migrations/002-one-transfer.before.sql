-- Two accounts with money and a ceiling, opened and funded by the functions as they were.
select ledger.open_account(row(id, 'b', owner, 'f', 'p', 'r', 2026, 'budget', '户', 'account', overdraft, case when overdraft then null else array['p'] end, not overdraft, '2026-01-01T00:00:00Z')::ledger.account,
  jsonb_build_object('key', 'ledger.open.' || id, 'at', '2026-01-01T00:00:00Z', 'subjectKind', 'ledger.account', 'subjectId', id, 'memoZh', '开户', 'memoEn', 'Opened'))
from (values ('00000000-0000-8000-8000-000000000001'::uuid, 'one', true), ('00000000-0000-8000-8000-000000000002', 'two', false), ('00000000-0000-8000-8000-000000000003', 'three', false)) a (id, owner, overdraft);
select ledger.set_ceiling('00000000-0000-8000-8000-000000000002', 2026::smallint, 50, jsonb_build_object('at', '2026-01-01T00:00:00Z', 'memoZh', '限额', 'memoEn', 'Ceiling'), true);
select ledger.post(jsonb_build_object('key', 'fund', 'body', repeat('ab', 32), 'at', '2026-01-02T00:00:00Z', 'subjectKind', 's', 'subjectId', '1', 'memoZh', '拨款', 'memoEn', 'Funded',
  'from', '{00000000-0000-8000-8000-000000000001}', 'to', '{00000000-0000-8000-8000-000000000002}', 'amount', '{100}'));
