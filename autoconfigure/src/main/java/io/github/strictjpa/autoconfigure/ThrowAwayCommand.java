package io.github.strictjpa.autoconfigure;

import java.util.List;

import io.github.strictjpa.migration.SchemaUnit;

/**
 * Runs a command once all persistence units are known to be on throw-away databases that
 * migrations have run on.
 *
 * @param command the command
 * @param dataSources where the units have to be
 */
record ThrowAwayCommand(StartupCommand command, ThrowAwayDataSources dataSources) implements StartupCommand {

	@Override
	public StartupCommandResult run(List<PersistenceUnit> units) {
		units.forEach((unit) -> this.dataSources
			.require(new SchemaUnit(unit.name(), unit.metadata(), unit.sessionFactory())));
		return this.command.run(units);
	}

}
