-- Present only where the demonstration set was loaded: one row.
create table demo.state (
  id boolean primary key default true check (id),
  seed integer not null,
  loaded_at timestamptz not null,
  clock_offset_days integer not null default 0 check (clock_offset_days >= 0)
);
