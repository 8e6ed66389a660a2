package io.github.strictjpa.lazyload;

import java.util.Map;

import io.github.strictjpa.Origin;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line that loaded the owner of an enhanced attribute. The stack tells the
 * attribute and not the row, so that all entities of the session which lack it are looked
 * at: only done for a violation.
 */
final class EnhancedOwners {

	private EnhancedOwners() {
	}

	/**
	 * Return the line that loaded all entities which may be the owner, or {@code null}
	 * where it is unknown or several lines did.
	 */
	static @Nullable Origin loadedBy(SessionImplementor session, EnhancedLoad load, EnhancedTarget target) {
		Role role = target.role();
		if (role == null) {
			return null;
		}
		Origin found = null;
		for (Map.Entry<Object, EntityEntry> each : session.getPersistenceContextInternal()
			.reentrantSafeEntityEntries()) {
			if (!role.type().isInstance(each.getKey())) {
				continue;
			}
			Origin origin = LoadOrigin.of(each.getValue());
			if (origin == null) {
				// where origins are not recorded, the first entity ends the search
				return null;
			}
			if (mayOwn(each.getKey(), each.getValue(), load)) {
				if (found != null && !found.equals(origin)) {
					return null;
				}
				found = origin;
			}
		}
		return found;
	}

	private static boolean mayOwn(Object entity, EntityEntry entry, EnhancedLoad load) {
		return !ProxyOwners.isReference(entity) && (load.ofReference()
				|| !entry.getPersister().getBytecodeEnhancementMetadata().isAttributeLoaded(entity, load.attribute()));
	}

}
