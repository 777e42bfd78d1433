-- The plan as it was loaded, every version kept: a target that changes after its issue is a further version, one that
-- is taken out is withdrawn, and both can be asked for later.
create table plan.document (
  id text not null,
  version integer not null check (version > 0),
  body jsonb not null,
  withdrawn boolean not null default false,
  loaded_at timestamptz not null,
  primary key (id, version)
);

create table plan.target (
  id text not null,
  version integer not null check (version > 0),
  document text generated always as (body ->> 'document') stored not null,
  indicator text generated always as (body ->> 'indicator') stored not null,
  place text generated always as (body ->> 'place') stored not null,
  body jsonb not null,
  withdrawn boolean not null default false,
  loaded_at timestamptz not null,
  primary key (id, version)
);

create table plan.task (
  id text not null,
  version integer not null check (version > 0),
  document text generated always as (body ->> 'document') stored not null,
  body jsonb not null,
  withdrawn boolean not null default false,
  loaded_at timestamptz not null,
  primary key (id, version)
);

-- Which clause of which document a target or task rests on, in the version named.
create table plan.clause_link (
  document text not null,
  clause text not null,
  sub_clause text,
  role text not null check (role in ('sets', 'restates', 'base')),
  kind text not null check (kind in ('target', 'task')),
  item_id text not null,
  item_version integer not null,
  constraint clause_link_once unique nulls not distinct (document, clause, sub_clause, role, kind, item_id, item_version)
);
create index clause_link_item on plan.clause_link (kind, item_id, item_version);

create function plan.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'plan.% is append-only: % refused', tg_table_name, tg_op
    using errcode = 'raise_exception', hint = 'Load a further version';
end $$;
create trigger document_append_only before update or delete on plan.document for each row execute function plan.refuse_change();
create trigger target_append_only before update or delete on plan.target for each row execute function plan.refuse_change();
create trigger task_append_only before update or delete on plan.task for each row execute function plan.refuse_change();
create trigger clause_link_append_only before update or delete on plan.clause_link for each row execute function plan.refuse_change();
