-- A figure may come from a return that units filed and two people approved: then it names the submission. Figures of the
-- pack name none.
alter table indicators.observation add column submission uuid;
create index observation_submission on indicators.observation (submission) where submission is not null;
