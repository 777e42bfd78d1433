insert into indicators.observation (indicator, place, period, reading, vintage, standing, value, unit, status, bound, confidence, grade, source, known_from, recorded_at)
values ('GDP', 'A', '2020', 'main', 1, 'charted', 1, 'x', 'final', 'exact', 'sourced', 'A', 'before', '2021-01-01', '2021-01-01T00:00:00Z');
