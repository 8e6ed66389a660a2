insert into author (id, name) values (1, 'Ann');
