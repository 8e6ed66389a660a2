package io.github.strictjpa.lazyload;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Origin;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.persister.collection.CollectionPersister;
import org.jspecify.annotations.Nullable;

/**
 * Puts the loads of one persistence unit into words. What was said of a place before is
 * not worded anew.
 */
final class LazyLoadViolations {

	private static final String PERMIT = "or permit it: @PermitLazyLoading(\"why\").";

	private static final int MAXIMUM_KNOWN = 1000;

	private final String persistenceUnit;

	private final Map<Key, Violation> known = new ConcurrentHashMap<>();

	LazyLoadViolations(String persistenceUnit) {
		this.persistenceUnit = persistenceUnit;
	}

	Violation ofProxy(EntityKey key, @Nullable Role role, LoadRequest request, Circumstances circumstances) {
		Key words = Key.of(LazyLoadGuard.LAZY_LOAD, (role != null) ? role : key.getEntityName(), request,
				circumstances);
		Violation known = this.known.get(words);
		return (known != null) ? entered(known, request)
				: remember(words, wordProxy(key.getEntityName(), role, request), request);
	}

	Violation ofCollection(Rule rule, CollectionPersister persister, LoadRequest request, Circumstances circumstances) {
		Key words = Key.of(rule, persister.getRole(), request, circumstances);
		Violation known = this.known.get(words);
		return (known != null) ? entered(known, request)
				: remember(words, wordCollection(rule, persister, request), request);
	}

	Violation ofEnhanced(Rule rule, EnhancedTarget target, LoadRequest request, Circumstances circumstances) {
		Key words = Key.of(rule, target.subject(), request, circumstances);
		Violation known = this.known.get(words);
		return (known != null) ? entered(known, request)
				: remember(words, wordEnhanced(rule, target, request), request);
	}

	Violation ofRepetition(Violation load, LoadRequest request, int statements) {
		return Violation
			.of(LazyLoadGuard.N_PLUS_ONE, load.subject(),
					"%s sent %d statements for %s in one session.".formatted(request.doer(), statements,
							load.subject()),
					load.fix())
			.at(load.origin())
			.enteredBy(load.entryPoint())
			.in(this.persistenceUnit);
	}

	private static Violation entered(Violation violation, LoadRequest request) {
		String entryPoint = (request.entryPoint() != null) ? request.entryPoint() : EntryPoints.NONE;
		return entryPoint.equals(violation.entryPoint()) ? violation : violation.enteredBy(entryPoint);
	}

	private Violation remember(Key words, Violation violation, LoadRequest request) {
		Violation entered = entered(words.circumstances().addTo(violation), request);
		if (this.known.size() < MAXIMUM_KNOWN) {
			this.known.put(words, entered);
		}
		return entered;
	}

	private Violation wordProxy(String entity, @Nullable Role role, LoadRequest request) {
		return (role != null)
				? word(LazyLoadGuard.LAZY_LOAD, role.toString(), request,
						"touched %s, which its query did not fetch.".formatted(role), "F" + fetch(role, "fetchJoin"))
				: word(LazyLoadGuard.LAZY_LOAD, entity, request,
						"touched a reference to %s, which was not loaded.".formatted(entity),
						"Load it with findById, or fetch it in the query of the entity that holds it; " + PERMIT);
	}

	private Violation wordCollection(Rule rule, CollectionPersister persister, LoadRequest request) {
		Role role = Role.of(persister);
		String fetch = fetch(role, "selectIn");
		if (rule.equals(LazyLoadGuard.LAZY_WRITE)) {
			return word(rule, role.toString(), request,
					"changed %s, and all of it has to be loaded for that.".formatted(role),
					owningSide(persister) + fetch);
		}
		return word(rule, role.toString(), request, "touched %s, which its query did not fetch.".formatted(role),
				"F" + fetch);
	}

	/**
	 * Return how to fetch a role, without the first letter.
	 */
	private static String fetch(Role role, String strategy) {
		return role.fetchable() ? "etch it: %s; %s".formatted(role.fetchPlan(strategy), PERMIT)
				: "etch it by Hibernate.initialize, as no query can fetch what leads to any entity; " + PERMIT;
	}

	private Violation wordEnhanced(Rule rule, EnhancedTarget target, LoadRequest request) {
		String subject = target.subject();
		Role role = target.role();
		String holder = (role != null) ? "Fetch it: " + role.fetchPlan("fetchJoin")
				: "Load it with findById, or fetch it in the query of the entity that holds it";
		String fix = (target.isAssociation() || role == null) ? holder
				: "Load it with its entity: " + role.entityGraph();
		String deed = rule.equals(LazyLoadGuard.LAZY_WRITE)
				? "set an attribute of %s, and all of it has to be loaded for that."
				: (target.isAssociation() && role == null) ? "touched a reference to %s, which was not loaded."
						: "touched %s, which its query did not fetch.";
		return word(rule, subject, request, deed.formatted(subject), fix + "; " + PERMIT);
	}

	private Violation word(Rule rule, String subject, LoadRequest request, String deed, String fix) {
		return Violation.of(rule, subject, request.doer() + " " + deed, fix)
			.at(request.origin())
			.in(this.persistenceUnit);
	}

	private static String owningSide(CollectionPersister persister) {
		if (!persister.isInverse() || persister.getMappedByProperty() == null) {
			return "F";
		}
		return "Set the owning side, %s.%s, instead: that loads nothing. Or f"
			.formatted(persister.getElementPersister().getEntityName(), persister.getMappedByProperty());
	}

	/**
	 * What the words depend on.
	 *
	 * @param subject a role, or the name of one or of an entity
	 */
	private record Key(Rule rule, Object subject, @Nullable Origin origin, @Nullable String entryPoint,
			@Nullable String extension, Circumstances circumstances) {

		static Key of(Rule rule, Object subject, LoadRequest request, Circumstances circumstances) {
			return new Key(rule, subject, request.origin(), (request.origin() == null) ? request.entryPoint() : null,
					request.extension(), circumstances);
		}

	}

}
