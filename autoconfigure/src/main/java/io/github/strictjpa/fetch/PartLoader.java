package io.github.strictjpa.fetch;

import org.hibernate.engine.spi.LoadQueryInfluencers;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.graph.GraphSemantic;
import org.hibernate.graph.spi.RootGraphImplementor;
import org.hibernate.loader.ast.spi.BatchLoaderFactory;
import org.hibernate.loader.ast.spi.CollectionBatchLoader;
import org.hibernate.loader.ast.spi.EntityBatchLoader;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Loads a part of a plan by a batch loader of Hibernate, {@value #CHUNK} keys by one
 * statement. It knows no session, so that sessions can share it.
 */
final class PartLoader {

	/**
	 * Owners in one statement. More than 1000 were measured to be slower.
	 */
	static final int CHUNK = 500;

	private final @Nullable RootGraphImplementor<?> graph;

	private final int batchSize;

	private final Batch batch;

	/**
	 * Create a loader.
	 * @param part what it loads
	 * @param influencers what else is in its SQL
	 */
	PartLoader(PlanPart part, LoadQueryInfluencers influencers) {
		this.graph = part.graph();
		this.batchSize = (part.loadable().getBatchSize() != CHUNK) ? CHUNK : CHUNK - 1;
		int before = begin(influencers);
		try {
			this.batch = batch(part, influencers);
		}
		finally {
			end(influencers, before);
		}
	}

	/**
	 * Load what a key stands for, and with it what waits in the batch queue. To be called
	 * within {@link #during}.
	 */
	void load(Object key, SharedSessionContractImplementor session) {
		this.batch.load(key, session);
	}

	/**
	 * Let the part hold for all that a session loads. Hibernate reuses a loader that
	 * knows nothing of the graph unless the batch size of the session differs from the
	 * mapped one.
	 */
	void during(LoadQueryInfluencers session, Runnable work) {
		int before = begin(session);
		try {
			work.run();
		}
		finally {
			end(session, before);
		}
	}

	private int begin(LoadQueryInfluencers influencers) {
		int before = influencers.getBatchSize();
		influencers.setBatchSize(this.batchSize);
		if (this.graph != null) {
			influencers.applyEntityGraph(this.graph, GraphSemantic.FETCH);
		}
		return before;
	}

	private void end(LoadQueryInfluencers influencers, int before) {
		if (this.graph != null) {
			influencers.getEffectiveEntityGraph().clear();
		}
		influencers.setBatchSize(before);
	}

	@SuppressWarnings("removal") // no other signature of a loader takes its lock
	private static Batch batch(PlanPart part, LoadQueryInfluencers influencers) {
		BatchLoaderFactory loaders = part.factory().getServiceRegistry().requireService(BatchLoaderFactory.class);
		if (part.loadable() instanceof PluralAttributeMapping collection) {
			CollectionBatchLoader loader = loaders.createCollectionBatchLoader(CHUNK, influencers, collection,
					part.factory());
			return loader::load;
		}
		EntityBatchLoader<?> loader = loaders.createEntityBatchLoader(CHUNK, (EntityPersister) part.loadable(),
				influencers);
		return (key, session) -> loader.load(key, null, org.hibernate.LockOptions.NONE, null, session);
	}

	/**
	 * Loads a key and what waits with it.
	 */
	private interface Batch {

		void load(Object key, SharedSessionContractImplementor session);

	}

}
