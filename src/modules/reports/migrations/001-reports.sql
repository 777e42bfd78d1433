-- Templates as they were when reports were made by them: a report must be made again years later, whatever the pack says
-- then. One version never stands for two contents.
create table reports.template (
  id text not null,
  version integer not null check (version > 0),
  hash text not null,
  body text not null,
  loaded_at timestamptz not null,
  primary key (id, version)
);

-- The numbers of a report, frozen. Kept as the text that was hashed; the database itself refuses another.
create table reports.snapshot (
  hash text primary key,
  body text not null,
  taken_at timestamptz not null,
  constraint snapshot_hash check (hash = encode(sha256(convert_to(body, 'UTF8')), 'hex'))
);

create table reports.report (
  id uuid primary key,
  template_id text not null,
  template_version integer not null,
  place text not null,
  as_of date not null,
  audience text not null check (audience in ('public', 'internal')),
  language text not null check (language in ('zh', 'en')),
  -- Optional sections left out.
  without text[] not null,
  snapshot_hash text not null references reports.snapshot (hash),
  title text not null,
  status text not null check (status in ('DRAFT', 'SUBMITTED', 'ISSUED')),
  drafted_by uuid not null,
  drafted_by_name text not null,
  drafted_at timestamptz not null,
  submitted_by uuid,
  submitted_at timestamptz,
  issued_by uuid,
  issued_by_name text,
  issued_at timestamptz,
  -- Document number: agency code, year and serial (GB/T 9704-2012).
  agency text,
  year integer,
  serial integer check (serial > 0),
  foreign key (template_id, template_version) references reports.template (id, version),
  constraint report_number unique (agency, year, serial),
  constraint report_issued check ((status = 'ISSUED') = (serial is not null and issued_by is not null and issued_at is not null)),
  -- Nobody issues what he drafted or sent himself.
  constraint report_four_eyes check (issued_by is null or (issued_by <> drafted_by and issued_by is distinct from submitted_by))
);
create index report_status on reports.report (status, drafted_at);

-- What a person writes to a section; every version stays. Empty takes it away.
create table reports.remark (
  report_id uuid not null references reports.report (id),
  section text not null,
  version integer not null check (version > 0),
  text text not null,
  written_by uuid not null,
  written_by_name text not null,
  written_at timestamptz not null,
  primary key (report_id, section, version)
);

create table reports.decision (
  report_id uuid not null references reports.report (id),
  no integer not null check (no > 0),
  issued boolean not null,
  reason text,
  decided_by uuid not null,
  decided_by_name text not null,
  decided_at timestamptz not null,
  primary key (report_id, no)
);

-- The files as they were issued. What is made again from snapshot and template is compared with them.
create table reports.file (
  report_id uuid not null references reports.report (id),
  format text not null check (format in ('docx', 'pdf', 'xlsx')),
  sha256 text not null,
  bytes bytea not null,
  primary key (report_id, format),
  constraint file_hash check (sha256 = encode(sha256(bytes), 'hex'))
);
