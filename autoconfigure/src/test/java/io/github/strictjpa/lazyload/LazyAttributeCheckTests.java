package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.strictjpa.autoconfigure.LazyLoadAutoConfiguration;
import io.github.strictjpa.autoconfigure.StrictJpaAutoConfiguration;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.EnhancingClassLoader;
import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LazyAttributeCheck}.
 */
class LazyAttributeCheckTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, LazyLoadAutoConfiguration.class))
		.withBean(JdbcConnectionDetails.class, TestDatabase::createH2)
		.withPropertyValues("strict-jpa.application-packages=com.acme")
		.withUserConfiguration(Configured.class);

	@Test
	void recordsAttributesThatAreLazyInVain() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/lazy-load.md"));

		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded())
				.extracting((entry) -> entry.violation().subject())
				.containsExactlyInAnyOrder("com.acme.enhanced.Person.bio", "com.acme.enhanced.Person.photo",
						"com.acme.enhanced.Person.video", "com.acme.enhanced.Office.plan");
			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded())
				.extracting((entry) -> entry.violation().toString())
				.anyMatch((message) -> page.lines().anyMatch(message::equals));
		});
	}

	@Test
	void staysSilentOnEnhancedEntities() {
		this.runner
			.withClassLoader(
					new EnhancingClassLoader("com.acme.enhanced", LazyAttributeCheckTests.class.getClassLoader()))
			.run((context) -> assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty());
	}

	@Test
	void staysSilentWhereTheRuleIsOff() {
		this.runner.withPropertyValues("strict-jpa.rules.lazy-load=off")
			.run((context) -> assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty());
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan("com.acme.enhanced")
	static class Configured {

	}

}
