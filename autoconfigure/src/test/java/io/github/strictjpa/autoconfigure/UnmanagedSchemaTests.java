package io.github.strictjpa.autoconfigure;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.strictjpa.Violation;
import io.github.strictjpa.autoconfigure.StartupApplication.Author;
import io.github.strictjpa.autoconfigure.StartupApplication.EagerNote;
import io.github.strictjpa.autoconfigure.StartupApplication.Note;
import io.github.strictjpa.autoconfigure.StartupApplication.Strict;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;
import org.hibernate.cfg.MultiTenancySettings;
import org.hibernate.engine.jdbc.connections.spi.AbstractDataSourceBasedMultiTenantConnectionProviderImpl;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MigrationAutoConfiguration}, on H2 and PostgreSQL.
 */
@ExtendWith(OutputCaptureExtension.class)
class UnmanagedSchemaTests {

	private static final String MIGRATIONS = "spring.flyway.locations=classpath:startup/migration";

	private static final String FIRST_MIGRATION = "Have the first migration drafted, by one start with "
			+ "--strict-jpa.migrations.draft.name=create_tables, or write src/main/resources/db/migration/V1__create_tables.sql. Where the tables exist already, "
			+ "spring.flyway.baseline-on-migrate=true takes them over as they are.";

	private final ApplicationContextRunner strict = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(StrictJpaAutoConfiguration.class, MigrationAutoConfiguration.class,
				MappingAutoConfiguration.class))
		.withUserConfiguration(Types.class)
		.withPropertyValues("strict-jpa.application-packages=io.github.strictjpa");

	private final ApplicationContextRunner withoutFlyway = this.strict.withConfiguration(
			AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.withoutFlyway
		.withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class));

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void isSilentWhereAMigrationHasRun(boolean postgres) {
		on(postgres).withPropertyValues(MIGRATIONS).run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "spring.flyway.table=changes", "spring.flyway.default-schema=app", "spring.flyway.schemas=app",
					"spring.main.lazy-initialization=true", "spring.data.jpa.repositories.bootstrap-mode=deferred",
					"spring.data.jpa.repositories.bootstrap-mode=lazy", "spring.jpa.hibernate.ddl-auto=validate",
					"spring.jpa.hibernate.ddl-auto=none", "spring.datasource.hikari.auto-commit=false" })
	void isSilentHoweverTheMigrationIsConfigured(String property) {
		JdbcConnectionDetails database = TestDatabase.createPostgres();
		String[] schema = property.contains("app")
				? new String[] { "spring.jpa.properties.hibernate.default_schema=app" } : new String[0];

		StartupApplication.start(database, Strict.class, concat(schema, MIGRATIONS, property)).close();
	}

	@Test
	void isSilentWhereAnotherJobHasMigrated() {
		JdbcConnectionDetails database = TestDatabase.createPostgres();
		Flyway.configure().dataSource(dataSource(database)).locations("classpath:startup/migration").load().migrate();

		on(database).withPropertyValues("spring.flyway.enabled=false", "spring.datasource.hikari.maximum-pool-size=1")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void acceptsABaseline() {
		JdbcConnectionDetails database = TestDatabase.createPostgres();
		new JdbcTemplate(dataSource(database)).execute("create table author (id bigint)");

		on(database).withPropertyValues("spring.flyway.baseline-on-migrate=true")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void refusesADatabaseOnWhichNoMigrationHasRun(boolean postgres) {
		assertFix(on(postgres), FIRST_MIGRATION);
	}

	@Test
	void doesNotTakeTheMarkOfANewSchemaForAMigration() {
		assertFix(on(true).withPropertyValues("spring.flyway.schemas=app"), FIRST_MIGRATION);
	}

	@Test
	void namesTheConfiguredLocation() {
		assertFix(on(false).withPropertyValues("spring.flyway.locations=classpath:startup/nothing"),
				FIRST_MIGRATION.replace("db/migration", "startup/nothing"));
	}

	@Test
	void tellsThatFlywayIsDisabled() {
		assertFix(on(false).withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=none"),
				"Remove spring.flyway.enabled=false.");
	}

	@Test
	void tellsThatFlywayWasNotTold() {
		assertFix(on(false).withPropertyValues(MIGRATIONS).withUserConfiguration(IdleStrategy.class),
				"The Flyway bean 'flyway' was not told to run its migrations. Call migrate(), "
						+ "or remove the FlywayMigrationStrategy that does not.");
	}

	@Test
	void tellsThatFlywayIsMissing() {
		assertFix(
				this.withoutFlyway
					.withClassLoader(new FilteredClassLoader("org.flywaydb", "org.springframework.boot.flyway"))
					.withPropertyValues("spring.jpa.hibernate.ddl-auto=none"),
				"Add the starter that runs migrations: <dependency><groupId>org.springframework.boot</groupId>"
						+ "<artifactId>spring-boot-starter-flyway</artifactId></dependency>");
	}

	@Test
	void tellsThatTheModuleOfSpringBootIsMissing() {
		assertFix(
				this.withoutFlyway.withClassLoader(new FilteredClassLoader("org.springframework.boot.flyway"))
					.withPropertyValues("spring.jpa.hibernate.ddl-auto=none"),
				"flyway-core alone runs nothing in Spring Boot 4. Replace it by <dependency>"
						+ "<groupId>org.springframework.boot</groupId>"
						+ "<artifactId>spring-boot-starter-flyway</artifactId></dependency>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "create", "create-drop", "update", "create-only", "drop", "drop-and-create" })
	void refusesDdlAuto(String ddlAuto) {
		assertMessage(on(false).withPropertyValues(MIGRATIONS, "spring.jpa.hibernate.ddl-auto=" + ddlAuto),
				"Hibernate writes the schema (hibernate.hbm2ddl.auto=" + ddlAuto + ").");
	}

	@ParameterizedTest
	@ValueSource(strings = { "create", "drop-and-create" })
	void refusesSchemaGeneration(String action) {
		assertMessage(
				on(false).withPropertyValues(MIGRATIONS,
						"spring.jpa.properties.jakarta.persistence.schema-generation.database.action=" + action),
				"Hibernate writes the schema (jakarta.persistence.schema-generation.database.action=" + action + ").");
	}

	@Test
	void refusesGenerateDdl() {
		assertMessage(on(false).withPropertyValues(MIGRATIONS, "spring.jpa.generate-ddl=true"),
				"Hibernate writes the schema (hibernate.hbm2ddl.auto=update).");
	}

	@Test
	void refusesTheDefaultOfSpringBootForEmbeddedDatabases() {
		JdbcConnectionDetails database = TestDatabase.createH2();
		Flyway.configure().dataSource(dataSource(database)).locations("classpath:startup/migration").load().migrate();

		assertMessage(on(database).withPropertyValues("spring.flyway.enabled=false"),
				"Hibernate writes the schema (hibernate.hbm2ddl.auto=create-drop).");
	}

	@Test
	void refusesTheActionOfOneContributor() {
		assertMessage(
				on(false).withPropertyValues(MIGRATIONS, "spring.jpa.properties.hibernate.hbm2ddl.auto.orm=update"),
				"Hibernate writes the schema (hibernate.hbm2ddl.auto.orm=update).");
	}

	@Test
	void refusesAnActionOfPersistenceXml() {
		this.strict.withUserConfiguration(PersistenceXml.class)
			.run((context) -> assertThat(refused(context.getStartupFailure())).singleElement()
				.extracting(Violation::message)
				.isEqualTo("The schema of the persistence unit 'unit' does not come from migrations. "
						+ "Hibernate writes the schema (jakarta.persistence.schema-generation.database.action=create). "
						+ "No migration has run on its database."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "create", "create-drop", "update" })
	void refusesBeforeHibernateHasWrittenAnything(String ddlAuto) {
		JdbcConnectionDetails database = TestDatabase.createPostgres();

		on(database).withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=" + ddlAuto)
			.run((context) -> assertThat(context).hasFailed());

		assertThat(tables(database)).isEmpty();
	}

	@Test
	void leavesDdlAutoAloneWhereTheRuleOnlyWarns() {
		JdbcConnectionDetails database = TestDatabase.createPostgres();

		on(database)
			.withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=create",
					"strict-jpa.rules.unmanaged-schema=warn")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(tables(database)).containsExactlyInAnyOrder("author", "note");
	}

	@Test
	void hasNothingToJudgeWithoutEntities() {
		on(false).withPropertyValues("spring.flyway.enabled=false")
			.withUserConfiguration(NoEntities.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void judgesEveryUnitByItsOwnDatabase() {
		this.strict.withUserConfiguration(TwoUnits.class)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOfSatisfying(
					RefusedStartException.class,
					(ex) -> assertThat(ex.violations())
						.extracting((violation) -> violation.rule().id() + " " + violation.persistenceUnit())
						.containsExactlyInAnyOrder("eager-association second", "unmanaged-schema second")));
	}

	@Test
	void tellsThatFlywayMigratesAnotherDatabase() {
		this.strict.withUserConfiguration(TwoUnits.class)
			.withPropertyValues("strict-jpa.rules.eager-association=off")
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOfSatisfying(
					RefusedStartException.class,
					(ex) -> assertThat(ex.violations()).singleElement()
						.extracting(Violation::fix)
						.isEqualTo("Flyway migrates another database (beans flyway). Declare a Flyway bean for the "
								+ "DataSource of this unit too.")));
	}

	@Test
	void saysOnceThatAUnitWithTenantsIsNotChecked(CapturedOutput output) {
		on(false).withUserConfiguration(Tenants.class)
			.withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=none")
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output.toString().split("are not checked by unmanaged-schema: it has several tenants", -1))
			.hasSize(2);
	}

	@Test
	void warnsOfAFactoryThatSpringDoesNotBuild(CapturedOutput output) {
		on(false).withUserConfiguration(ForeignFactory.class)
			.withPropertyValues(MIGRATIONS)
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output).contains("The EntityManagerFactory 'foreignFactory' is not guarded");
		assertThat(output.toString().split("is not guarded", -1)).hasSize(2);
	}

	private ApplicationContextRunner on(boolean postgres) {
		return on(postgres ? TestDatabase.createPostgres() : TestDatabase.createH2());
	}

	private ApplicationContextRunner on(JdbcConnectionDetails database) {
		return this.runner.withBean(JdbcConnectionDetails.class, () -> database);
	}

	private static void assertFix(ApplicationContextRunner runner, String fix) {
		runner.run((context) -> assertThat(refused(context.getStartupFailure())).singleElement()
			.extracting(Violation::fix)
			.isEqualTo(fix));
	}

	private static void assertMessage(ApplicationContextRunner runner, String message) {
		runner.run((context) -> assertThat(refused(context.getStartupFailure())).singleElement()
			.extracting(Violation::message)
			.isEqualTo("The schema of the persistence unit 'default' does not come from migrations. " + message));
	}

	static List<Violation> refused(Throwable failure) {
		assertThat(failure).isNotNull();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RefusedStartException refused) {
				return refused.violations();
			}
		}
		throw new AssertionError("Another failure", failure);
	}

	private static List<String> tables(JdbcConnectionDetails database) {
		return new JdbcTemplate(dataSource(database))
			.queryForList("select tablename from pg_tables where schemaname = 'public'", String.class);
	}

	private static DataSource dataSource(JdbcConnectionDetails details) {
		return new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword());
	}

	private static String[] concat(String[] first, String... second) {
		return Stream.of(first, second).flatMap(Stream::of).toArray(String[]::new);
	}

	@Configuration(proxyBeanMethods = false)
	static class NoEntities {

		@Bean
		@Primary
		static PersistenceManagedTypes none() {
			return PersistenceManagedTypes.of();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PersistenceXml {

		@Bean
		LocalContainerEntityManagerFactoryBean unit() {
			LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
			unit.setPersistenceXmlLocation("classpath:startup/persistence.xml");
			unit.setDataSource(dataSource(TestDatabase.createH2()));
			unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			return unit;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Types {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Author.class.getName(), Note.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Tenants {

		@Bean
		HibernatePropertiesCustomizer tenants(DataSource dataSource) {
			return (properties) -> {
				properties.put(MultiTenancySettings.MULTI_TENANT_CONNECTION_PROVIDER,
						new AbstractDataSourceBasedMultiTenantConnectionProviderImpl<String>() {

							@Serial
							private static final long serialVersionUID = 1L;

							@Override
							protected DataSource selectAnyDataSource() {
								return dataSource;
							}

							@Override
							protected DataSource selectDataSource(String tenant) {
								return dataSource;
							}

						});
			};
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
	static class ForeignFactory {

		@Bean(autowireCandidate = false)
		EntityManagerFactory foreignFactory() {
			return new HibernatePersistenceConfiguration("foreign").managedClasses(Author.class)
				.property("jakarta.persistence.jdbc.url", TestDatabase.createH2().getJdbcUrl())
				.property("jakarta.persistence.jdbc.user", "sa")
				.createEntityManagerFactory();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TwoUnits {

		private final DataSource first = dataSource(TestDatabase.createPostgres());

		private final DataSource second = dataSource(TestDatabase.createH2());

		@Bean(initMethod = "migrate")
		Flyway flyway() {
			return Flyway.configure().dataSource(this.first).locations("classpath:startup/migration").load();
		}

		@Bean
		LocalContainerEntityManagerFactoryBean firstUnit() {
			return unit("first", this.first, Note.class);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean secondUnit() {
			return unit("second", this.second, EagerNote.class);
		}

		private static LocalContainerEntityManagerFactoryBean unit(String name, DataSource dataSource, Class<?> note) {
			LocalContainerEntityManagerFactoryBean unit = new LocalContainerEntityManagerFactoryBean();
			unit.setPersistenceUnitName(name);
			unit.setDataSource(dataSource);
			unit.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			unit.setManagedTypes(PersistenceManagedTypes.of(Author.class.getName(), note.getName()));
			unit.setJpaPropertyMap(Map.of());
			return unit;
		}

	}

}
