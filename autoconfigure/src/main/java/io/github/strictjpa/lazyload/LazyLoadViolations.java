package io.github.strictjpa.lazyload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Origin;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.jspecify.annotations.Nullable;

/**
 * Puts the loads of one persistence unit into words.
 */
final class LazyLoadViolations {

	private static final String PERMIT = "or permit it: @PermitLazyLoading(\"why\").";

	private final String persistenceUnit;

	private final EntryPoints entryPoints;

	/**
	 * The fetch plan of each role that was touched: as many as the mapping has.
	 */
	private final Map<Role, String> fetchPlans = new ConcurrentHashMap<>();

	LazyLoadViolations(String persistenceUnit, EntryPoints entryPoints) {
		this.persistenceUnit = persistenceUnit;
		this.entryPoints = entryPoints;
	}

	Violation ofProxy(SessionImplementor session, EntityKey key, LoadRequest request) {
		Role role = ProxyOwners.find(session, key);
		String detail = describe(key.getEntityName(), key.getIdentifier());
		if (role == null) {
			return violation(LazyLoadGuard.LAZY_LOAD, request, key.getEntityName(),
					"touched a reference to %s, which was not loaded.".formatted(key.getEntityName()),
					"Load it with findById, or fetch it in the query of the entity that holds it; " + PERMIT, detail);
		}
		return violation(LazyLoadGuard.LAZY_LOAD, request, role.toString(),
				"touched %s, which its query did not fetch.".formatted(role),
				"Fetch it: %s; %s".formatted(fetchPlan(role, "fetchJoin"), PERMIT), detail);
	}

	Violation ofCollection(Rule rule, CollectionPersister persister, Object key, LoadRequest request) {
		Role role = Role.of(persister);
		String detail = describe(role.entity(), key);
		String fetch = "etch it: %s; %s".formatted(fetchPlan(role, "selectIn"), PERMIT);
		if (rule.equals(LazyLoadGuard.LAZY_WRITE)) {
			return violation(rule, request, role.toString(),
					"changed %s, and all of it has to be loaded for that.".formatted(role),
					owningSide(persister) + fetch, detail);
		}
		return violation(rule, request, role.toString(), "touched %s, which its query did not fetch.".formatted(role),
				"F" + fetch, detail);
	}

	private Violation violation(Rule rule, LoadRequest request, String subject, String deed, String fix,
			String detail) {
		Origin origin = request.origin();
		String entryPoint = (origin == null) ? this.entryPoints.current() : null;
		return Violation.of(rule, subject, doer(origin, entryPoint) + " " + deed, fix)
			.at(origin)
			.enteredBy(entryPoint)
			.in(this.persistenceUnit)
			.withDetail(detail);
	}

	private String fetchPlan(Role role, String strategy) {
		return this.fetchPlans.computeIfAbsent(role, (key) -> {
			String variable = QueryVariable.of(key.type());
			return "FetchPlan.of(%s).%s(%s.%s)".formatted(variable, strategy, variable, key.path());
		});
	}

	private static String doer(@Nullable Origin origin, @Nullable String entryPoint) {
		if (origin != null) {
			return origin.toString();
		}
		return (entryPoint != null) ? entryPoint : "Code outside of the application's packages";
	}

	private static String owningSide(CollectionPersister persister) {
		if (!persister.isInverse() || persister.getMappedByProperty() == null) {
			return "F";
		}
		return "Set the owning side, %s.%s, instead: that loads nothing. Or f"
			.formatted(persister.getElementPersister().getEntityName(), persister.getMappedByProperty());
	}

	private static String describe(String entity, @Nullable Object id) {
		return entity + "#" + id;
	}

}
