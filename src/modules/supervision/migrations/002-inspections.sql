-- How far up an order has climbed, and the circular (通报) the public may see.
alter table supervision.dispatch_order
  add column step text not null default 'NOTICE' check (step in ('NOTICE', 'TALK', 'CIRCULAR', 'COUNCIL')),
  add column circular_no text,
  add column circular_on date,
  add column circular_public boolean not null default false,
  -- An order may follow from what an inspection found; then it need not belong to a task.
  add column finding_id uuid,
  alter column task_id drop not null,
  drop constraint dispatch_order_ground_check,
  add constraint dispatch_order_ground_check check (ground in ('DUE_SOON', 'BEHIND', 'SECOND_YELLOW', 'FAILED', 'INSPECTION')),
  add constraint dispatch_order_of check ((ground = 'INSPECTION') = (finding_id is not null) and (task_id is not null or finding_id is not null)),
  drop constraint dispatch_order_once;
create unique index dispatch_order_once on supervision.dispatch_order (task_id, proposed, period) where finding_id is null;
create unique index dispatch_order_finding on supervision.dispatch_order (finding_id) where status <> 'WITHDRAWN';
update supervision.dispatch_order set step = 'TALK' where status = 'ESCALATED';

-- An inspection (督查): planned by one, approved by another, carried out by people who belong to none of the units.
create table supervision.inspection (
  id uuid primary key,
  case_id uuid not null,
  number text not null unique,
  title text not null,
  kind text not null check (kind in ('GENERAL', 'SPECIAL', 'FOLLOW_UP', 'CLUE')),
  manner text not null check (manner in ('ON_SITE', 'FILE', 'BOTH')),
  purpose text not null,
  -- Document or law it rests on, and the clause.
  document text not null,
  clause text not null,
  from_on date not null,
  to_on date not null,
  tasks text[] not null,
  places text[] not null,
  -- Why the same item is looked at again so soon; null where it is not.
  repeat_reason text,
  -- State of the case.
  status text not null,
  demo boolean not null default false,
  planned_by uuid not null,
  planned_by_name text not null,
  planned_at timestamptz not null,
  check (to_on >= from_on)
);

create table supervision.inspection_unit (
  inspection_id uuid not null references supervision.inspection (id),
  organisation_id uuid not null,
  organisation_name text not null,
  region text,
  primary key (inspection_id, organisation_id)
);

-- Who inspects, with his own statement that he has no part in what is inspected.
create table supervision.inspector (
  inspection_id uuid not null references supervision.inspection (id),
  account_id uuid not null,
  name text not null,
  organisation_name text not null,
  -- Every organisation in which he held a post on that day.
  organisation_ids uuid[] not null check (cardinality(organisation_ids) > 0),
  statement text not null,
  joined_at timestamptz not null,
  primary key (inspection_id, account_id)
);

-- What was found (问题清单). It binds the unit from the conclusion on: then it has a case and a day.
create table supervision.finding (
  id uuid primary key,
  inspection_id uuid not null references supervision.inspection (id),
  no integer not null check (no > 0),
  title text not null,
  fact text not null,
  -- Document or law that is not kept, and its clause.
  document text not null,
  clause text not null,
  severity text not null check (severity in ('MINOR', 'MAJOR', 'SERIOUS')),
  evidence jsonb not null check (jsonb_array_length(evidence) > 0),
  organisation_id uuid not null,
  task_id text,
  working_days integer not null check (working_days between 1 and 60),
  found_by uuid not null,
  found_by_name text not null,
  found_at timestamptz not null,
  status text not null,
  case_id uuid,
  due_on date,
  settled_on date,
  unique (inspection_id, no),
  foreign key (inspection_id, organisation_id) references supervision.inspection_unit (inspection_id, organisation_id),
  -- Only somebody of the team writes findings.
  foreign key (inspection_id, found_by) references supervision.inspector (inspection_id, account_id)
);
alter table supervision.dispatch_order add foreign key (finding_id) references supervision.finding (id);

create trigger inspection_unit_append_only before update or delete on supervision.inspection_unit for each row execute function supervision.refuse_change();
create trigger inspector_append_only before update or delete on supervision.inspector for each row execute function supervision.refuse_change();

-- Nobody inspects his own side, whatever program writes it.
create function supervision.inspector_independent() returns trigger language plpgsql as $$
begin
  if exists (select from supervision.inspection_unit u where u.inspection_id = new.inspection_id and u.organisation_id = any(new.organisation_ids)) then
    raise exception 'inspector % belongs to an inspected unit', new.account_id using errcode = 'check_violation', constraint = 'inspector_independent';
  end if;
  return new;
end $$;
create trigger inspector_independent before insert on supervision.inspector for each row execute function supervision.inspector_independent();

-- The words of a finding do not change; only where it stands does.
create function supervision.finding_words_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - '{status,case_id,due_on,settled_on}'::text[]) is distinct from (to_jsonb(old) - '{status,case_id,due_on,settled_on}'::text[]) then
    raise exception 'supervision.finding is append-only: % refused', tg_op using errcode = 'raise_exception';
  end if;
  return new;
end $$;
create trigger finding_words_stay before update or delete on supervision.finding for each row execute function supervision.finding_words_stay();
