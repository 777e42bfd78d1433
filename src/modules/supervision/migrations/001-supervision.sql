-- Which organisation answers for a unit that documents name (无锡市), or for one task where they name none. Kept by the
-- secretariat; every version stays, because orders were sent by it.
create table supervision.responsibility (
  kind text not null check (kind in ('unit', 'task')),
  key text not null,
  version integer not null check (version > 0),
  organisation_id uuid not null,
  organisation_name text not null,
  region text,
  set_by uuid,
  set_by_name text,
  set_at timestamptz not null,
  primary key (kind, key, version)
);

-- The milestones of a task as one person proposed them. They count from another person's approval on; what they replace stays.
create table supervision.milestone_plan (
  id uuid primary key,
  task_id text not null,
  version integer not null check (version > 0),
  start_on date not null,
  -- Light and progress may be shown to everybody.
  public boolean not null,
  reason text not null,
  demo boolean not null default false,
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  constraint milestone_plan_version unique (task_id, version)
);

create table supervision.milestone (
  plan_id uuid not null references supervision.milestone_plan (id),
  key text not null,
  parent text,
  zh text not null,
  en text not null,
  weight integer not null check (weight between 1 and 100),
  due_on date not null,
  evidence_kind text not null check (evidence_kind in ('DOCUMENT', 'DATA', 'SITE', 'ACCEPTANCE')),
  primary key (plan_id, key),
  foreign key (plan_id, parent) references supervision.milestone (plan_id, key) deferrable initially deferred
);

create table supervision.plan_decision (
  plan_id uuid primary key references supervision.milestone_plan (id),
  approved boolean not null,
  reason text,
  decided_by uuid not null,
  decided_by_name text not null,
  decided_at timestamptz not null
);

-- What a unit says of itself. Never changed: whoever doubts it later must be able to read it.
create table supervision.report (
  id uuid primary key,
  task_id text not null,
  plan_id uuid not null references supervision.milestone_plan (id),
  period text not null check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  organisation_id uuid not null,
  organisation_name text not null,
  text text not null,
  reported_by uuid not null,
  reported_by_name text not null,
  reported_at timestamptz not null
);
create index report_task on supervision.report (task_id, reported_at);

create table supervision.claim (
  report_id uuid not null references supervision.report (id),
  milestone text not null,
  percent integer not null check (percent between 0 and 100),
  primary key (report_id, milestone)
);

create table supervision.evidence (
  report_id uuid not null references supervision.report (id),
  no integer not null,
  milestone text not null,
  kind text not null check (kind in ('TEXT', 'LINK', 'FILE')),
  text text not null,
  link text,
  -- Name and digest of a file that is kept elsewhere.
  file_name text,
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (report_id, no)
);

-- What another person found; once for each report.
create table supervision.verification (
  report_id uuid primary key references supervision.report (id),
  outcome text not null check (outcome in ('VERIFIED', 'RETURNED')),
  opinion text not null,
  verified_by uuid not null,
  verified_by_name text not null,
  organisation_id uuid not null,
  organisation_name text not null,
  verified_at timestamptz not null
);

create table supervision.verified_item (
  report_id uuid not null references supervision.verification (report_id),
  milestone text not null,
  percent integer not null check (percent between 0 and 100),
  primary key (report_id, milestone)
);

-- The light of a task whenever it changed, and once for each month. The last entry of a month is that month's light.
create table supervision.light_entry (
  id bigint generated always as identity primary key,
  task_id text not null,
  period text not null,
  on_day date not null,
  light text not null check (light in ('DONE', 'GREEN', 'YELLOW', 'RED')),
  planned numeric(5, 2) not null,
  actual numeric(5, 2) not null,
  reasons jsonb not null,
  recorded_at timestamptz not null
);
create index light_entry_task on supervision.light_entry (task_id, id);

-- The day on which a red or yellow light was made good. The entry itself stays as it was.
create table supervision.light_healed (
  entry_id bigint primary key references supervision.light_entry (id),
  healed_on date not null
);

create table supervision.dispatch_order (
  id uuid primary key,
  task_id text not null,
  -- What the light called for; a person issues in this colour or a graver one.
  proposed text not null check (proposed in ('BLUE', 'YELLOW', 'RED')),
  colour text not null check (colour in ('BLUE', 'YELLOW', 'RED')),
  ground text not null check (ground in ('DUE_SOON', 'BEHIND', 'SECOND_YELLOW', 'FAILED')),
  period text not null,
  status text not null,
  case_id uuid not null,
  organisation_id uuid not null,
  created_at timestamptz not null,
  constraint dispatch_order_once unique (task_id, proposed, period)
);

-- Reminders that went to the outbox: each once.
create table supervision.reminder (
  task_id text not null,
  kind text not null check (kind in ('REPORT_DUE', 'REPORT_MISSED', 'MILESTONE_DUE')),
  about text not null,
  at timestamptz not null,
  primary key (task_id, kind, about)
);

create function supervision.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'supervision.% is append-only: % refused', tg_table_name, tg_op using errcode = 'raise_exception';
end $$;
create trigger responsibility_append_only before update or delete on supervision.responsibility for each row execute function supervision.refuse_change();
create trigger milestone_plan_append_only before update or delete on supervision.milestone_plan for each row execute function supervision.refuse_change();
create trigger milestone_append_only before update or delete on supervision.milestone for each row execute function supervision.refuse_change();
create trigger plan_decision_append_only before update or delete on supervision.plan_decision for each row execute function supervision.refuse_change();
create trigger report_append_only before update or delete on supervision.report for each row execute function supervision.refuse_change();
create trigger claim_append_only before update or delete on supervision.claim for each row execute function supervision.refuse_change();
create trigger evidence_append_only before update or delete on supervision.evidence for each row execute function supervision.refuse_change();
create trigger verification_append_only before update or delete on supervision.verification for each row execute function supervision.refuse_change();
create trigger verified_item_append_only before update or delete on supervision.verified_item for each row execute function supervision.refuse_change();
create trigger light_entry_append_only before update or delete on supervision.light_entry for each row execute function supervision.refuse_change();
create trigger light_healed_append_only before update or delete on supervision.light_healed for each row execute function supervision.refuse_change();

-- A parent is fully covered by its children, whatever program writes them.
create function supervision.weights_are_whole() returns trigger language plpgsql as $$
declare total integer;
begin
  select sum(weight) into total from supervision.milestone where plan_id = new.plan_id and parent is not distinct from new.parent;
  if total <> 100 then
    raise exception 'milestones of plan % under % come to %', new.plan_id, coalesce(new.parent, 'the task'), total
      using errcode = 'check_violation', constraint = 'milestone_weights_whole';
  end if;
  return null;
end $$;
create constraint trigger milestone_weights_whole after insert on supervision.milestone
  deferrable initially deferred for each row execute function supervision.weights_are_whole();

-- Four eyes, whatever program writes them.
create function supervision.four_eyes() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'plan_decision' then
    if exists (select from supervision.milestone_plan p where p.id = new.plan_id and p.proposed_by = new.decided_by) then
      raise exception 'plan % is decided by its proposer', new.plan_id using errcode = 'check_violation', constraint = 'plan_decision_four_eyes';
    end if;
  elsif exists (select from supervision.report r where r.id = new.report_id and (r.reported_by = new.verified_by or r.organisation_id = new.organisation_id)) then
    raise exception 'report % is verified by its own side', new.report_id using errcode = 'check_violation', constraint = 'verification_four_eyes';
  end if;
  return new;
end $$;
create trigger plan_decision_four_eyes before insert on supervision.plan_decision for each row execute function supervision.four_eyes();
create trigger verification_four_eyes before insert on supervision.verification for each row execute function supervision.four_eyes();
