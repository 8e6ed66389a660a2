package io.github.strictjpa.autoconfigure;

import java.util.List;

import io.github.strictjpa.PermitLazyLoading;
import io.github.strictjpa.SuppressViolations;
import io.github.strictjpa.autoconfigure.StartupApplication.Author;
import io.github.strictjpa.autoconfigure.StartupApplication.Eager;
import io.github.strictjpa.autoconfigure.StartupApplication.Strict;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

/**
 * Tests for what an application prints when it does not start.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupFailureTests {

	private static final String MIGRATIONS = "spring.flyway.locations=classpath:startup/migration";

	@Test
	void listsEveryFinding(CapturedOutput output) {
		fail(Eager.class, "spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=update");

		assertThat(printed(output)).isEqualTo("""
				Description:

				Strict JPA refuses the start because of 2 violations:

				1. [eager-association, persistence unit 'default']
				   io.github.strictjpa.autoconfigure.StartupApplication$EagerNote.author is EAGER: \
				it is loaded whenever its owner is, used or not.
				   Fix: Write @ManyToOne(fetch = FetchType.LAZY). Fetch it in the queries that need it.
				   Page: https://github.com/strictjpa/strict-jpa/blob/main/docs/rules/eager-association.md

				2. [unmanaged-schema, persistence unit 'default']
				   The schema of the persistence unit 'default' does not come from migrations. \
				Hibernate writes the schema (hibernate.hbm2ddl.auto=update). No migration has run on its database.
				   Fix: Set spring.jpa.hibernate.ddl-auto=none for Spring Boot's own unit, \
				or remove hibernate.hbm2ddl.auto. Remove spring.flyway.enabled=false.
				   Page: https://github.com/strictjpa/strict-jpa/blob/main/docs/rules/unmanaged-schema.md

				Action:

				Fix what is listed. To have a rule only logged, lower it:

				    strict-jpa.rules.eager-association: warn
				    strict-jpa.rules.unmanaged-schema: warn

				To survey an application before anything is changed, lower all of them: its behaviour stays as it was.

				    strict-jpa.default-level: warn""");
	}

	@Test
	void namesTheFileOfTheFirstMigration(CapturedOutput output) {
		fail(Strict.class);

		assertThat(printed(output)).contains("No migration has run on its database.",
				"Fix: Have the first migration drafted, by one start with "
						+ "--strict-jpa.migrations.draft.name=create_tables, or write "
						+ "src/main/resources/db/migration/V1__create_tables.sql.");
	}

	@Test
	void namesThePropertyOfAnUnknownRule(CapturedOutput output) {
		fail(Strict.class, "strict-jpa.rules.eager-asociation=warn");

		assertThat(printed(output)).startsWith("""
				Description:

				A level is configured for the rule 'eager-asociation', which does not exist:

				    Property: strict-jpa.rules.eager-asociation
				    Value: "warn"
				    Origin: "strict-jpa.rules.eager-asociation" from property source "commandLineArgs"

				Action:

				Write eager-association,""").contains("or remove the property. The rules are:", "    open-in-view");
	}

	@Test
	void namesTheLineOfAnUnknownRule(CapturedOutput output) {
		fail(Strict.class, "spring.config.location=classpath:startup/unknown-rule.yaml");

		assertThat(printed(output)).contains("Property: strict-jpa.rules.lazy-laod",
				"Origin: class path resource [startup/unknown-rule.yaml] - 4:16");
	}

	@Test
	void namesAnUnknownRuleBeforeAnyOtherFailure(CapturedOutput output) {
		fail(Strict.class, "strict-jpa.rules.eager-asociation=warn", "spring.datasource.driver-class-name=none.Such");

		assertThat(printed(output)).contains("'eager-asociation', which does not exist");
	}

	@Test
	void namesAnUnknownLevel(CapturedOutput output) {
		fail(Strict.class, "strict-jpa.rules.open-in-view=wrn");

		assertThat(printed(output)).isEqualTo("""
				Description:

				'wrn' is no level of a rule:

				    Property: strict-jpa.rules.open-in-view
				    Value: "wrn"
				    Origin: "strict-jpa.rules.open-in-view" from property source "commandLineArgs"

				Action:

				Write one of fail, warn, off. The nearest is warn.""");
	}

	@Test
	void namesAnUnknownDefaultLevel(CapturedOutput output) {
		fail(Strict.class, "strict-jpa.default-level=of");

		assertThat(printed(output)).contains("'of' is no level of a rule:", "Property: strict-jpa.default-level",
				"Write one of fail, warn, off. The nearest is off.");
	}

	@Test
	void namesAnApplicationPackageThatIsNone(CapturedOutput output) {
		fail(Strict.class, "strict-jpa.application-packages=com.acme,com.acme.");

		assertThat(printed(output)).contains("Property: strict-jpa.application-packages",
				"'com.acme.' is not the name of a package. Write it as in com.acme, without a dot or a wildcard at the end.");
	}

	@Test
	void namesACapacityThatIsTooSmall(CapturedOutput output) {
		fail(Strict.class, "strict-jpa.violations.capacity=0");

		assertThat(printed(output)).isEqualTo("""
				Description:

				A property of Strict JPA has a value that is not allowed:

				    Property: strict-jpa.violations.capacity
				    Value: "0"
				    Origin: "strict-jpa.violations.capacity" from property source "commandLineArgs"

				Action:

				It has to be 1 or more: it is the number of distinct violations that are kept.""");
	}

	@Test
	void namesAnInvalidAnnotationInASurveyToo(CapturedOutput output) {
		fail(UnknownSuppression.class, MIGRATIONS, "strict-jpa.default-level=warn");

		assertThat(printed(output)).contains("""
				An annotation of Strict JPA is invalid:

				    @SuppressViolations on io.github.strictjpa.autoconfigure.StartupFailureTests$Suppressed.id: \
				'rules' has the value 'eager-asociation'. There is no rule 'eager-asociation'. \
				Nearest: eager-association""");
	}

	@Test
	void namesAPermitWithoutReason(CapturedOutput output) {
		fail(BlankPermit.class, MIGRATIONS, "strict-jpa.default-level=warn");

		assertThat(printed(output)).isEqualTo("""
				Description:

				An annotation of Strict JPA is invalid:

				    @PermitLazyLoading on io.github.strictjpa.autoconfigure.StartupFailureTests$Permitted.total: \
				the reason is blank. Say why these lazy loads are wanted.

				Action:

				Correct the annotation. It is refused at every level of the rules, \
				as nobody would notice that it has no effect.""");
	}

	@Test
	void validatesRepositoriesAndTheirMethods(CapturedOutput output) {
		fail(InvalidRepository.class, MIGRATIONS, "strict-jpa.default-level=warn",
				"spring.data.jpa.repositories.bootstrap-mode=lazy");

		assertThat(printed(output)).contains("@SuppressViolations on " + Authors.class.getName()
				+ ".findByName: 'until' has the value '30.6.2027', which is no date.");
	}

	@Test
	void validatesTheInterfacesThatARepositoryExtends(CapturedOutput output) {
		fail(InvalidBaseRepository.class, MIGRATIONS, "strict-jpa.default-level=warn");

		assertThat(printed(output))
			.contains("@SuppressViolations on " + Base.class.getName() + ".countByName: 'reason' is blank.");
	}

	@Test
	void saysHowToTakeOverExistingTables(CapturedOutput output) {
		JdbcConnectionDetails database = TestDatabase.createPostgres();
		new JdbcTemplate(
				new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()))
			.execute("create table author (id bigint)");

		assertThat(catchException(() -> StartupApplication.start(database, Strict.class, MIGRATIONS))).isNotNull();

		assertThat(printed(output)).isEqualTo("""
				Description:

				Flyway found tables that no migration has made:

				    Found non-empty schema(s) "public" but no schema history table. \
				Use baseline() or set baselineOnMigrate to true to initialize the schema history table.

				Action:

				Take these tables over as they are. Migrations up to version 1 then count as run:

				    spring.flyway.baseline-on-migrate: true

				If Liquibase migrates them, accept that:

				    strict-jpa.migrations.accept: flyway, liquibase

				An application that has no migration yet starts as before, without Flyway, as a survey:

				    strict-jpa.default-level: warn""");
	}

	@Test
	void saysThatDeferredScriptsAndFlywayExcludeEachOther(CapturedOutput output) {
		fail(Strict.class, "spring.jpa.defer-datasource-initialization=true");

		assertThat(printed(output)).startsWith("""
				Description:

				The property spring.jpa.defer-datasource-initialization is true, so every initialiser of the database \
				waits for the EntityManagerFactory, Flyway too.""")
			.contains(
					"""
							Action:

							Remove spring.jpa.defer-datasource-initialization. Move what schema.sql and data.sql do into migrations""");
	}

	@Test
	void leavesOtherCyclesToSpringBoot(CapturedOutput output) {
		fail(Cyclic.class, "spring.jpa.defer-datasource-initialization=true", "spring.flyway.enabled=false");

		assertThat(printed(output)).contains("form a cycle");
	}

	private static void fail(Class<?> configuration, String... properties) {
		assertThat(catchException(() -> StartupApplication.start(configuration, properties).close())).isNotNull();
	}

	private static String printed(CapturedOutput output) {
		String all = output.toString();
		return all.substring(all.indexOf("Description:")).strip();
	}

	@Configuration(proxyBeanMethods = false)
	static class Cyclic {

		@Bean
		StringBuilder first(StringBuffer second) {
			return new StringBuilder(second);
		}

		@Bean
		StringBuffer second(StringBuilder first) {
			return new StringBuffer(first);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class UnknownSuppression {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Suppressed.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class BlankPermit {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Permitted.class.getName());
		}

	}

	@Entity(name = "suppressed")
	static class Suppressed {

		@Id
		@SuppressViolations(rules = "eager-asociation", reason = "old")
		Long id;

	}

	@Entity(name = "permitted")
	static class Permitted {

		@Id
		Long id;

		@PermitLazyLoading(" ")
		Long total() {
			return this.id;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = StartupFailureTests.class, considerNestedRepositories = true,
			includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Authors.class),
			excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = MoreAuthors.class))
	static class InvalidRepository extends Strict {

	}

	interface Authors extends Repository<Author, Long> {

		@SuppressViolations(rules = "open-in-view", reason = "old", until = "30.6.2027")
		List<Author> findByName(String name);

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(basePackageClasses = StartupFailureTests.class, considerNestedRepositories = true,
			includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = MoreAuthors.class),
			excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Authors.class))
	static class InvalidBaseRepository extends Strict {

	}

	@NoRepositoryBean
	interface Base<T> extends Repository<T, Long> {

		@SuppressViolations(rules = "open-in-view", reason = " ")
		long countByName(String name);

	}

	interface MoreAuthors extends Base<Author> {

	}

}
