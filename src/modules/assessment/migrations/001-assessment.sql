-- An independent body engaged for one assessment: what, of which years and places, opened how far, for how long, scored how.
create table assessment.engagement (
  id uuid primary key,
  case_id uuid not null,
  number text not null unique,
  title text not null,
  subject_kind text not null check (subject_kind in ('PLAN', 'INDEX')),
  -- Document of the plan, or `index`.
  subject_id text not null,
  year_from integer not null,
  year_to integer not null check (year_to >= year_from),
  -- Empty: every place.
  places text[] not null,
  opens text[] not null check (cardinality(opens) > 0),
  terms text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  assessor_id uuid not null,
  assessor_name text not null,
  -- The scheme as agreed: the method stands before the data.
  scheme jsonb not null,
  status text not null,
  demo boolean not null default false,
  drafted_by_name text not null,
  drafted_at timestamptz not null
);

create table assessment.assessed (
  engagement_id uuid not null references assessment.engagement (id),
  organisation_id uuid not null,
  organisation_name text not null,
  primary key (engagement_id, organisation_id)
);

-- Each assessor says for himself that he has no interest in the assessed, before he sees anything.
create table assessment.declaration (
  engagement_id uuid not null references assessment.engagement (id),
  account_id uuid not null,
  name text not null,
  -- Every organisation in which he held a post on that day.
  organisation_ids uuid[] not null check (cardinality(organisation_ids) > 0),
  statement text not null,
  declared_at timestamptz not null,
  primary key (engagement_id, account_id)
);

-- Every look at opened material, refused ones too.
create table assessment.access (
  id bigint generated always as identity primary key,
  engagement_id uuid not null references assessment.engagement (id),
  account_id uuid not null,
  name text not null,
  section text not null,
  outcome text not null check (outcome in ('READ', 'REFUSED')),
  -- Rows shown, or the code of the refusal.
  detail text not null,
  at timestamptz not null
);
create index access_engagement on assessment.access (engagement_id, id);

create table assessment.paper (
  id uuid primary key,
  engagement_id uuid not null references assessment.engagement (id),
  no integer not null,
  -- A working paper stays between assessor and secretariat; a finding is published with the result.
  kind text not null check (kind in ('PAPER', 'FINDING')),
  title text not null,
  text text not null,
  file_name text,
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  filed_by uuid not null,
  filed_by_name text not null,
  filed_at timestamptz not null,
  unique (engagement_id, no),
  foreign key (engagement_id, filed_by) references assessment.declaration (engagement_id, account_id)
);

-- A mark may be changed until the report is in; every version stays.
create table assessment.mark (
  engagement_id uuid not null references assessment.engagement (id),
  criterion text not null,
  version integer not null check (version > 0),
  mark numeric(6, 2) not null,
  grounds text not null,
  given_by uuid not null,
  given_by_name text not null,
  given_at timestamptz not null,
  primary key (engagement_id, criterion, version),
  foreign key (engagement_id, given_by) references assessment.declaration (engagement_id, account_id)
);

-- What was handed in, each time: marks as they stood, total and grade by the scheme.
create table assessment.submission (
  engagement_id uuid not null references assessment.engagement (id),
  version integer not null check (version > 0),
  summary text not null,
  report_name text not null,
  marks jsonb not null,
  total numeric(6, 2) not null,
  grade text not null,
  submitted_by_name text not null,
  submitted_at timestamptz not null,
  primary key (engagement_id, version)
);

create function assessment.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'assessment.% is append-only: % refused', tg_table_name, tg_op using errcode = 'raise_exception';
end $$;
create trigger assessed_append_only before update or delete on assessment.assessed for each row execute function assessment.refuse_change();
create trigger declaration_append_only before update or delete on assessment.declaration for each row execute function assessment.refuse_change();
create trigger access_append_only before update or delete on assessment.access for each row execute function assessment.refuse_change();
create trigger paper_append_only before update or delete on assessment.paper for each row execute function assessment.refuse_change();
create trigger mark_append_only before update or delete on assessment.mark for each row execute function assessment.refuse_change();
create trigger submission_append_only before update or delete on assessment.submission for each row execute function assessment.refuse_change();

-- What was agreed does not change; only where the engagement stands does.
create function assessment.terms_stay() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'status' is distinct from to_jsonb(old) - 'status' then
    raise exception 'assessment.engagement is append-only: % refused', tg_op using errcode = 'raise_exception';
  end if;
  return new;
end $$;
create trigger engagement_terms_stay before update or delete on assessment.engagement for each row execute function assessment.terms_stay();

-- Nobody assesses himself, whatever program writes it.
create function assessment.independent() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'assessed' then
    if exists (select from assessment.engagement e where e.id = new.engagement_id and e.assessor_id = new.organisation_id) then
      raise exception 'assessor % is among the assessed', new.organisation_id using errcode = 'check_violation', constraint = 'assessor_independent';
    end if;
  elsif exists (select from assessment.assessed a where a.engagement_id = new.engagement_id and a.organisation_id = any(new.organisation_ids)) then
    raise exception 'declarant % belongs to an assessed body', new.account_id using errcode = 'check_violation', constraint = 'assessor_independent';
  elsif not exists (select from assessment.engagement e where e.id = new.engagement_id and e.assessor_id = any(new.organisation_ids)) then
    raise exception 'declarant % does not belong to the assessor', new.account_id using errcode = 'check_violation', constraint = 'assessor_own_people';
  end if;
  return new;
end $$;
create trigger assessed_independent before insert on assessment.assessed for each row execute function assessment.independent();
create trigger declaration_independent before insert on assessment.declaration for each row execute function assessment.independent();
