package io.github.strictjpa.autoconfigure;

import java.time.Duration;

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
 * Ends a command that no context can end: where the application fails before it has one,
 * as over a broken {@code application.yaml}, and where it starts without the command.
 * Before there is a context, only arguments, system properties and the environment tell
 * of a command.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class StartupCommandRunListener implements SpringApplicationRunListener {

	private final SpringApplication application;

	private final String[] arguments;

	StartupCommandRunListener(SpringApplication application, String[] arguments) {
		this.application = application;
		this.arguments = arguments.clone();
	}

	/**
	 * Refuse to pass for an application whose command was never run. With generated
	 * artifacts the conditions were decided when there was no command.
	 */
	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (StartupCommandEnvironment.isCommand(context.getEnvironment())
				&& context.getBeanNamesForType(StartupChecks.class).length > 0) {
			throw new StartupCommandResult(StartupCommandResult.IMPOSSIBLE,
					"Nothing was drafted or compared: this application was processed ahead of time, which leaves "
							+ "commands out, or excludes SchemaCommandAutoConfiguration. Run the command on the JVM "
							+ "without spring.aot.enabled.");
		}
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
