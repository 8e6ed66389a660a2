package io.github.strictjpa.autoconfigure;

import java.util.List;

/**
 * What an application does instead of serving, once its persistence units are built and
 * migrations have run. No rule is checked then.
 */
@FunctionalInterface
interface StartupCommand {

	/**
	 * Run, and end the application.
	 */
	StartupCommandResult run(List<PersistenceUnit> units);

}
