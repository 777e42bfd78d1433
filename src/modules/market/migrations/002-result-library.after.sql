-- The one-year rule counts from the publication, or from the entry of what was registered only.
select id, registered_at from market.result
  where id = '00000000-0000-7000-8000-000000000001' and registered_at is distinct from '2025-01-02'::timestamptz;
select id, registered_at from market.result
  where id = '00000000-0000-7000-8000-000000000002' and registered_at is distinct from '2025-02-01'::timestamptz;
select id from market.result where id = '00000000-0000-7000-8000-000000000003' and registered_at is not null;
select id from market.result where case_id is not null;
