-- Nothing is said to have been found of a firm from before.
select id from enterprises.found_fact;
select 1 where (select count(*) from enterprises.enterprise where id = '00000000-0000-7000-8000-0000000000e2' and version = 1) <> 1;
