package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.Level;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.actuate.ViolationMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ViolationMetricsAutoConfiguration}.
 */
class ViolationMetricsAutoConfigurationTests {

	private static final Rule LAZY_LOAD = Rule.of("lazy-load", Level.WARN, "Loaded on touch.");

	private static final Violation VIOLATION = Violation.of(LAZY_LOAD, "com.acme.User.posts", "It was touched.",
			"Fetch it.");

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(
				AutoConfigurations.of(StrictJpaAutoConfiguration.class, ViolationMetricsAutoConfiguration.class,
						MetricsAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class))
		.withBean("lazyLoad", Rule.class, () -> LAZY_LOAD);

	private final ApplicationContextRunner metered = this.runner
		.withConfiguration(AutoConfigurations.of(SimpleMetricsExportAutoConfiguration.class));

	@Test
	void countsInTheRegistryOfTheApplication() {
		this.metered.run((context) -> {
			context.getBean(ViolationReporter.class).report(VIOLATION);

			assertThat(count(context.getBean(MeterRegistry.class))).isOne();
		});
	}

	@Test
	void countsOnceInEachOfTwoRegistriesAndTheirComposite() {
		this.runner.withBean("first", SimpleMeterRegistry.class)
			.withBean("second", SimpleMeterRegistry.class)
			.run((context) -> {
				context.getBean(ViolationReporter.class).report(VIOLATION);

				assertThat(count(context.getBean(MeterRegistry.class))).isOne();
				assertThat(count(context.getBean("first", MeterRegistry.class))).isOne();
				assertThat(count(context.getBean("second", MeterRegistry.class))).isOne();
			});
	}

	@Test
	void isAbsentWithoutMicrometer() {
		this.runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ViolationReporter.class)
				.doesNotHaveBean(ViolationMetrics.class));
	}

	@Test
	void isAbsentWithoutARegistry() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(StrictJpaAutoConfiguration.class, ViolationMetricsAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ViolationMetrics.class));
	}

	@Test
	void isAbsentWhereStrictJpaIsOff() {
		this.metered.withPropertyValues("strict-jpa.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ViolationMetrics.class));
	}

	private static double count(MeterRegistry registry) {
		return registry.get(ViolationMetrics.NAME).functionCounter().count();
	}

}
