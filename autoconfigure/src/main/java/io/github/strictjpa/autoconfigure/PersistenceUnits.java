package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.hibernate.SessionFactory;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The guarded persistence units of an application context.
 */
final class PersistenceUnits {

	private final List<PersistenceUnit> units = new CopyOnWriteArrayList<>();

	private final ObjectProvider<PersistenceUnitContributor> contributors;

	PersistenceUnits(ObjectProvider<PersistenceUnitContributor> contributors) {
		this.contributors = contributors;
	}

	void add(PersistenceUnit unit) {
		this.contributors.orderedStream().forEach((contributor) -> contributor.contribute(unit));
		this.units.add(unit);
	}

	List<PersistenceUnit> all() {
		return List.copyOf(this.units);
	}

	boolean contains(SessionFactory sessionFactory) {
		return this.units.stream().anyMatch((unit) -> unit.sessionFactory() == sessionFactory);
	}

}
