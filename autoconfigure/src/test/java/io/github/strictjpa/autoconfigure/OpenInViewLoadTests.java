package io.github.strictjpa.autoconfigure;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.acme.blog.Post;
import com.acme.blog.User;
import com.acme.blog.UserController;
import io.github.strictjpa.Violation;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what a lazy load says under open-in-view.
 */
@ParameterizedClass
@MethodSource("databases")
class OpenInViewLoadTests {

	private final WebApplicationContextRunner runner;

	OpenInViewLoadTests(JdbcConnectionDetails database) {
		this.runner = new WebApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
							TransactionAutoConfiguration.class, StrictJpaAutoConfiguration.class,
							EntryPointsAutoConfiguration.class, LazyLoadAutoConfiguration.class,
							DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
							JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class))
			.withBean(JdbcConnectionDetails.class, () -> database)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=create", "spring.jpa.open-in-view=true",
					"strict-jpa.application-packages=com.acme,io.github.strictjpa.autoconfigure")
			.withUserConfiguration(WebConfiguration.class);
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createH2(), TestDatabase.createPostgres());
	}

	@Test
	void saysSoWhereTheTransactionIsOver() {
		this.runner.run((context) -> {
			assertThat(MockMvcTester.from(context).get().uri("/users/{id}/posts/count", persistUser(context)))
				.hasFailed();

			assertThat(Files.readString(Path.of("../docs/rules/lazy-load.md")).lines())
				.contains(violation(context).toString());
			assertThat(violation(context)).hasToString("com.acme.blog.UserController.countPosts (line 21) touched "
					+ "com.acme.blog.User.posts, which its query did not fetch. The session was open without a "
					+ "transaction, thanks to open-in-view. Fetch it: "
					+ "FetchPlan.of(QUser.user).selectIn(QUser.user.posts); or permit it: @PermitLazyLoading(\"why\"). "
					+ "Then set spring.jpa.open-in-view=false: without it, this is a LazyInitializationException.");
		});
	}

	@Test
	void doesNotSaySoInsideOfATransaction() {
		this.runner.run((context) -> {
			assertThat(MockMvcTester.from(context).get().uri("/transactional/{id}", persistUser(context))).hasFailed();

			assertThat(violation(context).message()).endsWith("which its query did not fetch.");
		});
	}

	@Test
	void asksNoUnitOfAnotherProviderForItsSession() {
		EntityManager foreign = (EntityManager) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { EntityManager.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "isOpen" -> true;
					default -> throw new PersistenceException("not of Hibernate: " + method.getName());
				});
		List<Object> units = Stream.generate(Object::new).limit(20).toList();
		this.runner.run((context) -> {
			units.forEach(
					(unit) -> TransactionSynchronizationManager.bindResource(unit, new EntityManagerHolder(foreign)));
			try {
				assertThat(MockMvcTester.from(context).get().uri("/users/{id}/posts/count", persistUser(context)))
					.hasFailed();
			}
			finally {
				units.forEach(TransactionSynchronizationManager::unbindResource);
			}

			assertThat(violation(context).message()).contains("thanks to open-in-view");
		});
	}

	private static Violation violation(WebApplicationContext context) {
		return context.getBean(ViolationRecorder.class).snapshot().of("lazy-load").get(0).violation();
	}

	private static Long persistUser(WebApplicationContext context) {
		return context.getBean(EntityManagerFactory.class).callInTransaction((em) -> {
			User user = new User("Ada");
			user.getPosts().add(new Post("Notes", user));
			em.persist(user);
			return user.getId();
		});
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = User.class)
	@Import({ UserController.class, TransactionalController.class })
	static class WebConfiguration {

	}

	/**
	 * A controller whose method is a transaction.
	 */
	@RestController
	static class TransactionalController {

		private final UserController users;

		TransactionalController(UserController users) {
			this.users = users;
		}

		@Transactional
		@GetMapping("/transactional/{id}")
		public int count(@PathVariable Long id) {
			return this.users.user(id).getPosts().size();
		}

	}

}
