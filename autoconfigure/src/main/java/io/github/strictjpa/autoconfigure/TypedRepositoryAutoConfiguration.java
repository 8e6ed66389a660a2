package io.github.strictjpa.autoconfigure;

import com.querydsl.jpa.impl.JPAQuery;
import io.github.strictjpa.repository.TypedRepository;
import org.hibernate.SessionFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.data.jpa.repository.support.JpaRepositoryFactoryBean;

/**
 * {@link AutoConfiguration Auto-configuration} for interfaces that extend
 * {@link TypedRepository}. It does not depend on {@code strict-jpa.enabled}: repositories
 * work with every rule off.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DataJpaRepositoriesAutoConfiguration.class)
@ConditionalOnClass({ JPAQuery.class, JpaRepositoryFactoryBean.class, SessionFactory.class })
public final class TypedRepositoryAutoConfiguration {

	@Bean
	static QuerydslArtifactCheck strictJpaQuerydslArtifactCheck() {
		return new QuerydslArtifactCheck();
	}

	@Bean
	static TypedRepositoryPostProcessor strictJpaTypedRepositoryPostProcessor() {
		return new TypedRepositoryPostProcessor();
	}

}
