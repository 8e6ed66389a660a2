package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.hibernate.engine.spi.SessionFactoryImplementor;

/**
 * The guarded persistence units of an application context. They may be built by another
 * thread than the one that creates beans, so nothing is looked up while that happens.
 */
final class PersistenceUnits {

	private final List<PersistenceUnit> units = new CopyOnWriteArrayList<>();

	private final List<PersistenceUnitContributor> contributors;

	PersistenceUnits(List<PersistenceUnitContributor> contributors) {
		this.contributors = List.copyOf(contributors);
	}

	void add(PersistenceUnit unit) {
		this.contributors.forEach((contributor) -> contributor.contribute(unit));
		this.units.add(unit);
	}

	List<PersistenceUnit> all() {
		return List.copyOf(this.units);
	}

	boolean contains(SessionFactoryImplementor sessionFactory) {
		return this.units.stream().anyMatch((unit) -> unit.sessionFactory() == sessionFactory);
	}

}
