package io.github.strictjpa.association;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

import io.github.strictjpa.association.Links.Link;
import jakarta.persistence.EntityManager;

/**
 * What Hibernate makes of an operation when nobody guards it: what was in the tables
 * before, in memory when it was done, and in the tables after. Where memory and tables
 * disagree a change was lost, or an inverse side is stale.
 */
final class Observation {

	private final Set<Link> inverse = new HashSet<>();

	private final Set<Link> loaded = new HashSet<>();

	private final Set<Link> owning = new HashSet<>();

	private final Set<String> removed = new HashSet<>();

	private final Set<Link> before;

	private final Set<Link> after;

	private final Set<String> rows;

	private Observation(TestUnit unguarded, Operation operation) {
		ShopData.recreate(unguarded);
		this.before = unguarded.call(Links::stored);
		Object prepared = unguarded.call(operation.preparation()::apply);
		unguarded.run((entityManager) -> {
			operation.action().accept(recording(entityManager), prepared);
			this.inverse.addAll(Links.inverse(entityManager));
			this.owning.addAll(Links.owning(entityManager));
			entityManager.flush();
			this.inverse.addAll(Links.inverse(entityManager));
			this.loaded.addAll(Links.loaded(entityManager));
		});
		this.after = unguarded.call(Links::stored);
		this.rows = unguarded.call(Links::names);
	}

	static Observation of(TestUnit unguarded, Operation operation) {
		return new Observation(unguarded, operation);
	}

	Set<Link> before() {
		return this.before;
	}

	Set<Link> after() {
		return this.after;
	}

	/**
	 * Return the roles whose changes were lost.
	 */
	Set<String> lost() {
		Set<String> lost = new TreeSet<>();
		for (Link link : this.inverse) {
			if (!this.after.contains(link) && !this.before.contains(link) && isExpected(link)) {
				lost.add(link.kind().role());
			}
		}
		for (Link link : this.owning) {
			if (!this.before.contains(link) && !this.rows.contains(link.owning()) && isExpected(link)) {
				lost.add(link.kind().role());
			}
			if (this.removed.contains(link.owning()) && this.rows.contains(link.owning())) {
				lost.add(link.kind().role());
			}
		}
		for (Link link : this.after) {
			if (isLoaded(link) && !this.inverse.contains(link) && this.before.contains(link)) {
				lost.add(link.kind().role());
			}
		}
		return lost;
	}

	/**
	 * Return the roles of inverse sides that are stale.
	 */
	Set<String> stale() {
		Set<String> stale = new TreeSet<>();
		for (Link link : this.inverse) {
			if (!this.after.contains(link) && this.before.contains(link) && this.rows.contains(link.inverse())
					&& this.rows.contains(link.owning())) {
				stale.add(link.kind().role());
			}
		}
		for (Link link : this.after) {
			if (isLoaded(link) && !this.inverse.contains(link) && !this.before.contains(link)) {
				stale.add(link.kind().role());
			}
		}
		return stale;
	}

	private boolean isExpected(Link link) {
		return this.rows.contains(link.inverse()) && !this.removed.contains(link.owning());
	}

	private boolean isLoaded(Link link) {
		return this.loaded.contains(new Link(link.kind(), link.inverse(), ""));
	}

	private EntityManager recording(EntityManager entityManager) {
		return (EntityManager) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { EntityManager.class }, (proxy, method, arguments) -> {
					if (method.getName().equals("remove")) {
						this.removed.add(Links.nameOf(arguments[0]));
					}
					if (method.getName().equals("persist")) {
						this.removed.remove(Links.nameOf(arguments[0]));
					}
					try {
						return method.invoke(entityManager, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

}
