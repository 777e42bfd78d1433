-- Dossiers from before stay as they were, and nobody is said to be on a list or to have points.
select 1 where (select count(*) from enterprises.enterprise where id = '00000000-0000-7000-8000-0000000000e1' and version = 1) <> 1;
select edition_id from enterprises.points_score;
select id from enterprises.list_candidate;
