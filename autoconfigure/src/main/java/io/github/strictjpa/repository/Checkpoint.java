package io.github.strictjpa.repository;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.hibernate.FlushMode;
import org.hibernate.engine.spi.EntityHolder;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionImplementor;
import org.jspecify.annotations.Nullable;

/**
 * What a persistence context held at one moment, and the way back to it.
 */
final class Checkpoint {

	private final SessionImplementor session;

	private final Set<EntityKey> keys;

	private Checkpoint(SessionImplementor session, Set<EntityKey> keys) {
		this.session = session;
		this.keys = keys;
	}

	static Checkpoint of(SessionImplementor session) {
		return new Checkpoint(session, new HashSet<>(holders(session).keySet()));
	}

	/**
	 * Write what has changed, then detach what has come since, except for what the
	 * entities that stay refer to: they would cascade to a detached entity.
	 */
	void restore() {
		if (this.session.getHibernateFlushMode() != FlushMode.MANUAL) {
			this.session.flush();
		}
		if (this.keys.isEmpty()) {
			this.session.clear();
			return;
		}
		Set<EntityKey> staying = ReferredEntities.of(this.session, this.keys);
		Detachment detachment = new Detachment(this.session);
		List.copyOf(holders(this.session).values())
			.stream()
			.filter((holder) -> !staying.contains(holder.getEntityKey()))
			.forEach(detachment::detach);
	}

	private static Map<EntityKey, EntityHolder> holders(SessionImplementor session) {
		@Nullable Map<EntityKey, EntityHolder> holders = session.getPersistenceContextInternal().getEntityHoldersByKey();
		return (holders != null) ? holders : Map.of();
	}

}
