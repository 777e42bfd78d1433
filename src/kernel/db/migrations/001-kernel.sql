-- Events written by commands, read by whoever keeps something in step. `xid` orders them by transaction: a reader that
-- takes only transactions older than every running one can never pass over a row that commits late.
create table kernel.outbox (
  id bigint generated always as identity primary key,
  xid xid8 not null default pg_current_xact_id(),
  topic text not null,
  key text not null,
  payload jsonb not null,
  at timestamptz not null default now()
);
create index outbox_order on kernel.outbox (xid, id);
create index outbox_at on kernel.outbox (at);

-- How far old events were removed: a reader that stood before it must start over from the tables themselves.
create table kernel.outbox_pruned (
  only_row boolean primary key default true check (only_row),
  xid xid8 not null default '0',
  id bigint not null default 0
);
insert into kernel.outbox_pruned default values;

-- Work for later. A worker locks a row (SKIP LOCKED) for as long as the transaction of its effects lasts.
create table kernel.job (
  id bigint generated always as identity primary key,
  kind text not null,
  payload jsonb not null,
  run_at timestamptz not null,
  unique_key text,
  attempts integer not null default 0,
  given_up boolean not null default false,
  last_error text,
  constraint job_unique_key unique (kind, unique_key)
);
create index job_due on kernel.job (run_at, id) where not given_up;
