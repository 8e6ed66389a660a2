package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.SuppressViolations;
import io.github.strictjpa.Violation;
import io.github.strictjpa.migration.ForeignKeyIndexCheck;
import io.github.strictjpa.migration.SchemaDifference;
import io.github.strictjpa.migration.SchemaDrift;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SchemaDriftAutoConfiguration}.
 */
class SchemaDriftAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class,
				HibernateJpaAutoConfiguration.class, StrictJpaAutoConfiguration.class,
				SchemaDriftAutoConfiguration.class))
		.withBean(JdbcConnectionDetails.class, TestDatabase::createPostgres)
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=none", "spring.flyway.locations=classpath:db/schema-drift");

	@Test
	void startsOnTheSchemaOfItsMigrations() {
		this.runner.withUserConfiguration(NoteUnit.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(SchemaDrift.class).differences()).isEmpty();
			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
		});
	}

	@Test
	void refusesTheStartWithAllThatBreaks() {
		this.runner.withUserConfiguration(LaterUnit.class)
			.run((context) -> assertThat(context.getStartupFailure())
				.isInstanceOfSatisfying(RefusedStartException.class, (refused) -> {
					assertThat(refused.violations()).extracting(Violation::subject)
						.containsExactly(LaterNote.class.getName() + ".body");
					assertThat(refused.getMessage()).isEqualTo("The column 'note.body' (" + LaterNote.class.getName()
							+ ".body) does not exist. Change the mapping, or add a migration: "
							+ "alter table note add column body varchar(255);");
				}));
	}

	@Test
	void recordsWhatDivergesAndWhatHasNoIndexButStarts() {
		this.runner.withUserConfiguration(LaterUnit.class)
			.withPropertyValues("strict-jpa.rules.schema-drift=warn")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded())
					.extracting(RecordedViolation::violation)
					.extracting((violation) -> violation.rule().id(), Violation::subject)
					.containsExactlyInAnyOrder(tuple("schema-drift", "body"), tuple("schema-divergence", "title"),
							tuple("schema-divergence", "parent"), tuple("unindexed-foreign-key", "parent"));
			});
	}

	@Test
	void saysInOneViolationAllThatDivergesOfAnAttribute() {
		this.runner.withUserConfiguration(LaterUnit.class)
			.withPropertyValues("strict-jpa.rules.schema-drift=off")
			.run((context) -> assertThat(context.getBean(ViolationRecorder.class).snapshot().of("schema-divergence"))
				.filteredOn((entry) -> entry.violation().subject().endsWith(".title"))
				.extracting((entry) -> entry.violation().toString())
				.containsExactly(
						"The column 'note.title' (%1$s.title) is character varying(40), mapped is varchar(80). "
							.formatted(LaterNote.class.getName())
								+ "The column 'note.title' (%1$s.title) allows null, mapped is NOT NULL. "
									.formatted(LaterNote.class.getName())
								+ "Change the mapping, or add a migration: "
								+ "alter table note alter column title set data type varchar(80) using title::varchar(80); "
								+ "alter table note alter column title set not null;"));
	}

	@Test
	void readsNothingWhereItsRulesAreOff() {
		this.runner.withUserConfiguration(LaterUnit.class)
			.withBean(SqlCounter.class)
			.withPropertyValues("strict-jpa.rules.schema-drift=off", "strict-jpa.rules.schema-divergence=off",
					"strict-jpa.rules.unindexed-foreign-key=off")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(SqlCounter.class).statements()).noneMatch((sql) -> sql.contains("pg_index"));
				assertThat(context.getBean(SchemaDrift.class).differences()).extracting(SchemaDifference::kind)
					.contains(SchemaDifference.Kind.MISSING_COLUMN);
			});
	}

	@Test
	void startsOnASchemaThatHibernateCreates() {
		this.runner.withUserConfiguration(LaterUnit.class)
			.withPropertyValues("spring.flyway.enabled=false", "spring.jpa.hibernate.ddl-auto=create-drop")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(SchemaDrift.class).differences()).isEmpty();
			});
	}

	@Test
	void leavesIgnoredTablesOut() {
		this.runner.withUserConfiguration(LaterUnit.class)
			.withPropertyValues("strict-jpa.migrations.ignore=no*")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void respectsASuppressionOnTheAttribute() {
		this.runner.withUserConfiguration(AcceptedUnit.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded())
				.extracting(RecordedViolation::state)
				.containsOnly(Violation.State.SUPPRESSED);
		});
	}

	@Test
	void isAbsentWhereStrictJpaIsOff() {
		this.runner.withUserConfiguration(LaterUnit.class)
			.withPropertyValues("strict-jpa.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(SchemaDrift.class));
	}

	@Test
	void contributesItsRules() {
		assertThat(SchemaDrift.DRIFT.page()).endsWith("/docs/rules/schema-drift.md");
		assertThat(SchemaDrift.DIVERGENCE.page()).endsWith("/docs/rules/schema-divergence.md");
		assertThat(ForeignKeyIndexCheck.RULE.page()).endsWith("/docs/rules/unindexed-foreign-key.md");
	}

	private static Tuple tuple(String rule, String attribute) {
		return Tuple.tuple(rule, LaterNote.class.getName() + "." + attribute);
	}

	@Configuration(proxyBeanMethods = false)
	static class NoteUnit {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(Note.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class LaterUnit {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(LaterNote.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AcceptedUnit {

		@Bean
		PersistenceManagedTypes types() {
			return PersistenceManagedTypes.of(AcceptedNote.class.getName());
		}

	}

	@Entity
	@Table(name = "note")
	static class Note {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "note")
		@SequenceGenerator(name = "note", sequenceName = "note_seq")
		Long id;

		@Column(length = 40)
		String title;

	}

	@Entity
	@Table(name = "note")
	static class LaterNote {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "note")
		@SequenceGenerator(name = "note", sequenceName = "note_seq")
		Long id;

		@Column(length = 80, nullable = false)
		String title;

		String body;

		@ManyToOne(fetch = FetchType.LAZY)
		LaterNote parent;

	}

	@Entity
	@Table(name = "note")
	static class AcceptedNote {

		@Id
		Long id;

		@SuppressViolations(rules = "schema-drift", reason = "The column comes with the next release")
		String body;

	}

}
