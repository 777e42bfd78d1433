-- Beside what the pack brings, the plan keeps what people entered from documents they reviewed. Such an item carries its
-- basis (which finding, in which version of the text); the loader of the pack neither changes nor withdraws it.
alter table plan.document add column origin text generated always as (case when body ? 'basis' then 'reviewed' else 'pack' end) stored not null;
alter table plan.target add column origin text generated always as (case when body ? 'basis' then 'reviewed' else 'pack' end) stored not null;
alter table plan.task add column origin text generated always as (case when body ? 'basis' then 'reviewed' else 'pack' end) stored not null;
create index target_reviewed on plan.target (document) where origin = 'reviewed';
create index task_reviewed on plan.task (document) where origin = 'reviewed';

-- Indicators that a document counts by and the pack does not know. In the form of the pack's definitions.
create table plan.local_indicator (
  code text primary key check (code like 'LOCAL\_%'),
  body jsonb not null,
  made_by uuid,
  made_at timestamptz not null
);
create trigger local_indicator_append_only before update or delete on plan.local_indicator for each row execute function plan.refuse_change();
