package io.github.strictjpa.autoconfigure;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Prints the result of a {@link StartupCommand} and ends the process with its exit code.
 * An application that could not start for its command is reported as ever, and ends with
 * {@link StartupCommandResult#IMPOSSIBLE}. The process is ended from the main thread
 * only, as Spring Boot does it.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartupCommandReporter implements SpringBootExceptionReporter {

	private final @Nullable ConfigurableApplicationContext context;

	StartupCommandReporter(@Nullable ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public boolean reportException(Throwable failure) {
		if (this.context == null || !StartupCommandEnvironment.isCommand(this.context.getEnvironment())) {
			return false;
		}
		StartupCommandResult result = result(failure);
		boolean reported = (result != null) ? print(result) : reportElsewhere(this.context.getClassLoader(),
				ArgumentResolver.of(ConfigurableApplicationContext.class, this.context), failure);
		endMain(reported, (result != null) ? result.getExitCode() : StartupCommandResult.IMPOSSIBLE, failure);
		return reported;
	}

	/**
	 * Report a failure before there is a context, and end the process from the main
	 * thread.
	 */
	static void reportWithoutContext(@Nullable ClassLoader classLoader, Throwable failure) {
		if (isMain(Thread.currentThread())) {
			endMain(reportElsewhere(classLoader, ArgumentResolver.none(), failure), StartupCommandResult.IMPOSSIBLE,
					failure);
		}
	}

	private static void endMain(boolean reported, int exitCode, Throwable failure) {
		if (isMain(Thread.currentThread())) {
			if (!reported) {
				failure.printStackTrace();
			}
			System.exit(exitCode);
		}
	}

	private static boolean print(StartupCommandResult result) {
		System.out.println(result.getMessage());
		return true;
	}

	private static boolean reportElsewhere(@Nullable ClassLoader classLoader, ArgumentResolver arguments,
			Throwable failure) {
		List<SpringBootExceptionReporter> reporters = SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
			.load(SpringBootExceptionReporter.class, arguments);
		return reporters.stream()
			.filter((reporter) -> !(reporter instanceof StartupCommandReporter))
			.anyMatch((reporter) -> reporter.reportException(failure));
	}

	private static @Nullable StartupCommandResult result(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof StartupCommandResult result) {
				return result;
			}
		}
		return null;
	}

	private static boolean isMain(Thread thread) {
		ThreadGroup group = thread.getThreadGroup();
		return List.of("main", "restartedMain").contains(thread.getName()) && group != null
				&& group.getName().equals("main");
	}

}
