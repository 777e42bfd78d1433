-- Names and parameters of rules are items too, and a proposal may come from a language model: marked as such, and
-- decided like any other.
do $$
declare rule record;
begin
  for rule in
    select conname from pg_constraint
    where conrelid = 'policy.item'::regclass and contype = 'c' and (pg_get_constraintdef(oid) like '%origin%' or conname = 'item_kind_check')
  loop
    execute format('alter table policy.item drop constraint %I', rule.conname);
  end loop;
end $$;
alter table policy.item
  add constraint item_kind_check check (kind in ('target', 'fact', 'responsibility', 'measure', 'milestone', 'entity', 'parameter')),
  add constraint item_origin_check check (origin in ('ENGINE', 'ASSISTED', 'PERSON')),
  add constraint item_read_by_engine check ((origin <> 'PERSON') = (extracted is not null)),
  add constraint item_added_is_decided check (origin <> 'PERSON' or state in ('CORRECTED', 'REJECTED'));
