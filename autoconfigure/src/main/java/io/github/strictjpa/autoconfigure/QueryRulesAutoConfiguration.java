package io.github.strictjpa.autoconfigure;

import com.querydsl.jpa.impl.JPAQuery;
import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.query.QueryGuard;
import io.github.strictjpa.query.QueryTexts;
import io.github.strictjpa.query.RepositoryPostProcessor;
import io.github.strictjpa.query.SelectGuard;
import io.github.strictjpa.repository.SelectListener;
import org.hibernate.SessionFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ResourceLoader;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;

/**
 * {@link AutoConfiguration Auto-configuration} for the rules of queries.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = StrictJpaAutoConfiguration.class)
@ConditionalOnClass(SessionFactory.class)
@ConditionalOnBean(ViolationReporter.class)
public final class QueryRulesAutoConfiguration {

	@Bean
	static QueryGuardPostProcessor queryGuardPostProcessor(ObjectProvider<QueryGuard> guard) {
		return new QueryGuardPostProcessor(guard);
	}

	@Bean
	QueryGuard queryGuard(ViolationReporter reporter, ApplicationCode applicationCode) {
		return new QueryGuard(reporter, applicationCode);
	}

	@Bean
	Rule multipleCollectionJoinRule() {
		return QueryGuard.MULTIPLE_COLLECTION_JOIN;
	}

	@Bean
	Rule inMemoryPaginationRule() {
		return QueryGuard.IN_MEMORY_PAGINATION;
	}

	@Bean
	Rule unorderedPageRule() {
		return QueryGuard.UNORDERED_PAGE;
	}

	@Bean
	Rule unboundedResultRule() {
		return QueryGuard.UNBOUNDED_RESULT;
	}

	@Bean
	Rule stringQueryRule() {
		return QueryTexts.STRING_QUERY;
	}

	@Bean
	Rule concatenatedQueryRule() {
		return QueryTexts.CONCATENATED_QUERY;
	}

	@Bean
	Rule stringSortRule() {
		return QueryTexts.STRING_SORT;
	}

	@Bean
	Rule unsafePathRule() {
		return SelectGuard.UNSAFE_PATH;
	}

	@Bean
	StartupCheck queryTextsCheck(ViolationReporter reporter, ApplicationCode applicationCode,
			ResourceLoader resourceLoader) {
		QueryTexts texts = new QueryTexts(reporter, applicationCode, resourceLoader);
		return (units) -> texts.violations();
	}

	/**
	 * What needs Spring Data's repositories.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(JpaRepositoryFactoryBean.class)
	static class RepositoryConfiguration {

		@Bean
		static RepositoryCallsPostProcessor repositoryCallsPostProcessor(
				ObjectProvider<RepositoryPostProcessor> processor) {
			return new RepositoryCallsPostProcessor(processor);
		}

		@Bean
		RepositoryPostProcessor strictJpaRepositoryPostProcessor(ViolationReporter reporter,
				ApplicationCode applicationCode, StrictJpaProperties properties) {
			return new RepositoryPostProcessor(reporter, applicationCode, properties.unboundedResult().threshold());
		}

	}

	/**
	 * What needs typed repositories.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ JPAQuery.class, JpaRepositoryFactoryBean.class })
	static class TypedRepositoryConfiguration {

		@Bean
		SelectListener strictJpaSelectListener(ViolationReporter reporter, ApplicationCode applicationCode,
				StrictJpaProperties properties) {
			return new GuardedSelects(
					new SelectGuard(reporter, applicationCode, properties.unboundedResult().threshold()));
		}

	}

}
