package io.github.strictjpa.lazyload;

import java.util.List;
import java.util.stream.Collectors;

import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;

/**
 * Puts the secondary selects of one persistence unit into words. They are never refused:
 * they are sent in the middle of the reading of a result.
 */
final class SecondarySelectViolations {

	private final ViolationReporter reporter;

	private final EagerAssociations associations;

	private final String persistenceUnit;

	SecondarySelectViolations(ViolationReporter reporter, EagerAssociations associations, String persistenceUnit) {
		this.reporter = reporter;
		this.associations = associations;
		this.persistenceUnit = persistenceUnit;
	}

	void record(String subject, LoadRequest caller, int count) {
		String entryPoint = caller.entryPoint();
		String statements = (count == 1) ? "1 more statement" : count + " more statements";
		this.reporter.record(Violation
			.of(LazyLoadGuard.SECONDARY_SELECT, subject,
					"%s sent a query, and Hibernate sent %s for %s before it returned.".formatted(caller.doer(),
							statements, named(subject)),
					fix(subject))
			.at(caller.origin())
			.enteredBy((entryPoint != null) ? entryPoint : EntryPoints.NONE)
			.in(this.persistenceUnit));
	}

	private String named(String subject) {
		List<EagerAssociation> candidates = this.associations.of(subject);
		return (candidates.size() < 2) ? subject
				: candidates.stream()
					.map((candidate) -> candidate.role().toString())
					.collect(Collectors.joining(" or "));
	}

	private String fix(String subject) {
		List<EagerAssociation> candidates = this.associations.of(subject);
		if (candidates.isEmpty()) {
			return "Fetch it in the query.";
		}
		EagerAssociation first = candidates.get(0);
		return "Fetch it in the query: %s; %s.".formatted(first.role().fetchPlan(first.strategy()),
				first.alternative());
	}

}
