-- What was there stays; the new kinds and the new origin are taken.
select 'item changed' where not exists (select from policy.item where id = '900.1.target.1' and origin = 'ENGINE' and state = 'PROPOSED');
with added as (
  insert into policy.item (id, document_id, version, kind, ordinal, origin, clause, start_offset, end_offset, extracted, state)
  values ('900.1.parameter.1', '900', 1, 'parameter', 1, 'ASSISTED', '一', 0, 7, '{"value": 20}', 'PROPOSED') returning id
)
select 'not added' where not exists (select from added);
