package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.actuate.JpaViolationsEndpoint;
import io.github.strictjpa.actuate.JpaViolationsEndpointWebExtension;
import io.github.strictjpa.report.RuleLevels;
import io.github.strictjpa.report.ViolationRecorder;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.expose.EndpointExposure;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * {@link AutoConfiguration Auto-configuration} for the {@link JpaViolationsEndpoint}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = StrictJpaAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(JpaViolationsEndpoint.class)
public final class JpaViolationsEndpointAutoConfiguration {

	@Bean
	@ConditionalOnBean(ViolationRecorder.class)
	@ConditionalOnMissingBean
	JpaViolationsEndpoint jpaViolationsEndpoint(ViolationRecorder recorder, RuleLevels levels) {
		return new JpaViolationsEndpoint(recorder, levels);
	}

	@Bean
	@ConditionalOnBean(JpaViolationsEndpoint.class)
	@ConditionalOnMissingBean
	@ConditionalOnAvailableEndpoint(exposure = EndpointExposure.WEB)
	JpaViolationsEndpointWebExtension jpaViolationsEndpointWebExtension(JpaViolationsEndpoint endpoint) {
		return new JpaViolationsEndpointWebExtension(endpoint);
	}

}
