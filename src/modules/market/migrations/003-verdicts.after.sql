-- Lists shown before verdicts existed stay as they were; nobody is said to have judged anything.
select 1 where (select count(*) from market.match_snapshot where id = '00000000-0000-7000-8000-0000000000b2' and list_hash = 'h') <> 1;
select id from market.match_verdict where demand_id = '00000000-0000-7000-8000-0000000000b1';
