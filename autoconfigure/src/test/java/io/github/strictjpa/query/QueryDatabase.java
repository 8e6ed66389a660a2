package io.github.strictjpa.query;

import java.util.List;
import java.util.function.Supplier;

import com.acme.query.Comment;
import com.acme.query.Post;
import com.acme.query.PredicateUserRepository;
import com.acme.query.QueryApplication;
import com.acme.query.Role;
import com.acme.query.TypedUserRepository;
import com.acme.query.User;
import com.acme.query.UserQueries;
import com.acme.query.UserRepository;
import com.acme.query.UserSelects;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Violation;
import io.github.strictjpa.autoconfigure.QueryRulesAutoConfiguration;
import io.github.strictjpa.autoconfigure.StrictJpaAutoConfiguration;
import io.github.strictjpa.autoconfigure.TypedRepositoryAutoConfiguration;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The databases that the rules for queries are tested on, each with one application that
 * holds two users with two posts, two comments each and two roles. The application is
 * started when a test first asks for it.
 */
enum QueryDatabase {

	H2(TestDatabase::createH2), POSTGRES(TestDatabase::createPostgres);

	private final Supplier<JdbcConnectionDetails> database;

	private ConfigurableApplicationContext context;

	QueryDatabase(Supplier<JdbcConnectionDetails> database) {
		this.database = database;
	}

	UserRepository users() {
		return bean(UserRepository.class);
	}

	UserQueries queries() {
		return bean(UserQueries.class);
	}

	UserSelects selects() {
		return new UserSelects(bean(TypedUserRepository.class));
	}

	PredicateUserRepository predicates() {
		return bean(PredicateUserRepository.class);
	}

	SqlCounter sql() {
		return bean(SqlCounter.class);
	}

	/**
	 * Forget what was seen so far.
	 */
	void reset() {
		bean(ViolationRecorder.class).clear();
		sql().reset();
	}

	/**
	 * Return the violations of a rule since the last reset.
	 */
	List<Violation> violations(String rule) {
		return bean(ViolationRecorder.class).snapshot().of(rule).stream().map(RecordedViolation::violation).toList();
	}

	<T> T inTransaction(Supplier<T> action) {
		return bean(TransactionTemplate.class).execute((status) -> action.get());
	}

	private synchronized <T> T bean(Class<T> type) {
		if (this.context == null) {
			JdbcConnectionDetails details = this.database.get();
			this.context = new SpringApplicationBuilder(QueryApplication.class, Infrastructure.class)
				.web(WebApplicationType.NONE)
				.properties("spring.datasource.url=" + details.getJdbcUrl(),
						"spring.datasource.username=" + details.getUsername(),
						"spring.datasource.password=" + details.getPassword(), "spring.jpa.hibernate.ddl-auto=create",
						"strict-jpa.unbounded-result.threshold=1", "logging.level.root=warn",
						"spring.main.banner-mode=off")
				.run();
			inTransaction(this::addUsers);
		}
		return this.context.getBean(type);
	}

	private boolean addUsers() {
		EntityManager entityManager = bean(EntityManager.class);
		for (String name : List.of("ada", "bob")) {
			User user = new User(name);
			entityManager.persist(user);
			for (int number = 0; number < 2; number++) {
				Post post = new Post("post " + number, user);
				entityManager.persist(post);
				entityManager.persist(new Comment(post));
				entityManager.persist(new Role(user));
			}
		}
		return true;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
			HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class,
			DataJpaRepositoriesAutoConfiguration.class, StrictJpaAutoConfiguration.class,
			QueryRulesAutoConfiguration.class, TypedRepositoryAutoConfiguration.class })
	static class Infrastructure {

		@Bean
		static SqlCounter sqlCounter() {
			return new SqlCounter();
		}

	}

}
