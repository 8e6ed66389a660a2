package io.github.strictjpa.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Ends a command where its application fails before it has a context, as over a broken
 * {@code application.yaml}. Then only arguments, system properties and the environment
 * tell that there is a command.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class StartupCommandRunListener implements SpringApplicationRunListener {

	private final SpringApplication application;

	private final String[] arguments;

	StartupCommandRunListener(SpringApplication application, String[] arguments) {
		this.application = application;
		this.arguments = arguments.clone();
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable failure) {
		if (context == null && StartupCommandEnvironment.isCommand(environment())) {
			StartupCommandReporter.reportWithoutContext(this.application.getClassLoader(), failure);
		}
	}

	private ConfigurableEnvironment environment() {
		ConfigurableEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(this.arguments));
		ConfigurationPropertySources.attach(environment);
		return environment;
	}

}
