-- No firm from before is said to be closed, and places that ended keep their reason.
select id from enterprises.closure;
select 1 where (select count(*) from enterprises.membership where id = '00000000-0000-7000-8000-0000000000e4' and left_because = 'MOVED' and left_on = '2025-01-01') <> 1;
