package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.actuate.ViolationMetrics;
import io.github.strictjpa.report.ViolationRecorder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for {@link ViolationMetrics}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = StrictJpaAutoConfiguration.class,
		afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass({ MeterRegistry.class, MeterBinder.class })
@ConditionalOnBean({ MeterRegistry.class, ViolationRecorder.class })
public final class ViolationMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ViolationMetrics strictJpaViolationMetrics(ViolationRecorder recorder) {
		return new ViolationMetrics(recorder);
	}

}
