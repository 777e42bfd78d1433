-- What is known of an organisation beyond its name and code, which identity keeps. Source and date belong to every
-- profile: a figure nobody can trace is worth nothing.
create table registry.profile (
  organisation_id uuid primary key,
  industries text[] not null,
  founded_on date,
  staff integer check (staff >= 0),
  intro_zh text not null,
  intro_en text not null,
  website text,
  source text not null,
  source_date date,
  demo boolean not null default false,
  version integer not null default 1,
  updated_at timestamptz not null
);
create index profile_industries on registry.profile using gin (industries);
