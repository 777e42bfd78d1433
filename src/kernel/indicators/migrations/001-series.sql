-- What an indicator means. A changed definition (口径变更) is a new version; the old one stays.
create table indicators.definition (
  code text not null,
  version integer not null check (version > 0),
  body jsonb not null,
  loaded_at timestamptz not null,
  primary key (code, version)
);

-- Every value ever recorded for every published reading of every figure. A changed value is a further vintage.
create table indicators.observation (
  id bigint generated always as identity primary key,
  indicator text not null,
  place text not null,
  period text not null,
  reading text not null,
  vintage integer not null check (vintage > 0),
  standing text not null check (standing in ('charted', 'vintage', 'alternate', 'part-year', 'rejected')),
  value double precision not null,
  unit text not null,
  status text not null check (status in ('provisional', 'final', 'revised', 'unstated')),
  bound text not null check (bound in ('exact', 'at_least', 'at_most', 'about')),
  confidence text not null check (confidence in ('sourced', 'derived', 'recalled')),
  grade text not null check (grade in ('A', 'B', 'C', 'D', 'R')),
  source text not null check (source <> ''),
  url text,
  published text,
  note text,
  -- From this day on the value was public, as far as we know: the day of publication, else the day we recorded it.
  known_from date not null,
  recorded_at timestamptz not null,
  constraint observation_vintage unique (indicator, place, period, reading, vintage),
  check ((standing = 'charted') = (reading = 'main'))
);

create function indicators.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'indicators.% is append-only: % refused', tg_table_name, tg_op
    using errcode = 'raise_exception', hint = 'Record a further vintage or version';
end $$;

create trigger definition_append_only before update or delete on indicators.definition
  for each row execute function indicators.refuse_change();
create trigger observation_append_only before update or delete on indicators.observation
  for each row execute function indicators.refuse_change();
create trigger definition_no_truncate before truncate on indicators.definition
  for each statement execute function indicators.refuse_change();
create trigger observation_no_truncate before truncate on indicators.observation
  for each statement execute function indicators.refuse_change();
