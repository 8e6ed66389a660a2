package io.github.strictjpa.autoconfigure;

import com.acme.blog.User;
import io.github.strictjpa.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AllowedRolesCheck}.
 */
@ExtendWith(OutputCaptureExtension.class)
class AllowedRolesCheckTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class, LazyLoadAutoConfiguration.class))
		.withBean(JdbcConnectionDetails.class, TestDatabase::createH2)
		.withUserConfiguration(BlogConfiguration.class);

	@ParameterizedTest
	@ValueSource(strings = { "com.acme.blog.User", "com.acme.blog.User.posts", "com.acme.blog.Post.author",
			"com.acme.blog.Post.review.editor", "com.acme.blog.Post.review.remarks", "com.acme.blog.Note.author",
			"com.acme.blog.Country$City.country", "com.acme.blog.*", "com.acme.blog.User.*" })
	void acceptsWhatThereIs(String value, CapturedOutput output) {
		this.runner.withPropertyValues("strict-jpa.lazy-load.allow=" + value).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).doesNotContain("strict-jpa.lazy-load.allow");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.acme.blog.User.post", "com.acme.blog.User.name" })
	void refusesANameThatNothingHas(String value) {
		this.runner.withPropertyValues("strict-jpa.lazy-load.allow=com.acme.blog.User.badges," + value)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, (ex) -> {
					assertThat(ex.getName()).isEqualTo("strict-jpa.lazy-load.allow");
					assertThat(ex.getValue()).isEqualTo(value);
					assertThat(ex.getReason()).startsWith("No entity, association or collection has this name.")
						.contains("The nearest are com.acme.blog.")
						.contains("com.acme.blog.User.");
				}));
	}

	@Test
	void warnsOnceOfAWildcardThatMatchesNothing(CapturedOutput output) {
		this.runner.withPropertyValues("strict-jpa.lazy-load.allow=com.acme.legacy.*").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output.toString().split("'com.acme.legacy.\\*', which matches no entity", -1)).hasSize(2);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", ".*", "com.acme.*.posts", "com.acme.User*" })
	void refusesAnAsteriskElsewhere(String value) {
		this.runner.withPropertyValues("strict-jpa.lazy-load.allow=" + value)
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(InvalidConfigurationPropertyValueException.class)
				.rootCause()
				.hasMessageContaining(value)
				.hasMessageContaining("An asterisk is allowed after the last dot only"));
	}

	@Test
	void refusesAThresholdBelowTwo() {
		this.runner.withPropertyValues("strict-jpa.n-plus-one.threshold=1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("strict-jpa.n-plus-one.threshold")
				.hasMessageContaining("It has to be 2 or more"));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = User.class)
	static class BlogConfiguration {

	}

}
