-- Every version of a definition that a case may be pinned to. Kept for ever: a case of years ago is read by its own rules.
create table procedure.definition (
  id text not null,
  version int not null check (version > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  content jsonb not null,
  stored_at timestamptz not null,
  primary key (id, version)
);

-- A case. What lies above the line never changes; below it is what lists are filtered and sorted by, rewritten with each
-- action from the pure function of the list of actions.
create table procedure.case_file (
  id uuid primary key,
  number text not null constraint case_file_number unique,
  definition_id text not null,
  definition_version int not null,
  subject_kind text not null check (subject_kind <> ''),
  subject_id text not null check (subject_id <> ''),
  opened_at timestamptz not null,
  opened_by text,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  ----
  title text not null,
  parties jsonb not null,
  organisation_ids text[] not null,
  region text,
  park text,
  state text not null,
  state_since date not null,
  kind text not null check (kind in ('open', 'done', 'stopped')),
  last_seq int not null default 0,
  last_at timestamptz not null,
  last_hash text not null,
  due_on date,
  yellow_on date,
  red_on date,
  -- a clock was stopped after its due day
  late boolean not null,
  foreign key (definition_id, definition_version) references procedure.definition (id, version)
);
create unique index case_file_one_open on procedure.case_file (definition_id, subject_kind, subject_id) where kind = 'open';
create index case_file_subject on procedure.case_file (subject_kind, subject_id);
create index case_file_organisations on procedure.case_file using gin (organisation_ids);
create index case_file_region on procedure.case_file (definition_id, region, kind);
create index case_file_lights on procedure.case_file (yellow_on) where kind = 'open';
create index case_file_recent on procedure.case_file (last_at desc);

-- The accepted actions: the case itself. hash = sha256 of the action's content and the hash before it.
create table procedure.action (
  case_id uuid not null references procedure.case_file (id),
  seq int not null check (seq > 0),
  action text not null,
  at timestamptz not null,
  account_id text,
  account_name text,
  organisation_id text,
  organisation_name text,
  role text,
  flow text,
  data jsonb not null,
  reason text,
  previous_hash text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  idempotency_key text,
  primary key (case_id, seq),
  constraint action_actor check (account_id is not null or flow is not null)
);
create unique index action_once on procedure.action (case_id, idempotency_key) where idempotency_key is not null;

-- Who may take which next step, on which days: the inbox. Rewritten with each action.
create table procedure.task (
  case_id uuid not null references procedure.case_file (id),
  action text not null,
  permission text not null,
  -- null: by jurisdiction
  organisation_ids text[],
  region text,
  park text,
  not_by text[] not null,
  not_before date,
  not_after date,
  primary key (case_id, action)
);
create index task_jurisdiction on procedure.task (permission, region) where organisation_ids is null;
create index task_organisations on procedure.task using gin (organisation_ids);

-- Public notices as the public may see them. Rewritten with each action.
create table procedure.notice (
  case_id uuid not null references procedure.case_file (id),
  notice_id text not null,
  run int not null,
  from_on date not null,
  until_on date not null,
  stopped boolean not null,
  shown jsonb not null,
  primary key (case_id, notice_id)
);
create index notice_until on procedure.notice (until_on desc) where not stopped;

-- One reminder for a clock and a day, however often the job runs.
create table procedure.reminder (
  case_id uuid not null references procedure.case_file (id),
  clock text not null,
  on_day date not null,
  primary key (case_id, clock, on_day)
);

create table procedure.counter (
  prefix text not null,
  year int not null,
  last int not null,
  primary key (prefix, year)
);

create function procedure.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'procedure.% is append-only: % refused', tg_table_name, tg_op
    using errcode = 'raise_exception', hint = 'A case is corrected by a further action';
end $$;

create trigger action_append_only before update or delete on procedure.action
  for each row execute function procedure.refuse_change();
create trigger action_no_truncate before truncate on procedure.action
  for each statement execute function procedure.refuse_change();
create trigger definition_append_only before update or delete on procedure.definition
  for each row execute function procedure.refuse_change();
create trigger case_file_no_delete before delete on procedure.case_file
  for each row execute function procedure.refuse_change();
create trigger case_file_head before update on procedure.case_file
  for each row when (
    (old.id, old.number, old.definition_id, old.definition_version, old.subject_kind, old.subject_id, old.opened_at, old.opened_by, old.hash)
    is distinct from
    (new.id, new.number, new.definition_id, new.definition_version, new.subject_kind, new.subject_id, new.opened_at, new.opened_by, new.hash)
  ) execute function procedure.refuse_change();
