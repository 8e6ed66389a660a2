package io.github.strictjpa.association;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import org.hibernate.FlushMode;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityKey;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.EventSource;
import org.hibernate.event.spi.FlushEntityEvent;
import org.hibernate.event.spi.FlushEntityEventListener;
import org.hibernate.event.spi.FlushEvent;
import org.hibernate.event.spi.FlushEventListener;
import org.hibernate.event.spi.MergeContext;
import org.hibernate.event.spi.MergeEvent;
import org.hibernate.event.spi.MergeEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Compares sides twice in a flush: before it cascades, where it would undo deletions, and
 * when it comes to the first entity, which is after it has cascaded and before it has
 * changed or written anything. Hibernate numbers the entities of a flush from 1.
 */
final class FlushListener
		implements FlushEventListener, AutoFlushEventListener, FlushEntityEventListener, MergeEventListener {

	private static final int FIRST_ENTITY = 1;

	private final Function<SessionFactoryImplementor, RelationshipIndex> indexes;

	private final Consumer<Disagreement> disagreements;

	private final Map<EventSource, Flush> begun = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * What earlier flushes of a session have deleted without sending it: before a query
	 * that did not need it.
	 */
	private final Map<EventSource, Set<EntityKey>> orphans = Collections.synchronizedMap(new WeakHashMap<>());

	/**
	 * What detached copies were merged into, as long as the session lives: a later flush
	 * sees what was left out again.
	 */
	private final Map<EventSource, Set<EntityKey>> merged = Collections.synchronizedMap(new WeakHashMap<>());

	private volatile @Nullable RelationshipIndex index;

	FlushListener(Function<SessionFactoryImplementor, RelationshipIndex> indexes,
			Consumer<Disagreement> disagreements) {
		this.indexes = indexes;
		this.disagreements = disagreements;
	}

	@Override
	public void onFlush(FlushEvent event) {
		begin(event.getSession(), false, null);
	}

	@Override
	public void onAutoFlush(AutoFlushEvent event) {
		FlushMode mode = event.getSession().getHibernateFlushMode();
		Set<String> tables = event.getQuerySpaces();
		boolean possible = mode == FlushMode.ALWAYS
				|| (mode == FlushMode.AUTO && (tables == null || !tables.isEmpty()));
		if (possible) {
			begin(event.getSession(), true, tables);
		}
	}

	@Override
	public void onMerge(MergeEvent event) {
		EventSource session = event.getSession();
		Object result = event.getResult();
		EntityEntry entry = (result != null) ? session.getPersistenceContextInternal().getEntry(result) : null;
		if (entry != null && result != event.getOriginal()) {
			this.merged.computeIfAbsent(session, (key) -> new HashSet<>()).add(entry.getEntityKey());
		}
	}

	@Override
	public void onMerge(MergeEvent event, MergeContext copiedAlready) {
		onMerge(event);
	}

	@Override
	public void onFlushEntity(FlushEntityEvent event) {
		if (event.getInstanceGenerationId() != FIRST_ENTITY) {
			return;
		}
		EventSource session = event.getSession();
		Flush flush = this.begun.remove(session);
		if (flush == null) {
			return;
		}
		FlushedEntities entities = new FlushedEntities(index(session), session);
		List<Disagreement> found = new SideComparison(entities, session, flush.merged()).afterCascade();
		if (session.getActionQueue().numberOfDeletions() > 0) {
			found.addAll(new DeletionComparison(entities, session, flush.deleted()).afterCascade());
			Set<EntityKey> orphans = entities.deleted();
			orphans.removeAll(flush.deleted());
			this.orphans.put(session, orphans);
		}
		if (!found.isEmpty() && flush.isWritten(session)) {
			found.forEach(this.disagreements);
		}
	}

	private void begin(EventSource session, boolean beforeQuery, @Nullable Set<String> tables) {
		Set<EntityKey> deleted = Set.of();
		Set<EntityKey> orphans = this.orphans.remove(session);
		if (session.getActionQueue().numberOfDeletions() > 0) {
			FlushedEntities entities = new FlushedEntities(index(session), session);
			deleted = entities.deleted();
			deleted.removeAll((orphans != null) ? orphans : Set.of());
			new DeletionComparison(entities, session, deleted).beforeCascade().forEach(this.disagreements);
		}
		if (session.getPersistenceContextInternal().getNumberOfManagedEntities() > 0) {
			Set<EntityKey> merged = this.merged.getOrDefault(session, Set.of());
			this.begun.put(session, new Flush(beforeQuery, tables, deleted, merged));
		}
	}

	private RelationshipIndex index(EventSource session) {
		RelationshipIndex index = this.index;
		if (index == null) {
			index = this.indexes.apply(session.getFactory());
			this.index = index;
		}
		return index;
	}

	/**
	 * A flush that has begun.
	 *
	 * @param beforeQuery whether a query caused it, so that it may turn out not to be
	 * needed
	 * @param tables the tables that the query reads, or {@code null} where they are not
	 * known
	 * @param deleted what the application, and not an earlier flush, has deleted
	 * @param merged what detached copies were merged into
	 */
	private record Flush(boolean beforeQuery, @Nullable Set<String> tables, Set<EntityKey> deleted,
			Set<EntityKey> merged) {

		boolean isWritten(EventSource session) {
			return !this.beforeQuery || new PendingChanges(session, this.tables).areFlushed();
		}

	}

}
