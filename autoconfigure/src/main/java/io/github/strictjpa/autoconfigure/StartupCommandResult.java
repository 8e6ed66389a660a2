package io.github.strictjpa.autoconfigure;

import java.io.Serial;

import org.springframework.boot.ExitCodeGenerator;

/**
 * Ends an application that was started for a {@link StartupCommand}: the context is
 * closed, the message printed, and the process ends with the exit code.
 */
final class StartupCommandResult extends RuntimeException implements ExitCodeGenerator {

	static final int DONE = 0;

	static final int DIFFERENT = 1;

	static final int IMPOSSIBLE = 2;

	@Serial
	private static final long serialVersionUID = 1L;

	private final int exitCode;

	StartupCommandResult(int exitCode, String message) {
		super(message);
		this.exitCode = exitCode;
	}

	@Override
	public int getExitCode() {
		return this.exitCode;
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
