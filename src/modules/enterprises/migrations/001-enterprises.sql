-- One dossier per firm (一企一档). The credit code is the firm; the organisation is its sign-in, when it has one.
create table enterprises.enterprise (
  id uuid primary key,
  credit_code text not null check (length(credit_code) = 18),
  name text not null,
  -- Codes of the pack: GB/T 2260 city, park, technical field.
  city text not null,
  park text,
  field text,
  sector text not null check (sector in ('MANUFACTURING', 'TECHNOLOGY_SME', 'EXCLUDED', 'OTHER')),
  -- Empty for a team that has not registered yet.
  founded_on date,
  organisation_id uuid,
  -- The last day on which the registers of accidents and penalties were asked about this firm; empty: never, and then
  -- "no serious accident" is not known.
  records_checked_on date,
  -- Grows with every change of the dossier; whoever saves says which one he has seen.
  version integer not null default 1,
  demo boolean not null default false,
  entered_at timestamptz not null,
  changed_at timestamptz not null,
  constraint enterprise_credit_code unique (credit_code),
  constraint enterprise_organisation unique (organisation_id)
);
create index enterprise_city on enterprises.enterprise (city, park, id);

-- Figures as somebody stated them: one row an act of stating, append-only. `figures` holds item → number (truths as 0
-- or 1, null takes a figure back). The version of a figure is its place among the statements that name it.
create table enterprises.statement (
  id uuid primary key,
  enterprise_id uuid not null references enterprises.enterprise (id),
  -- The year the figures are about; 0 for lasting statements (a certificate of management, an own brand).
  year integer not null check (year = 0 or year between 1980 and 2200),
  figures jsonb not null,
  source text not null,
  -- The day from which it can be known, e.g. that of the audit report. A computation for an earlier day does not see it.
  as_of date not null,
  confidence text not null check (confidence in ('MEASURED', 'REPORTED', 'DECLARED', 'ESTIMATED')),
  -- Why an earlier figure is corrected.
  reason text,
  -- Order of entry within the dossier.
  entry integer not null,
  recorded_at timestamptz not null,
  recorded_by uuid,
  recorded_by_name text not null,
  constraint statement_entry unique (enterprise_id, entry)
);
create index statement_seen on enterprises.statement (enterprise_id, as_of);

-- A certificate, a place on a list, a yearly number (资质). Labels stand beside each other; one record per type and edition.
create table enterprises.qualification (
  id uuid primary key,
  enterprise_id uuid not null references enterprises.enterprise (id),
  type text not null,
  -- CN, a province or a city.
  level text not null,
  -- The year of the list or of the certificate.
  edition integer not null check (edition between 1980 and 2200),
  cert_no text,
  issued_on date not null,
  expires_on date check (expires_on >= issued_on),
  issuer text not null,
  -- The city in which the firm was when it got it.
  city text not null,
  -- The day from which it never counted: a revocation may reach back to the year of the breach.
  revoked_from date,
  revoked_reason text,
  reminded_days integer,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  constraint qualification_edition unique (enterprise_id, type, edition)
);
create index qualification_expiry on enterprises.qualification (expires_on) where revoked_from is null;
create unique index qualification_certificate on enterprises.qualification (type, cert_no) where cert_no is not null and type = 'HNTE';

-- Years whose figures a certification rests on: from then on only corrections by an officer, with a reason.
create table enterprises.locked_year (
  enterprise_id uuid not null references enterprises.enterprise (id),
  year integer not null,
  qualification_id uuid not null references enterprises.qualification (id),
  locked_at timestamptz not null,
  primary key (enterprise_id, year)
);

-- Money paid in for shares, and what the firm was worth after it.
create table enterprises.round (
  id uuid primary key,
  enterprise_id uuid not null references enterprises.enterprise (id),
  closed_on date not null,
  name text not null,
  investors text not null,
  private_equity boolean not null,
  currency text not null check (currency in ('CNY', 'USD')),
  -- Ten thousands of the currency.
  paid_in double precision not null check (paid_in > 0),
  post_money double precision check (post_money >= paid_in),
  source text not null,
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  constraint round_once unique (enterprise_id, closed_on, name)
);

-- Accidents, penalties, dishonesty.
create table enterprises.incident (
  id uuid primary key,
  enterprise_id uuid not null references enterprises.enterprise (id),
  kind text not null check (kind in ('SAFETY', 'QUALITY', 'ENVIRONMENT', 'DISHONESTY')),
  serious boolean not null,
  happened_on date not null,
  description text not null,
  source text not null,
  -- Credit repaired, penalty lifted.
  cleared_on date check (cleared_on >= happened_on),
  recorded_at timestamptz not null,
  recorded_by_name text not null
);
create index incident_firm on enterprises.incident (enterprise_id);

-- A firm leaves one city for another; its qualifications go with it.
create table enterprises.move (
  id uuid primary key,
  enterprise_id uuid not null references enterprises.enterprise (id),
  from_city text not null,
  to_city text not null check (to_city <> from_city),
  moved_on date not null,
  reference text not null,
  recorded_at timestamptz not null,
  recorded_by_name text not null
);
create index move_firm on enterprises.move (enterprise_id);

-- A place in a cultivation pool (培育库), at the city or at the province.
create table enterprises.membership (
  id uuid primary key,
  enterprise_id uuid not null references enterprises.enterprise (id),
  pool text not null,
  level text not null check (level in ('CITY', 'PROVINCE')),
  city text not null,
  admitted_on date not null,
  due_on date not null,
  -- What the rule said on the day and, where the officer decided otherwise or without an answer, why.
  rule_answer text check (rule_answer in ('YES', 'NO', 'UNKNOWN')),
  rule_version text,
  reason text,
  left_on date,
  left_because text check (left_because in ('CERTIFIED', 'TERM_OVER', 'HANDED_OVER', 'MOVED', 'WITHDRAWN')),
  recorded_at timestamptz not null,
  recorded_by_name text not null,
  check ((left_on is null) = (left_because is null))
);
-- In a pool once, at one level at a time.
create unique index membership_live on enterprises.membership (enterprise_id, pool) where left_on is null;
create index membership_pool on enterprises.membership (pool, city, admitted_on);

-- City to province: offered, then received with a receipt, or sent back with a reason.
create table enterprises.hand_over (
  id uuid primary key,
  membership_id uuid not null references enterprises.membership (id),
  offered_on date not null,
  offered_by_name text not null,
  note text,
  answered_on date,
  answered_by_name text,
  received boolean,
  receipt_number text,
  reason text,
  province_membership_id uuid references enterprises.membership (id),
  constraint hand_over_receipt unique (receipt_number)
);
create unique index hand_over_open on enterprises.hand_over (membership_id) where answered_on is null;
