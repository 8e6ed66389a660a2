package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.github.strictjpa.Violation;
import io.github.strictjpa.autoconfigure.StartupApplication.Author;
import io.github.strictjpa.autoconfigure.StartupApplication.Note;
import io.github.strictjpa.test.TestDatabase;
import net.ttddyy.dsproxy.support.ProxyDataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for who has migrated the database of a unit, and by which user, on PostgreSQL.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnmanagedDatabaseTests {

	private static final String LOCATION = "classpath:startup/migration";

	private static final String MIGRATIONS = "spring.flyway.locations=" + LOCATION;

	private static final String EXTERNAL = "strict-jpa.migrations.mode=external";

	private static final String JOB = "Run the job that migrates the database before this application starts.";

	private static final String CHANGELOG = """
			create table databasechangelog (id varchar(255) not null, author varchar(255) not null,
				filename varchar(255) not null, dateexecuted timestamp not null, orderexecuted int not null,
				exectype varchar(10) not null);
			insert into databasechangelog values ('create-tables', 'ann', 'changelog.yaml', now(), 1, 'EXECUTED');
			create table author (id bigint primary key, name varchar(255))""";

	private final JdbcConnectionDetails database = TestDatabase.createPostgres();

	private final DataSource owner = new DriverManagerDataSource(this.database.getJdbcUrl(),
			this.database.getUsername(), this.database.getPassword());

	private final JdbcTemplate jdbc = new JdbcTemplate(this.owner);

	private final ApplicationContextRunner withoutDatabase = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(StrictJpaAutoConfiguration.class, MigrationAutoConfiguration.class,
				DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class, FlywayAutoConfiguration.class))
		.withUserConfiguration(Types.class)
		.withPropertyValues("strict-jpa.application-packages=io.github.strictjpa");

	private final ApplicationContextRunner runner = this.withoutDatabase.withPropertyValues(
			"spring.datasource.url=" + this.database.getJdbcUrl(),
			"spring.datasource.username=" + this.database.getUsername(),
			"spring.datasource.password=" + this.database.getPassword());

	@Test
	void runsNothingWhereAnotherJobMigrates() {
		assertRefused(this.runner.withPropertyValues(MIGRATIONS, EXTERNAL),
				"does not come from migrations. " + "No migration has run on its database.", JOB);
		assertThat(tables()).isEmpty();
	}

	@Test
	void runsNothingByInitializersOfTheApplicationWhereAnotherJobMigrates() {
		assertRefused(this.runner.withUserConfiguration(OwnInitializer.class).withPropertyValues(EXTERNAL),
				"does not come from migrations. No migration has run on its database.", JOB);
		assertThat(tables()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { MIGRATIONS, "spring.flyway.enabled=false" })
	void readsTheHistoryThatAnotherJobHasWritten(String property) {
		migrate();

		assertStarts(this.runner.withPropertyValues(EXTERNAL, property));
	}

	@Test
	void saysWhatTheOtherJobHasLeftOut() {
		migrate();

		assertRefused(this.runner.withPropertyValues(EXTERNAL, MIGRATIONS + ",classpath:startup/more"),
				"is not what its migrations make. The migration 2 (add age) did not run.", JOB);
	}

	@Test
	void readsTheHistoryAsAReadOnlyUser() {
		migrate();
		String user = user("grant select on all tables in schema public to %s");

		assertStarts(as(user).withPropertyValues(MIGRATIONS, EXTERNAL));
	}

	@Test
	void saysWhichRightIsMissing() {
		migrate();
		String user = user("grant select on author to %s");

		assertRefused(as(user).withPropertyValues("spring.flyway.enabled=false"),
				"is not what its migrations make. The history of its migrations can't be read: "
						+ "ERROR: permission denied for table flyway_schema_history.",
				"Grant the user of its DataSource the right to read the table flyway_schema_history.");
	}

	@Test
	void needsNoRightOnTheHistoryWhereFlywayHasAUserOfItsOwn() {
		String user = user("alter default privileges in schema public grant select on tables to %s");

		assertStarts(as(user).withPropertyValues(MIGRATIONS, "spring.flyway.user=" + this.database.getUsername(),
				"spring.flyway.password=" + this.database.getPassword()));
		this.jdbc.execute("revoke select on flyway_schema_history from " + user);
		assertStarts(as(user).withPropertyValues(MIGRATIONS, "spring.flyway.user=" + this.database.getUsername(),
				"spring.flyway.password=" + this.database.getPassword()));
	}

	@Test
	void knowsTheDataSourceOfFlyway() {
		String user = user("grant usage on schema public to %s");

		assertStarts(as(user).withBean("migrating", DataSource.class, () -> this.owner, (definition) -> {
			AbstractBeanDefinition migrating = (AbstractBeanDefinition) definition;
			migrating.setDefaultCandidate(false);
			migrating.addQualifier(new AutowireCandidateQualifier(FlywayDataSource.class));
		}).withPropertyValues(MIGRATIONS));
	}

	@Test
	void acceptsAFlywayBeanOfTheApplication() {
		assertStarts(this.runner.withBean("own", Flyway.class, () -> flyway("public"),
				(definition) -> definition.setInitMethodName("migrate")));
	}

	@Test
	void namesAFlywayBeanThatWasNotTold() {
		assertRefused(this.runner.withBean(FlywayMigrationStrategy.class, () -> (flyway) -> {
		}).withBean("own", Flyway.class, () -> flyway("public")),
				"does not come from migrations. No migration has run on its database.",
				"The Flyway bean 'own' was not told to run its migrations. Call migrate(), "
						+ "or remove the FlywayMigrationStrategy that does not.");
	}

	@Test
	void findsAHistoryBehindAProxyOfTheDataSource() {
		assertStarts(this.runner.withUserConfiguration(Proxied.class).withPropertyValues(MIGRATIONS));
	}

	@Test
	void tellsSchemasOfOneDatabaseApart() {
		this.jdbc.execute("create schema second");
		migrate();

		assertRefused(
				this.runner.withPropertyValues("spring.flyway.enabled=false",
						"spring.datasource.url=" + this.database.getJdbcUrl() + "?currentSchema=second"),
				"does not come from migrations. No migration has run on its database.",
				"Remove spring.flyway.enabled=false.");
	}

	@Test
	void doesNotJudgeADatabaseThatCannotBeReachedYet(CapturedOutput output) {
		assertStarts(this.withoutDatabase.withUserConfiguration(Routed.class)
			.withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=none",
					"spring.jpa.properties.hibernate.dialect=org.hibernate.dialect.PostgreSQLDialect",
					"spring.jpa.properties.hibernate.boot.allow_jdbc_metadata_access=false"));

		assertThat(output).containsOnlyOnce("The database of the persistence unit 'default' is not checked by "
				+ "unmanaged-schema: it gives no connection");
	}

	@Test
	void doesNotJudgeAHistoryForWhichFlywayHasNoConnection(CapturedOutput output) {
		migrate();

		assertStarts(this.runner.withPropertyValues(MIGRATIONS, EXTERNAL,
				"spring.datasource.hikari.maximum-pool-size=1", "spring.datasource.hikari.connection-timeout=250"));

		assertThat(output).contains("The migrations of the Flyway bean 'flyway' can't be checked");
	}

	@Test
	void saysThatLiquibaseIsNotAccepted() {
		this.jdbc.execute(CHANGELOG);

		assertRefused(this.runner.withPropertyValues("spring.flyway.enabled=false"),
				"is not what its migrations make. Liquibase has migrated its database, and is not accepted to own "
						+ "a schema.",
				"Set strict-jpa.migrations.accept=flyway,liquibase.");
	}

	@Test
	void acceptsLiquibaseAndLeavesOutTheFlywayOfTheStarter() {
		this.jdbc.execute(CHANGELOG);

		assertStarts(this.runner.withPropertyValues("strict-jpa.migrations.accept=flyway,liquibase"));
		assertThat(tables()).doesNotContain("flyway_schema_history");
	}

	@Test
	void refusesAFailedChangeSet() {
		this.jdbc.execute(CHANGELOG);
		this.jdbc.execute("insert into databasechangelog values ('add-age', 'bob', 'c.yaml', now(), 2, 'FAILED')");

		assertRefused(
				this.runner.withPropertyValues("strict-jpa.migrations.accept=liquibase", "spring.flyway.enabled=false"),
				"is not what its migrations make. Liquibase's change set add-age (by bob) failed.",
				"Mend the change set and run Liquibase's update again.");
	}

	@Test
	void saysThatFlywayIsNotAccepted() {
		assertRefused(this.runner.withPropertyValues(MIGRATIONS, "strict-jpa.migrations.accept=liquibase"),
				"is not what its migrations make. Flyway has migrated its database, and is not accepted to own "
						+ "a schema.",
				"Set strict-jpa.migrations.accept=flyway,liquibase.");
	}

	private ApplicationContextRunner as(String user) {
		return this.runner.withPropertyValues("spring.datasource.username=" + user,
				"spring.datasource.password=secret");
	}

	private String user(String grant) {
		String user = this.jdbc.queryForObject("select current_database()", String.class) + "_reader";
		this.jdbc.execute("create user " + user + " password 'secret'");
		this.jdbc.execute(grant.formatted(user));
		return user;
	}

	private List<String> tables() {
		return this.jdbc.queryForList("select tablename from pg_tables where schemaname = 'public'", String.class);
	}

	private void migrate() {
		flyway("public").migrate();
	}

	private Flyway flyway(String schema) {
		return Flyway.configure().dataSource(this.owner).schemas(schema).locations(LOCATION).load();
	}

	private static void assertStarts(ApplicationContextRunner runner) {
		runner.run((context) -> assertThat(context).hasNotFailed());
	}

	private static void assertRefused(ApplicationContextRunner runner, String message, String fix) {
		runner.run((context) -> {
			List<Violation> violations = UnmanagedSchemaTests.refused(context.getStartupFailure());
			assertThat(violations).singleElement()
				.extracting(Violation::message)
				.isEqualTo("The schema of the persistence unit 'default' " + message);
			assertThat(violations).singleElement().extracting(Violation::fix).isEqualTo(fix);
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class Types {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Author.class.getName(), Note.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnInitializer {

		@Bean
		Flyway own(DataSource dataSource) {
			return Flyway.configure().dataSource(dataSource).locations(LOCATION).load();
		}

		@Bean
		FlywayMigrationInitializer ownInitializer(Flyway own) {
			return new FlywayMigrationInitializer(own);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Proxied {

		@Bean
		static BeanPostProcessor proxy() {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String beanName) {
					return (bean instanceof DataSource dataSource) ? new ProxyDataSource(dataSource) : bean;
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Routed {

		@Bean
		DataSource dataSource() {
			AbstractRoutingDataSource routing = new AbstractRoutingDataSource() {

				@Override
				protected Object determineCurrentLookupKey() {
					return null;
				}

			};
			routing.setTargetDataSources(Map.of());
			return routing;
		}

	}

}
