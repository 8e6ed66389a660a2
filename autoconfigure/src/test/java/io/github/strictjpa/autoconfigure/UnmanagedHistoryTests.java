package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.sql.DataSource;

import io.github.strictjpa.Violation;
import io.github.strictjpa.autoconfigure.StartupApplication.Author;
import io.github.strictjpa.autoconfigure.StartupApplication.Note;
import io.github.strictjpa.test.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what Flyway's validation says of a history on PostgreSQL decides.
 */
class UnmanagedHistoryTests {

	private static final String IS = "The schema of the persistence unit 'default' is not what its migrations make. ";

	private static final String NOT_TOLD = "The Flyway bean 'flyway' was not told to run its migrations. Call "
			+ "migrate(), or remove the FlywayMigrationStrategy that does not.";

	private static final String REPAIR = "Remove by hand what is half done and mend the file. Then run Flyway's "
			+ "repair, which takes the failed row out of the history.";

	private static final String CREATE = """
			create table author (id bigint primary key, name varchar(255));
			create table note (id bigint primary key, author_id bigint references author);
			""";

	private final JdbcConnectionDetails database = TestDatabase.createPostgres();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(StrictJpaAutoConfiguration.class, MigrationAutoConfiguration.class,
				DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class, FlywayAutoConfiguration.class))
		.withUserConfiguration(Types.class)
		.withBean(JdbcConnectionDetails.class, () -> this.database)
		.withPropertyValues("strict-jpa.application-packages=io.github.strictjpa");

	@TempDir
	private Path folder;

	@BeforeEach
	void writeFirstMigration() throws IOException {
		write("V1__create_tables.sql", CREATE);
	}

	@Test
	void refusesPendingMigrations() throws IOException {
		migrate();
		write("V2__add_age.sql", "alter table author add age int");
		write("V3__add_city.sql", "alter table author add city text");

		assertRefused(this.runner.withUserConfiguration(IdleStrategy.class),
				IS + "The migrations 2 (add age), 3 (add city) did not run.", NOT_TOLD);
	}

	@Test
	void namesNoMoreThanFiveMigrations() throws IOException {
		migrate();
		for (int version = 2; version < 9; version++) {
			write("V" + version + "__add.sql", "select 1");
		}

		assertRefused(this.runner.withUserConfiguration(IdleStrategy.class),
				IS + "The migrations 2 (add), 3 (add), 4 (add), 5 (add), 6 (add) and 2 more did not run.", NOT_TOLD);
	}

	@Test
	void refusesARepeatableMigrationThatHasChangedSince() throws IOException {
		write("R__views.sql", "create or replace view names as select name from author");
		migrate();
		write("R__views.sql", "create or replace view names as select name from author where id > 0");

		assertRefused(this.runner.withUserConfiguration(IdleStrategy.class), IS + "The migration 'views' did not run.",
				NOT_TOLD);
	}

	@Test
	void refusesAMigrationThatWasChangedAfterItRan() throws IOException {
		migrate();
		write("V1__create_tables.sql", CREATE + "create table more (id bigint);");

		assertRefused(this.runner.withPropertyValues("spring.flyway.validate-on-migrate=false"),
				IS + "The migration 1 (create tables) changed after the run.",
				"Take the change back and write a new migration. If nothing but comments has changed, run Flyway's repair.");
	}

	@Test
	void refusesAFailedMigration() throws IOException {
		migrate();
		write("V2__half.sql", "select 1");
		fail("2", "half");

		assertRefused(this.runner.withUserConfiguration(IdleStrategy.class), IS + "The migration 2 (half) failed.",
				REPAIR);
	}

	@Test
	void refusesAFailedMigrationOfAnotherJobWhoseFilesAreNotHere() {
		migrate();
		fail("2", "half");

		assertRefused(this.runner.withPropertyValues("spring.flyway.enabled=false"),
				IS + "The migration 2 (half) failed.", REPAIR);
	}

	@Test
	void isSilentForAFailureOfTheFuture() {
		migrate();
		fail("2", "half");

		assertStarts(this.runner.withUserConfiguration(IdleStrategy.class));
	}

	@Test
	void refusesAMigrationWhoseFileIsGone() throws IOException {
		write("V2__add_age.sql", "alter table author add age int");
		write("V3__add_city.sql", "alter table author add city text");
		migrate();
		Files.delete(this.folder.resolve("V2__add_age.sql"));

		assertRefused(this.runner.withPropertyValues("spring.flyway.validate-on-migrate=false"),
				IS + "The migration 2 (add age) ran, but the file is not in this application.",
				"Bring the file back. If another application owns it, set "
						+ "spring.flyway.ignore-migration-patterns=*:missing.");
	}

	@Test
	void refusesAMigrationThatCameTooLate() throws IOException {
		write("V3__add_city.sql", "alter table author add city text");
		migrate();
		write("V2__add_age.sql", "alter table author add age int");

		assertRefused(this.runner.withPropertyValues("spring.flyway.validate-on-migrate=false"),
				IS + "The migration 2 (add age) did not run: a later version was there first.",
				"Give the file the next version, or set spring.flyway.out-of-order=true to run it all the same.");
	}

	@Test
	void isSilentForVersionsOfTheFuture() throws IOException {
		write("V2__add_age.sql", "alter table author add age int");
		migrate();
		Files.delete(this.folder.resolve("V2__add_age.sql"));

		assertStarts(this.runner);
	}

	@ParameterizedTest
	@ValueSource(strings = { "spring.flyway.target=1", "spring.flyway.ignore-migration-patterns=*:pending" })
	void isSilentForMigrationsThatAreHeldBack(String property) throws IOException {
		migrate();
		write("V2__add_age.sql", "alter table author add age int");

		assertStarts(this.runner.withUserConfiguration(IdleStrategy.class).withPropertyValues(property));
	}

	@Test
	void isSilentForMissingFilesThatAreIgnored() throws IOException {
		write("V2__add_age.sql", "alter table author add age int");
		write("V3__add_city.sql", "alter table author add city text");
		migrate();
		Files.delete(this.folder.resolve("V2__add_age.sql"));

		assertStarts(this.runner.withPropertyValues("spring.flyway.ignore-migration-patterns=*:missing"));
	}

	@Test
	void isSilentOutOfOrder() throws IOException {
		write("V3__add_city.sql", "alter table author add city text");
		migrate();
		write("V2__add_age.sql", "alter table author add age int");

		assertStarts(this.runner.withPropertyValues("spring.flyway.out-of-order=true"));
	}

	@Test
	void isSilentForABaselineBelowWhichFilesDidNotRun() throws IOException {
		new JdbcTemplate(dataSource()).execute(CREATE);
		write("V2__add_age.sql", "alter table author add age int");

		assertStarts(this.runner.withPropertyValues("spring.flyway.baseline-on-migrate=true"));
	}

	@Test
	void isSilentForRepeatableMigrationsAndThoseInJava() throws IOException {
		write("R__views.sql", "create or replace view names as select name from author");

		assertStarts(this.runner.withUserConfiguration(InJava.class));
	}

	@Test
	void isSilentWithSeveralLocationsSchemasAndTables() throws IOException {
		Path more = Files.createDirectory(this.folder.resolve("more"));
		Files.writeString(more.resolve("V2__other.sql"), "create table stock.item (id bigint)");

		assertStarts(this.runner.withPropertyValues(
				"spring.flyway.locations=filesystem:" + this.folder + ",filesystem:" + more,
				"spring.flyway.schemas=public,stock", "spring.flyway.table=changes"));
	}

	@Test
	void callsNoCallbackOfTheApplication() throws IOException {
		write("beforeValidate.sql", "create table validated (id int)");
		migrate((flyway) -> flyway.skipDefaultCallbacks(true));
		CountedCallback callback = new CountedCallback();

		assertStarts(this.runner.withUserConfiguration(IdleStrategy.class).withBean(Callback.class, () -> callback));

		assertThat(callback.connected).hasPositiveValue();
		assertThat(callback.others).hasValue(0);
		assertThat(new JdbcTemplate(dataSource()).queryForObject("select to_regclass('validated')", String.class))
			.isNull();
	}

	@Test
	void judgesAThousandMigrationsWithFewConnections() throws IOException {
		for (int version = 2; version <= 1000; version++) {
			write("V" + version + "__step.sql", "select " + version);
		}
		migrate((flyway) -> flyway.group(true));

		assertStarts(this.runner.withUserConfiguration(IdleStrategy.class)
			.withPropertyValues("spring.datasource.hikari.maximum-pool-size=2"));
	}

	private void assertStarts(ApplicationContextRunner runner) {
		runner.withInitializer(this::locations).run((context) -> assertThat(context).hasNotFailed());
	}

	private void assertRefused(ApplicationContextRunner runner, String message, String fix) {
		runner.withInitializer(this::locations).run((context) -> {
			List<Violation> violations = UnmanagedSchemaTests.refused(context.getStartupFailure());
			assertThat(violations).singleElement().extracting(Violation::message).isEqualTo(message);
			assertThat(violations).singleElement().extracting(Violation::fix).isEqualTo(fix);
		});
	}

	private void locations(ConfigurableApplicationContext context) {
		context.getEnvironment()
			.getPropertySources()
			.addLast(
					new MapPropertySource("locations", Map.of("spring.flyway.locations", "filesystem:" + this.folder)));
	}

	private void migrate() {
		migrate((flyway) -> {
		});
	}

	private void migrate(Consumer<FluentConfiguration> customizer) {
		FluentConfiguration flyway = Flyway.configure().dataSource(dataSource()).locations("filesystem:" + this.folder);
		customizer.accept(flyway);
		flyway.load().migrate();
	}

	/**
	 * Add the row that Flyway writes for a failure outside of a transaction.
	 */
	private void fail(String version, String description) {
		new JdbcTemplate(dataSource()).update("""
				insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
						installed_by, execution_time, success)
				values (2, ?, ?, 'SQL', 'V2__half.sql', 0, 'job', 1, false)""", version, description);
	}

	private void write(String name, String sql) throws IOException {
		Files.writeString(this.folder.resolve(name), sql);
	}

	private DataSource dataSource() {
		return new DriverManagerDataSource(this.database.getJdbcUrl(), this.database.getUsername(),
				this.database.getPassword());
	}

	@Configuration(proxyBeanMethods = false)
	static class Types {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Author.class.getName(), Note.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class IdleStrategy {

		@Bean
		FlywayMigrationStrategy idle() {
			return (flyway) -> {
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InJava {

		@Bean
		JavaMigration second() {
			return new V2__Second();
		}

	}

	static class V2__Second extends BaseJavaMigration {

		@Override
		public void migrate(org.flywaydb.core.api.migration.Context context) throws Exception {
			try (var statement = context.getConnection().createStatement()) {
				statement.execute("alter table author add age int");
			}
		}

	}

	static final class CountedCallback extends BaseCallback {

		final AtomicInteger connected = new AtomicInteger();

		final AtomicInteger others = new AtomicInteger();

		@Override
		public boolean supports(Event event, Context context) {
			return true;
		}

		@Override
		public void handle(Event event, Context context) {
			Connection connection = context.getConnection();
			assertThat(connection).isNotNull();
			((event == Event.AFTER_CONNECT) ? this.connected : this.others).incrementAndGet();
		}

	}

}
