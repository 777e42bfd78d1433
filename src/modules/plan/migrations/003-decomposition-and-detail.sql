-- A target of the whole by place and year, set by the pack or by the secretariat on the ground of a clause or resolution.
-- A changed one is a further version; the pack's is withdrawn when the pack no longer has it.
create table plan.decomposition (
  target text not null,
  version integer not null check (version > 0),
  body jsonb not null,
  origin text not null check (origin in ('pack', 'person')),
  withdrawn boolean not null default false,
  set_by uuid,
  set_at timestamptz not null,
  primary key (target, version),
  check ((origin = 'person') = (set_by is not null))
);

-- What the secretariat adds to a task of a document: parent, weight, indicators, money and resolution.
create table plan.task_detail (
  task text not null,
  version integer not null check (version > 0),
  body jsonb not null,
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz not null,
  primary key (task, version)
);

create trigger decomposition_append_only before update or delete on plan.decomposition for each row execute function plan.refuse_change();
create trigger task_detail_append_only before update or delete on plan.task_detail for each row execute function plan.refuse_change();
