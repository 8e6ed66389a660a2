package io.github.strictjpa.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.strictjpa.test.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests that instances of the sample, each a process, migrate one PostgreSQL database
 * once when they start together, and what comes of one that is killed meanwhile.
 */
class ConcurrentStartIT {

	/**
	 * A lock of the test that holds a migration where it is.
	 */
	private static final int GATE = 4711;

	private static final String WAITING = "select a.application_name from pg_locks l join pg_stat_activity a using (pid) "
			+ "where l.locktype = 'advisory' and l.objid = " + GATE + " and not l.granted";

	private final JdbcConnectionDetails database = TestDatabase.createPostgres();

	private final SingleConnectionDataSource connection = new SingleConnectionDataSource(this.database.getJdbcUrl(),
			this.database.getUsername(), this.database.getPassword(), true);

	private final JdbcTemplate jdbc = new JdbcTemplate(this.connection);

	private final Map<String, SampleProcess> instances = new LinkedHashMap<>();

	@TempDir
	private Path folder;

	@AfterEach
	void stop() {
		this.instances.values().forEach(SampleProcess::close);
		this.connection.destroy();
	}

	@Test
	void fourInstancesMigrateAnEmptyDatabaseOnce() {
		startFour();

		this.instances.values().forEach(SampleProcess::awaitStart);

		assertThat(history()).containsExactly("1 true");
	}

	@Test
	void othersTakeOverFromAnInstanceThatIsKilledInAMigration() throws IOException {
		writeUser();
		write("V2__add_nickname.sql", """
				alter table users add column nickname varchar(20);
				select pg_advisory_xact_lock(%d);
				update users set nickname = 'none';
				""".formatted(GATE));
		closeGate();
		startFour();

		kill(awaitMigrating());
		openGate();
		this.instances.values().forEach(SampleProcess::awaitStart);

		assertThat(this.instances).hasSize(3);
		assertThat(history()).containsExactly("1 true", "2 true");
		assertThat(this.jdbc.queryForList("select email || ' ' || nickname from users", String.class))
			.containsExactly("ada@example.org none");
	}

	@Test
	void theNextStartSaysHowToRepairWhatAKilledInstanceHasLeft() throws IOException {
		writeUser();
		write("V2__half.sql", """
				create table half (id bigint);
				select pg_advisory_lock(%d);
				select pg_advisory_unlock(%d);
				""".formatted(GATE, GATE));
		write("V2__half.sql.conf", "executeInTransaction=false");
		closeGate();
		start("first");
		kill(awaitMigrating());
		openGate();
		await().until(() -> this.jdbc.queryForList("select 1 from pg_stat_activity where application_name = 'first'")
			.isEmpty());

		SampleProcess second = start("second");
		second.awaitFailure();

		assertThat(second.output()).contains("A migration has stopped half way:", "V2__half.sql",
				"relation \"half\" already exists", "remove by hand what is half done");

		this.jdbc.execute("drop table half");
		start("third").awaitStart();

		assertThat(history()).containsExactly("1 true", "2 true");
		assertThat(this.jdbc.queryForList("select email from users", String.class)).containsExactly("ada@example.org");
	}

	private void startFour() {
		for (int number = 1; number <= 4; number++) {
			start("instance-" + number);
		}
	}

	private SampleProcess start(String name) {
		SampleProcess instance = SampleProcess.start(name, this.database, this.folder,
				"--spring.flyway.locations=classpath:db/migration,filesystem:" + this.folder);
		this.instances.put(name, instance);
		return instance;
	}

	private void kill(String name) {
		this.instances.remove(name).close();
	}

	/**
	 * Wait until an instance is in the middle of its migration, and return which.
	 */
	private String awaitMigrating() {
		return await().atMost(Duration.ofMinutes(10))
			.until(() -> this.jdbc.queryForList(WAITING, String.class), (names) -> !names.isEmpty())
			.get(0);
	}

	private void closeGate() {
		this.jdbc.execute("select pg_advisory_lock(%d)".formatted(GATE));
	}

	private void openGate() {
		this.jdbc.execute("select pg_advisory_unlock(%d)".formatted(GATE));
	}

	private void writeUser() {
		Flyway.configure().dataSource(this.connection).locations("classpath:db/migration").load().migrate();
		this.jdbc.execute("insert into users (id, version, email, full_name) "
				+ "values (1, 0, 'ada@example.org', 'Ada Lovelace')");
	}

	private List<String> history() {
		return this.jdbc.queryForList(
				"select version || ' ' || success from flyway_schema_history order by installed_rank", String.class);
	}

	private void write(String name, String sql) throws IOException {
		Files.writeString(this.folder.resolve(name), sql);
	}

}
