package io.github.strictjpa.mapping;

import java.util.stream.Stream;

import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import org.hibernate.boot.Metadata;

/**
 * Judges how the entities of a persistence unit are mapped. Every bean of this type is
 * asked once per unit when the application starts; what it finds gets the same report,
 * level and suppression as the built-in checks. Its rule needs no bean of its own.
 *
 * @since 0.1.0
 */
public interface MappingCheck {

	/**
	 * Return the rule of all violations that this check finds. While its level is
	 * {@link io.github.strictjpa.Level#OFF} the check is not asked.
	 * @return the rule
	 */
	Rule rule();

	/**
	 * Return what breaks the rule. The subject of each violation is a role, as
	 * {@code com.acme.Post.author}, or an entity class. Only those in the application's
	 * packages are reported, so a check need not look for entities of frameworks.
	 * @param metadata the mapping, as Hibernate has read it from annotations and XML
	 * @return the violations, none twice
	 */
	Stream<Violation> check(Metadata metadata);

	/**
	 * Return whether one line of the log is enough for all violations, as for a rule that
	 * an application breaks in many places. Each is recorded on its own all the same, and
	 * while the rule fails each is listed.
	 * @return {@code false} unless overridden
	 */
	default boolean isLoggedTogether() {
		return false;
	}

}
