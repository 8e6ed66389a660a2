package io.github.strictjpa.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Runs an application for its command, in a thread that is not the main one, which would
 * end the process.
 */
final class StartedCommand {

	private StartedCommand() {
	}

	static StartupCommandResult run(Class<?> application, JdbcConnectionDetails database, String... arguments)
			throws InterruptedException {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add("--spring.datasource.url=" + database.getJdbcUrl());
		all.add("--spring.datasource.username=" + database.getUsername());
		all.add("--spring.datasource.password=" + database.getPassword());
		FutureTask<Object> task = new FutureTask<>(
				() -> new SpringApplication(application).run(all.toArray(String[]::new)));
		new Thread(task, "application").start();
		try {
			throw new AssertionError("The application serves: " + task.get());
		}
		catch (ExecutionException ex) {
			for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (cause instanceof StartupCommandResult result) {
					return result;
				}
			}
			throw new AssertionError("The command was not run", ex);
		}
	}

}
