package io.github.strictjpa.lazyload;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import com.acme.blog.Authors;
import com.acme.blog.Badge;
import com.acme.blog.Badges;
import com.acme.blog.Lookups;
import com.acme.blog.Posts;
import com.acme.blog.Post;
import com.acme.blog.Readers;
import com.acme.blog.User;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.autoconfigure.EntryPointsAutoConfiguration;
import io.github.strictjpa.autoconfigure.LazyLoadAutoConfiguration;
import io.github.strictjpa.autoconfigure.RepetitionAutoConfiguration;
import io.github.strictjpa.autoconfigure.StrictJpaAutoConfiguration;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scenarios on the blog, guarded as an application is, on each database. What is expected
 * of the guard is always said together with the SQL that was sent.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(BlogTests.Database.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BlogTests {

	@Parameter
	Database database;

	ConfigurableApplicationContext context;

	SqlCounter sql;

	ViolationRecorder recorder;

	EntityManager entityManager;

	Long userId;

	Long postId;

	/**
	 * A post that a repository can be asked for by title.
	 */
	String title;

	@BeforeParameterizedClassInvocation
	void start() {
		JdbcConnectionDetails details = (this.database == Database.POSTGRESQL) ? TestDatabase.createPostgres()
				: TestDatabase.createH2();
		this.context = new SpringApplicationBuilder(BlogConfiguration.class).sources(sources())
			.web(WebApplicationType.NONE)
			.initializers((context) -> context.getBeanFactory().registerSingleton("details", details))
			.properties("strict-jpa.application-packages=com.acme,io.github.strictjpa.lazyload",
					"spring.jpa.hibernate.ddl-auto=create",
					"spring.jpa.properties.hibernate.default_batch_fetch_size=-1",
					"spring.jpa.properties.hibernate.cache.region.factory_class=" + MapRegionFactory.class.getName(),
					"spring.main.banner-mode=off", "logging.level.root=warn")
			.properties(properties())
			.run();
		this.sql = this.context.getBean(SqlCounter.class);
		this.recorder = this.context.getBean(ViolationRecorder.class);
		this.entityManager = SharedEntityManagerCreator
			.createSharedEntityManager(this.context.getBean(EntityManagerFactory.class));
	}

	@AfterParameterizedClassInvocation
	void stop() {
		this.context.close();
	}

	@BeforeEach
	void createAUserWithPosts() {
		inTransaction((em) -> {
			User user = new User("Ada");
			this.title = "Notes " + System.nanoTime();
			user.getPosts().add(new Post(this.title, user));
			user.getPosts().add(new Post("Other " + this.title, user));
			user.getBadges().add(new Badge("first", user));
			user.getNicknames().add("Countess");
			user.getPhones().add("1");
			user.getSettings().put("theme", "dark");
			user.getLanguages().add("en");
			em.persist(user);
			this.userId = user.getId();
			this.postId = user.getPosts().get(0).getId();
		});
		this.recorder.clear();
		this.sql.reset();
	}

	String[] properties() {
		return new String[0];
	}

	/**
	 * Return what the application has besides the blog.
	 */
	Class<?>[] sources() {
		return new Class<?>[0];
	}

	TransactionTemplate transaction() {
		return new TransactionTemplate(this.context.getBean(PlatformTransactionManager.class));
	}

	void inTransaction(Consumer<EntityManager> action) {
		transaction().executeWithoutResult((status) -> action.accept(this.entityManager));
	}

	<T> T fromTransaction(Function<EntityManager, T> action) {
		return transaction().execute((status) -> action.apply(this.entityManager));
	}

	User user() {
		return this.entityManager.find(User.class, this.userId);
	}

	Post post() {
		return this.entityManager.find(Post.class, this.postId);
	}

	/**
	 * Assert that an action is refused as a lazy load before any SQL is sent.
	 */
	ViolationException assertRefused(String subject, ThrowingCallable action) {
		this.sql.reset();
		ViolationException[] refused = new ViolationException[1];
		assertThatExceptionOfType(ViolationException.class).isThrownBy(action).satisfies((ex) -> {
			assertThat(ex.violation().rule()).isEqualTo(LazyLoadGuard.LAZY_LOAD);
			assertThat(ex.violation().subject()).isEqualTo(subject);
			refused[0] = ex;
		});
		assertThat(this.sql.statements()).isEmpty();
		return refused[0];
	}

	/**
	 * Assert that an action does its work by SQL without a violation.
	 */
	void assertSilent(Runnable action) {
		this.sql.reset();
		action.run();
		assertThat(this.sql.statements()).isNotEmpty();
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	/**
	 * Assert that an action needs neither SQL nor a violation.
	 */
	void assertFree(Runnable action) {
		this.sql.reset();
		action.run();
		assertThat(this.sql.statements()).isEmpty();
		assertThat(this.recorder.snapshot().recorded()).isEmpty();
	}

	/**
	 * Assert that an action does its work by SQL and that this is one violation.
	 */
	RecordedViolation assertRecorded(String rule, String subject, Runnable action) {
		this.sql.reset();
		action.run();
		assertThat(this.sql.statements()).isNotEmpty();
		List<RecordedViolation> recorded = this.recorder.snapshot().recorded();
		assertThat(recorded).singleElement().satisfies((entry) -> {
			assertThat(entry.violation().rule().id()).isEqualTo(rule);
			assertThat(entry.violation().subject()).isEqualTo(subject);
		});
		return recorded.get(0);
	}

	enum Database {

		H2, POSTGRESQL

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = User.class)
	@Import({ Posts.class, Badges.class, Authors.class, Readers.class, Lookups.class })
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class,
			DataJpaRepositoriesAutoConfiguration.class, StrictJpaAutoConfiguration.class,
			EntryPointsAutoConfiguration.class, LazyLoadAutoConfiguration.class, RepetitionAutoConfiguration.class })
	static class BlogConfiguration {

		@Bean
		static SqlCounter sqlCounter() {
			return new SqlCounter();
		}

	}

}
