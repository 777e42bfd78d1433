select id from indicators.observation where submission is not null;
