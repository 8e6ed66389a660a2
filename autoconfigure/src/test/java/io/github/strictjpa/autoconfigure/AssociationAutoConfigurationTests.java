package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.github.strictjpa.Level;
import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.Rule;
import io.github.strictjpa.SuppressViolations;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.association.AssociationGuard;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AssociationAutoConfiguration}.
 */
class AssociationAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, AssociationAutoConfiguration.class))
		.withBean(JdbcConnectionDetails.class, TestDatabase::createH2)
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=create",
				"strict-jpa.application-packages=io.github.strictjpa.autoconfigure");

	@Test
	void contributesItsRules() {
		unitOf(User.class, Post.class).run((context) -> {
			assertThat(context.getBeansOfType(Rule.class).values()).contains(AssociationGuard.LOST_ASSOCIATION_CHANGE,
					AssociationGuard.STALE_INVERSE_SIDE);
			assertThat(AssociationGuard.LOST_ASSOCIATION_CHANGE.defaultLevel()).isEqualTo(Level.FAIL);
			assertThat(AssociationGuard.STALE_INVERSE_SIDE.defaultLevel()).isEqualTo(Level.WARN);
		});
	}

	@Test
	void registersNothingWhenBothRulesAreOff() {
		unitOf(User.class, Post.class)
			.withPropertyValues("strict-jpa.rules.lost-association-change=off",
					"strict-jpa.rules.stale-inverse-side=off")
			.run((context) -> {
				assertThat(guardsOf(context)).isZero();

				inTransaction(context, (entityManager) -> entityManager.persist(userWithLostPost()));
			});
	}

	@Test
	void registersNothingWhenNoRelationshipHasTwoSides() {
		unitOf(Lonely.class).run((context) -> assertThat(guardsOf(context)).isZero());
	}

	@Test
	void registersOneListenerEachOtherwise() {
		unitOf(User.class, Post.class).run((context) -> assertThat(guardsOf(context)).isEqualTo(3));
	}

	@Test
	void backsOffWhenStrictJpaIsDisabled() {
		unitOf(User.class, Post.class).withPropertyValues("strict-jpa.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(PersistenceUnitContributor.class);
			assertThat(guardsOf(context)).isZero();
		});
	}

	@Test
	void failsTheCommitAndTellsWhoCausedIt() {
		unitOf(User.class, Post.class).run((context) -> {
			assertThatExceptionOfType(TransactionSystemException.class)
				.isThrownBy(() -> inTransaction(context, (entityManager) -> entityManager.persist(userWithLostPost())))
				.havingRootCause()
				.isInstanceOfSatisfying(ViolationException.class, (ex) -> {
					Violation violation = ex.violation();
					assertThat(violation.persistenceUnit()).isEqualTo("default");
					assertThat(Objects.requireNonNull(violation.origin()).callSite())
						.isEqualTo(AssociationAutoConfigurationTests.class.getName() + "#inTransaction");
				});
			assertThat(context.getBean(ViolationRecorder.class).snapshot().of("lost-association-change")).hasSize(1);
		});
	}

	@Test
	void onlyLogsAtLevelWarn() {
		unitOf(User.class, Post.class).withPropertyValues("strict-jpa.default-level=warn").run((context) -> {
			inTransaction(context, (entityManager) -> entityManager.persist(userWithLostPost()));

			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).singleElement()
				.satisfies((recorded) -> {
					assertThat(recorded.level()).isEqualTo(Level.WARN);
					assertThat(recorded.violation().detail()).isNull();
				});
		});
	}

	@Test
	void refusesAStaleSideAtLevelFail() {
		unitOf(User.class, Post.class).withPropertyValues("strict-jpa.rules.stale-inverse-side=fail")
			.run((context) -> assertThatExceptionOfType(TransactionSystemException.class)
				.isThrownBy(() -> inTransaction(context, (entityManager) -> {
					Post post = new Post();
					post.author = new User();
					entityManager.persist(post.author);
					entityManager.persist(post);
				}))
				.havingRootCause()
				.isInstanceOf(ViolationException.class));
	}

	@Test
	void keepsOneRuleWhenTheOtherIsOff() {
		unitOf(User.class, Post.class).withPropertyValues("strict-jpa.rules.lost-association-change=off")
			.run((context) -> {
				inTransaction(context, (entityManager) -> entityManager.persist(userWithLostPost()));
				assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();

				inTransaction(context, (entityManager) -> {
					Post post = new Post();
					post.author = new User();
					entityManager.persist(post.author);
					entityManager.persist(post);
				});
				assertThat(context.getBean(ViolationRecorder.class).snapshot().of("stale-inverse-side")).hasSize(1);
			});
	}

	@Test
	void acceptsWhatTheAttributeSuppresses() {
		unitOf(User.class, Post.class).run((context) -> {
			inTransaction(context, (entityManager) -> {
				User user = new User();
				user.accepted.add(new Post());
				entityManager.persist(user);
			});

			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).singleElement()
				.extracting(RecordedViolation::state)
				.isEqualTo(Violation.State.SUPPRESSED);
		});
	}

	private ApplicationContextRunner unitOf(Class<?>... entities) {
		List<String> names = new ArrayList<>();
		for (Class<?> entity : entities) {
			names.add(entity.getName());
		}
		return this.runner.withBean(PersistenceManagedTypes.class,
				() -> PersistenceManagedTypes.of(names.toArray(String[]::new)));
	}

	private static User userWithLostPost() {
		User user = new User();
		user.posts.add(new Post());
		return user;
	}

	private static void inTransaction(AssertableApplicationContext context, Consumer<EntityManager> action) {
		EntityManager entityManager = SharedEntityManagerCreator
			.createSharedEntityManager(context.getBean(EntityManagerFactory.class));
		new TransactionTemplate(context.getBean(JpaTransactionManager.class))
			.executeWithoutResult((status) -> action.accept(entityManager));
	}

	private static int guardsOf(AssertableApplicationContext context) {
		EventListenerRegistry registry = context.getBean(EntityManagerFactory.class)
			.unwrap(SessionFactoryImplementor.class)
			.getEventEngine()
			.getListenerRegistry();
		int ofHibernate = 3;
		return registry.getEventListenerGroup(EventType.FLUSH).count()
				+ registry.getEventListenerGroup(EventType.AUTO_FLUSH).count()
				+ registry.getEventListenerGroup(EventType.FLUSH_ENTITY).count() - ofHibernate;
	}

	@Entity
	@Table(name = "app_user")
	static class User {

		@Id
		@GeneratedValue
		Long id;

		@OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
		List<Post> posts = new ArrayList<>();

		@OneToMany(mappedBy = "editor", cascade = CascadeType.ALL)
		@SuppressViolations(rules = "lost-association-change", reason = "an import links them later")
		List<Post> accepted = new ArrayList<>();

	}

	@Entity
	@Table(name = "post")
	static class Post {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		User author;

		@ManyToOne(fetch = FetchType.LAZY)
		User editor;

	}

	@Entity
	@Table(name = "lonely")
	static class Lonely {

		@Id
		@GeneratedValue
		Long id;

	}

}
