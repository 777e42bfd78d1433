-- A draft and an imported demand took no step; the others took theirs at the times known.
select demand_id from market.demand_step where demand_id in ('00000000-0000-7000-8000-0000000000a1', '00000000-0000-7000-8000-0000000000a4');
select 1 where (select count(*) from market.demand_step where demand_id = '00000000-0000-7000-8000-0000000000a2') <> 3;
select 1 where (select count(*) from market.demand_step where demand_id = '00000000-0000-7000-8000-0000000000a3') <> 4;
select demand_id from market.demand_step where step = 'PUBLISHED' and at is distinct from '2025-01-09'::timestamptz;
select demand_id from market.demand_step where not reconstructed;
