package io.github.strictjpa.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

import com.acme.query.QueryApplication;
import com.acme.query.UserQueries;
import com.acme.query.UserRepository;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationException;
import io.github.strictjpa.query.GuardedSqmTranslatorFactory;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.QueryParameterBindings;
import org.hibernate.query.sqm.internal.DomainParameterXref;
import org.hibernate.query.sqm.sql.SqmTranslator;
import org.hibernate.query.sqm.sql.SqmTranslatorFactory;
import org.hibernate.query.sqm.sql.StandardSqmTranslatorFactory;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.spi.SqlAstCreationContext;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.interceptor.ExposeInvocationInterceptor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link QueryRulesAutoConfiguration}.
 */
class QueryRulesAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				TransactionAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, QueryRulesAutoConfiguration.class,
				TypedRepositoryAutoConfiguration.class))
		.withUserConfiguration(QueryApplication.class)
		.withPropertyValues("spring.datasource.url=" + TestDatabase.createH2().getJdbcUrl(),
				"spring.jpa.hibernate.ddl-auto=create-drop");

	@Test
	void contributesItsRules() {
		this.runner.run((context) -> assertThat(context.getBeansOfType(Rule.class).values()).extracting(Rule::id)
			.containsExactlyInAnyOrder("multiple-collection-join", "in-memory-pagination", "unordered-page",
					"unbounded-result", "string-query", "concatenated-query", "string-sort", "unsafe-path"));
	}

	@Test
	void judgesQueriesOfTheUnitThatBootBuilds() {
		this.runner.run((context) -> {
			assertRefusesTwoJoins(context);
			assertThat(context.getBean(ViolationRecorder.class).snapshot().of("multiple-collection-join"))
				.singleElement()
				.satisfies((entry) -> assertThat(entry.violation().persistenceUnit()).isEqualTo("default"));
		});
	}

	@Test
	void goesOnAfterAViolationThatIsOnlyAWarning() {
		this.runner.withPropertyValues("strict-jpa.default-level=warn").run((context) -> {
			assertThat(context.getBean(UserQueries.class).withPostsAndRoles()).isEmpty();
			assertThat(context.getBean(ViolationRecorder.class).snapshot().of("multiple-collection-join")).hasSize(1);
		});
	}

	@Test
	void keepsTheTranslatorThatTheApplicationHasChosen() {
		CountingTranslatorFactory.created.set(0);
		this.runner
			.withPropertyValues(
					"spring.jpa.properties.hibernate.query.sqm.translator=" + CountingTranslatorFactory.class.getName())
			.run((context) -> {
				assertRefusesTwoJoins(context);
				assertThat(CountingTranslatorFactory.created).hasPositiveValue();
			});
	}

	@Test
	void addsNothingWhenAllItsRulesAreOff() {
		this.runner
			.withPropertyValues("strict-jpa.rules.multiple-collection-join=off",
					"strict-jpa.rules.in-memory-pagination=off", "strict-jpa.rules.unordered-page=off",
					"strict-jpa.rules.unbounded-result=off", "strict-jpa.rules.string-query=off",
					"strict-jpa.rules.concatenated-query=off", "strict-jpa.rules.string-sort=off",
					"strict-jpa.rules.unsafe-path=off")
			.run(QueryRulesAutoConfigurationTests::assertUntouched);
	}

	@Test
	void addsNothingWhenDisabled() {
		this.runner.withPropertyValues("strict-jpa.enabled=false")
			.run(QueryRulesAutoConfigurationTests::assertUntouched);
	}

	@Test
	void showsTranslatorAndRepositoriesToTheRulesThatAreOn() {
		this.runner.run((context) -> {
			assertThat(translator(context)).isInstanceOf(GuardedSqmTranslatorFactory.class);
			assertThat(((Advised) context.getBean(UserRepository.class)).getAdvisors())
				.containsOnlyOnce(ExposeInvocationInterceptor.ADVISOR);
		});
	}

	@Test
	void refusesToStartWithAQueryThatIsPutTogether() {
		this.runner.withPropertyValues("strict-jpa.application-packages=com.acme.texts")
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(RefusedStartException.class, (ex) -> assertThat(ex.violations()).hasSize(9)
					.allMatch((violation) -> violation.rule().id().equals("concatenated-query"))));
	}

	@Test
	void startsWithSuchAQueryInASurvey() {
		this.runner
			.withPropertyValues("strict-jpa.application-packages=com.acme.texts", "strict-jpa.default-level=warn")
			.run((context) -> assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded())
				.extracting((entry) -> entry.violation().rule().id())
				.contains("concatenated-query", "string-query", "string-sort"));
	}

	@Test
	void refusesAThresholdThatIsNone() {
		this.runner.withPropertyValues("strict-jpa.unbounded-result.threshold=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("strict-jpa.unbounded-result.threshold")
				.hasMessageContaining("It has to be 1 or more"));
	}

	@Test
	void knowsTheDefaultThreshold() {
		this.runner
			.run((context) -> assertThat(context.getBean(StrictJpaProperties.class).unboundedResult().threshold())
				.isEqualTo(10_000));
	}

	private static void assertUntouched(AssertableApplicationContext context) {
		assertThat(context).hasNotFailed();
		assertThat(translator(context)).isExactlyInstanceOf(StandardSqmTranslatorFactory.class);
		assertThat(((Advised) context.getBean(UserRepository.class)).getAdvisors())
			.doesNotContain(ExposeInvocationInterceptor.ADVISOR);
		assertThat(context.getBean(UserQueries.class).withPostsAndRoles()).isEmpty();
	}

	private static void assertRefusesTwoJoins(AssertableApplicationContext context) {
		UserQueries queries = context.getBean(UserQueries.class);
		assertThatExceptionOfType(ViolationException.class).isThrownBy(queries::withPostsAndRoles);
	}

	private static SqmTranslatorFactory translator(AssertableApplicationContext context) {
		return context.getBean(EntityManagerFactory.class)
			.unwrap(SessionFactoryImplementor.class)
			.getQueryEngine()
			.getSqmTranslatorFactory();
	}

	/**
	 * A translator of the application's.
	 */
	public static final class CountingTranslatorFactory extends StandardSqmTranslatorFactory {

		static final AtomicInteger created = new AtomicInteger();

		@Override
		public SqmTranslator<SelectStatement> createSelectTranslator(SqmSelectStatement<?> statement,
				QueryOptions options, DomainParameterXref parameters, QueryParameterBindings bindings,
				LoadQueryInfluencers influencers, SqlAstCreationContext context, boolean deduplicateSelectionItems) {
			created.incrementAndGet();
			return super.createSelectTranslator(statement, options, parameters, bindings, influencers, context,
					deduplicateSelectionItems);
		}

	}

}
