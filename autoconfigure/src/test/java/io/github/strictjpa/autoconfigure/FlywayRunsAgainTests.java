package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.strictjpa.migration.SchemaDifference;
import io.github.strictjpa.migration.SchemaDrift;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for migrations that run while applications on their database run or start.
 */
@ParameterizedClass
@MethodSource("databases")
class FlywayRunsAgainTests {

	private static final int INSTANCES = 12;

	@Parameter
	JdbcConnectionDetails database;

	@TempDir
	Path folder;

	@BeforeEach
	void writeFirstMigration() throws IOException {
		JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(this.database.getJdbcUrl(),
				this.database.getUsername(), this.database.getPassword()));
		jdbc.execute("drop table if exists note");
		jdbc.execute("drop table if exists \"flyway_schema_history\"");
		write("V1__create_note.sql", "create table note (id bigint primary key, body varchar(255));");
	}

	@Test
	void isSilentWhereARunningApplicationMigrates() {
		runner().run((context) -> {
			write("V2__add_title.sql", "alter table note add column title varchar(80);");

			assertThat(context.getBean(Flyway.class).migrate().migrationsExecuted).isOne();
			assertWorks(context, 1);

			context.getBean(Flyway.class).clean();
			assertThat(context.getBean(Flyway.class).migrate().migrationsExecuted).isEqualTo(2);
			assertWorks(context, 1);
		});
	}

	@Test
	void comparesAnewWhatARunningApplicationHasMigrated() {
		runner().run((context) -> {
			write("V2__drop_body.sql", "alter table note drop column body;");
			context.getBean(Flyway.class).migrate();

			assertThat(context.getBean(SchemaDrift.class).differences()).extracting(SchemaDifference::kind)
				.containsExactly(SchemaDifference.Kind.MISSING_COLUMN);
			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
		});
		runner().run((context) -> assertThat(context).hasFailed()
			.getFailure()
			.isInstanceOf(RefusedStartException.class)
			.hasMessageContaining("The column 'note.body'"));
	}

	@Test
	void startsTwelveContextsAtOnce() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
		try {
			List<Future<Integer>> started = IntStream.range(0, INSTANCES)
				.mapToObj((instance) -> threads.submit(this::startAndCountMigrations))
				.toList();

			for (Future<Integer> instance : started) {
				assertThat(instance.get()).isOne();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private int startAndCountMigrations() {
		int[] migrations = new int[1];
		runner().withPropertyValues("spring.datasource.hikari.maximum-pool-size=3").run((context) -> {
			assertThat(context).hasNotFailed();
			migrations[0] = context.getBean(Flyway.class).info().applied().length;
		});
		return migrations[0];
	}

	private static void assertWorks(ApplicationContext context, long id) {
		EntityManagerFactory factory = context.getBean(EntityManagerFactory.class);
		Note note = new Note();
		note.id = id;
		note.body = "a";
		factory.runInTransaction((entityManager) -> entityManager.persist(note));

		Note found = factory.callInTransaction((entityManager) -> entityManager.find(Note.class, id));
		assertThat(found.body).isEqualTo("a");
		assertThat(context.getBean(SchemaDrift.class).differences()).isEmpty();
		assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
	}

	private ApplicationContextRunner runner() {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(StrictJpaAutoConfiguration.class, MigrationAutoConfiguration.class,
					SchemaDriftAutoConfiguration.class, DataSourceAutoConfiguration.class,
					HibernateJpaAutoConfiguration.class, FlywayAutoConfiguration.class))
			.withUserConfiguration(Notes.class)
			.withBean(JdbcConnectionDetails.class, () -> this.database)
			.withPropertyValues("strict-jpa.application-packages=io.github.strictjpa",
					"spring.flyway.clean-disabled=false", "spring.flyway.locations=filesystem:" + this.folder);
	}

	private void write(String name, String sql) throws IOException {
		Files.writeString(this.folder.resolve(name), sql);
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createPostgres(), TestDatabase.createH2());
	}

	@Configuration(proxyBeanMethods = false)
	static class Notes {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(Note.class.getName());
		}

	}

	@Entity(name = "note")
	static class Note {

		@Id
		Long id;

		String body;

	}

}
