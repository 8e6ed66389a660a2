package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.github.strictjpa.Level;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.autoconfigure.StartupApplication.Eager;
import io.github.strictjpa.mapping.MappingCheck;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.flywaydb.core.Flyway;
import org.hibernate.boot.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a survey leaves an old application as it was. Flyway is on the class path,
 * as the starter brings it; none of these applications has a migration.
 */
@ExtendWith(OutputCaptureExtension.class)
class SurveyTests {

	private static final String SURVEY = "strict-jpa.default-level=warn";

	@Test
	void keepsTheTablesThatSpringBootCreatesInAnEmbeddedDatabase() {
		try (ConfigurableApplicationContext context = StartupApplication.start(Eager.class, SURVEY)) {
			assertThat(ddlAuto(context)).isEqualTo("create-drop");
			assertThat(authors(context)).isZero();
			assertThat(found(context)).containsExactly("eager-association", "unmanaged-schema");
		}
	}

	@Test
	void keepsDdlAutoUpdate() {
		try (ConfigurableApplicationContext context = StartupApplication.start(Eager.class, SURVEY,
				"spring.jpa.hibernate.ddl-auto=update")) {
			assertThat(authors(context)).isZero();
			assertThat(found(context)).containsExactly("eager-association", "unmanaged-schema");
		}
	}

	@Test
	void keepsDataThatIsLoadedAfterHibernateHasCreatedTheTables() {
		try (ConfigurableApplicationContext context = StartupApplication.start(Eager.class, SURVEY,
				"spring.sql.init.mode=always", "spring.sql.init.data-locations=classpath:startup/data.sql",
				"spring.jpa.defer-datasource-initialization=true")) {
			assertThat(authors(context)).isEqualTo(1);
		}
	}

	@Test
	void leavesADatabaseWithTablesAlone() {
		JdbcConnectionDetails database = TestDatabase.createPostgres();
		JdbcTemplate jdbc = new JdbcTemplate(
				new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()));
		jdbc.execute("create table author (id bigint primary key, name varchar(255))");
		jdbc.execute("insert into author values (7, 'Ann')");

		try (ConfigurableApplicationContext context = StartupApplication.start(database, Eager.class, SURVEY)) {
			assertThat(authors(context)).isEqualTo(1);
			assertThat(context.getBeansOfType(Flyway.class)).isEmpty();
		}

		assertThat(jdbc.queryForList("select tablename from pg_tables where schemaname = 'public'", String.class))
			.containsExactly("author");
	}

	@Test
	void lowersUnmanagedSchemaAlone() {
		try (ConfigurableApplicationContext context = StartupApplication.start(StartupApplication.Strict.class,
				"strict-jpa.rules.unmanaged-schema=off")) {
			assertThat(authors(context)).isZero();
			assertThat(found(context)).isEmpty();
		}
	}

	@Test
	void keepsFlywayWhereTheApplicationConfiguresIt() {
		try (ConfigurableApplicationContext context = StartupApplication.start(Eager.class, SURVEY,
				"spring.flyway.locations=classpath:startup/migration")) {
			assertThat(context.getBeansOfType(FlywayMigrationInitializer.class)).hasSize(1);
			assertThat(found(context)).containsExactly("eager-association");
		}
	}

	@Test
	void keepsFlywayWhereTheApplicationHasABeanOfItsOwn() {
		try (ConfigurableApplicationContext context = StartupApplication.start(OwnFlyway.class, SURVEY)) {
			assertThat(authors(context)).isZero();
			assertThat(ddlAuto(context)).isNull();
			assertThat(found(context)).containsExactly("eager-association");
		}
	}

	@Test
	void survivesACheckThatBreaks(CapturedOutput output) {
		try (ConfigurableApplicationContext context = StartupApplication.start(BrokenCheck.class, SURVEY)) {
			assertThat(found(context)).containsExactly("eager-association", "unmanaged-schema");
		}

		assertThat(output).contains("The rule 'own-rule' could not be checked: out of order");
	}

	@Test
	void survivesALazyUnitThatCannotBeBuilt(CapturedOutput output) {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(StrictJpaAutoConfiguration.class, MigrationAutoConfiguration.class))
			.withUserConfiguration(BrokenUnit.class)
			.withPropertyValues(SURVEY)
			.run((context) -> assertThat(context).hasNotFailed());

		assertThat(output).contains("The EntityManagerFactory 'brokenUnit' could not be built at start-up");
	}

	@Test
	void leavesNothingBehindWhenDisabled() {
		try (ConfigurableApplicationContext context = StartupApplication.start(Eager.class, "strict-jpa.enabled=false",
				"spring.flyway.enabled=false")) {
			assertThat(context.getBeanDefinitionNames()).filteredOn((name) -> name.contains("strictJpa"))
				.containsExactlyInAnyOrder("strictJpaTypedRepositoryPostProcessor", "strictJpaQuerydslArtifactCheck");
			assertThat(context.getBeansOfType(StartupCheck.class)).isEmpty();
			assertThat(context.getEnvironment().getPropertySources().contains(OpenInViewDefault.PROPERTY_SOURCE))
				.isFalse();
			assertThat(authors(context)).isZero();
		}
	}

	private static Object ddlAuto(ConfigurableApplicationContext context) {
		return context.getBean(EntityManagerFactory.class).getProperties().get("hibernate.hbm2ddl.auto");
	}

	private static int authors(ConfigurableApplicationContext context) {
		return new JdbcTemplate(context.getBean(DataSource.class)).queryForList("select * from author").size();
	}

	private static List<String> found(ConfigurableApplicationContext context) {
		return context.getBean(ViolationRecorder.class)
			.snapshot()
			.recorded()
			.stream()
			.map(RecordedViolation::violation)
			.map((violation) -> violation.rule().id())
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFlyway extends Eager {

		@Bean(initMethod = "migrate")
		Flyway flyway(DataSource dataSource) {
			return Flyway.configure().dataSource(dataSource).locations("classpath:startup/migration").load();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenCheck extends Eager {

		@Bean
		MappingCheck brokenCheck() {
			return new MappingCheck() {

				@Override
				public Rule rule() {
					return Rule.of("own-rule", Level.FAIL, "A rule of the application.");
				}

				@Override
				public Stream<Violation> check(Metadata metadata) {
					throw new IllegalStateException("out of order");
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenUnit {

		@Bean
		@Lazy
		EntityManagerFactory brokenUnit() {
			throw new IllegalStateException("no database");
		}

	}

}
