package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.repository.unprocessed.Thing;
import io.github.strictjpa.repository.unprocessed.ThingRepository;
import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MissingQueryClassFailureAnalyzer}.
 */
class MissingQueryClassFailureAnalyzerTests {

	@Test
	void saysHowTheAnnotationProcessorIsSetUp() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
							DataJpaRepositoriesAutoConfiguration.class, TypedRepositoryAutoConfiguration.class))
			.withBean(JdbcConnectionDetails.class, TestDatabase::createH2)
			.withUserConfiguration(Unprocessed.class)
			.run((context) -> {
				assertThat(context).hasFailed();
				FailureAnalysis analysis = new MissingQueryClassFailureAnalyzer().analyze(context.getStartupFailure());
				assertThat(analysis.getDescription()).isEqualTo("""
						%s is a TypedRepository of %s, and QueryDSL's query class of that entity does not exist."""
					.formatted(ThingRepository.class.getName(), Thing.class.getName()));
				assertThat(analysis.getAction()).contains("<artifactId>querydsl-apt</artifactId>")
					.contains("<artifactId>jakarta.persistence-api</artifactId>")
					.contains("annotationProcessor(\"io.github.openfeign.querydsl:querydsl-apt:7.5:jakarta\")");
			});
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Thing.class)
	@EnableJpaRepositories(basePackageClasses = ThingRepository.class)
	static class Unprocessed {

	}

}
