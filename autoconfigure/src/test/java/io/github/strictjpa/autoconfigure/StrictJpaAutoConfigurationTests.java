package io.github.strictjpa.autoconfigure;

import java.util.Map;
import java.util.stream.Stream;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.mapping.MappingCheck;
import io.github.strictjpa.report.RuleLevels;
import io.github.strictjpa.report.UnknownRuleException;
import io.github.strictjpa.report.ViolationRecorder;
import org.hibernate.boot.Metadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StrictJpaAutoConfiguration} and {@link MappingAutoConfiguration}.
 */
class StrictJpaAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, MappingAutoConfiguration.class))
		.withUserConfiguration(EagerUnit.class)
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=none",
				"strict-jpa.application-packages=io.github.strictjpa");

	@Test
	void bindsALevelFromTheEnvironment() {
		this.runner.withInitializer((context) -> {
			MutablePropertySources sources = context.getEnvironment().getPropertySources();
			String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
			sources.replace(name,
					new SystemEnvironmentPropertySource(name, Map.of("STRICTJPA_RULES_EAGERASSOCIATION", "warn")));
		}).run((context) -> assertThat(level(context.getBean(RuleLevels.class))).isEqualTo(Level.WARN));
	}

	@ParameterizedTest
	@ValueSource(strings = { "off", "OFF", "false" })
	void bindsOffAsYamlWritesIt(String value) {
		this.runner.withPropertyValues("strict-jpa.rules.eager-association=" + value)
			.run((context) -> assertThat(level(context.getBean(RuleLevels.class))).isEqualTo(Level.OFF));
	}

	@Test
	void judgesNothingOutsideOfTheApplication() {
		this.runner.withPropertyValues("strict-jpa.application-packages=com.acme").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
		});
	}

	@Test
	void asksTheChecksOfTheApplication() {
		this.runner.withUserConfiguration(OwnCheck.class)
			.run((context) -> assertThat(context.getStartupFailure()).isInstanceOfSatisfying(
					RefusedStartException.class,
					(ex) -> assertThat(ex.violations()).extracting((violation) -> violation.rule().id())
						.containsExactlyInAnyOrder("eager-association", "own-rule")));
	}

	@Test
	void knowsTheRulesOfTheChecksOfTheApplication() {
		this.runner.withUserConfiguration(OwnCheck.class)
			.withPropertyValues("strict-jpa.default-level=warn", "strict-jpa.rules.own-rule=off")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(ViolationRecorder.class).snapshot().of("own-rule")).isEmpty();
			});
	}

	@Test
	void refusesAnUnknownRuleBeforeAnythingElseIsCreated() {
		this.runner.withPropertyValues("strict-jpa.rules.none-such=warn", "spring.datasource.url=jdbc:none:such")
			.run((context) -> assertThat(context.getStartupFailure())
				.hasRootCauseInstanceOf(UnknownRuleException.class));
	}

	@Test
	void keepsARecorderForEachContext() {
		this.runner.withPropertyValues("strict-jpa.default-level=warn")
			.run((first) -> this.runner.withPropertyValues("strict-jpa.default-level=warn").run((restarted) -> {
				ViolationRecorder recorder = restarted.getBean(ViolationRecorder.class);
				assertThat(recorder).isNotSameAs(first.getBean(ViolationRecorder.class));
				assertThat(recorder.snapshot().recorded()).isNotEmpty()
					.allSatisfy((recorded) -> assertThat(recorded.count()).isOne());
			}));
	}

	private static Level level(RuleLevels levels) {
		return levels.of(levels.rule("eager-association"));
	}

	@Configuration(proxyBeanMethods = false)
	static class EagerUnit {

		@Bean
		static PersistenceManagedTypes managedTypes() {
			return PersistenceManagedTypes.of(StartupApplication.Author.class.getName(),
					StartupApplication.EagerNote.class.getName());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnCheck {

		@Bean
		MappingCheck ownCheck() {
			Rule rule = Rule.of("own-rule", Level.FAIL, "A rule of the application.");
			return new MappingCheck() {

				@Override
				public Rule rule() {
					return rule;
				}

				@Override
				public Stream<Violation> check(Metadata metadata) {
					return metadata.getEntityBindings()
						.stream()
						.filter((entity) -> entity.getJpaEntityName().equals("author"))
						.map((entity) -> Violation.of(rule, entity.getClassName(), "Wrong.", "Right it."));
				}

			};
		}

	}

}
