package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.Rule;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.session.OpenInViewCheck;
import io.github.strictjpa.session.SessionRules;
import jakarta.servlet.Servlet;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.context.request.WebRequestInterceptor;

/**
 * {@link AutoConfiguration Auto-configuration} for the rule {@code open-in-view}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = StrictJpaAutoConfiguration.class)
@ConditionalOnBean(StartupChecks.class)
public final class OpenInViewAutoConfiguration {

	@Bean
	Rule openInViewRule() {
		return SessionRules.OPEN_IN_VIEW;
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass({ Servlet.class, WebRequestInterceptor.class })
	static class ServletConfiguration {

		@Bean
		StartupCheck openInViewStartupCheck(ListableBeanFactory beanFactory, ViolationReporter reporter) {
			RuleCheck ruleCheck = new RuleCheck(reporter);
			OpenInViewCheck check = new OpenInViewCheck();
			return (units) -> ruleCheck.make(SessionRules.OPEN_IN_VIEW, () -> check.check(beanFactory).stream());
		}

	}

}
