package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.Interceptor;
import org.hibernate.Session;
import org.hibernate.SessionEventListener;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.InitializeCollectionEvent;
import org.hibernate.event.spi.InitializeCollectionEventListener;
import org.hibernate.event.spi.LoadEvent;
import org.hibernate.event.spi.LoadEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.hibernate.type.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios of an application that extends Hibernate itself, in each way that there is:
 * all of it is still called, and none of it is taken for the application's reads.
 */
class ExtensionScenarioTests extends ScenarioTests {

	private final Calls calls = new Calls();

	private Long id;

	private Long leafId;

	ExtensionScenarioTests() {
		super(Tree.class, Leaf.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return super.application().initializers((context) -> context.getBeanFactory()
			.registerSingleton("extensions", (HibernatePropertiesCustomizer) (properties) -> {
				properties.put("hibernate.session_factory.interceptor", this.calls);
				properties.put("hibernate.session_factory.statement_inspector", this.calls);
				properties.put("hibernate.integrator_provider", (IntegratorProvider) () -> List.of(this.calls));
			}));
	}

	@BeforeEach
	void createATree() {
		Tree tree = new Tree();
		tree.getLeaves().add(new Leaf(tree));
		this.id = store(tree);
		this.leafId = tree.getLeaves().get(0).getId();
		this.calls.seen.clear();
	}

	@Test
	void callsEveryExtensionOfALoadThatIsPermitted() {
		inTransaction(() -> {
			this.em.unwrap(Session.class).addEventListeners(this.calls);
			permits(() -> this.em.createQuery("from Tree t join fetch t.leaves where t.id = :id", Tree.class)
				.setParameter("id", this.id)
				.getSingleResult());
		});

		assertThat(this.calls.seen).contains("interceptor", "inspector", "post-load", "session");
	}

	@Test
	void callsNoExtensionOfALoadThatIsRefused() {
		inTransaction(() -> {
			Tree tree = this.em.find(Tree.class, this.id);
			this.calls.seen.clear();

			refuses(role(Tree.class, "leaves"), () -> {
				assertThat(this.calls.seen).isEmpty();
				assertThat(tree.getLeaves()).hasSize(1);
			});
			assertThat(this.calls.seen).contains("init-collection", "inspector", "post-load");
		});
	}

	@Test
	void callsTheListenersOfAProxyOnceItIsPermitted() {
		inTransaction(() -> {
			Leaf leaf = this.em.find(Leaf.class, this.leafId);
			this.calls.seen.clear();

			refuses(role(Leaf.class, "tree"), () -> leaf.getTree().getName());
			assertThat(this.calls.seen).contains("load", "inspector", "interceptor");
		});
	}

	@Test
	void callsTheInterceptorOfAFlush() {
		permits(() -> inTransaction(() -> this.em.find(Tree.class, this.id).setName("Oak")));

		assertThat(this.calls.seen).contains("flush");
		assertThat(read(Tree.class, this.id, Tree::getName)).isEqualTo("Oak");
	}

	@Test
	void permitsAnInterceptorThatServesTheEntity() {
		Tree other = new Tree();
		other.setName("Served");
		Long servedId = store(other);

		inTransaction(() -> {
			Tree served = this.em.find(Tree.class, servedId);
			this.calls.entity = served;
			try {
				sendsNothing(
						() -> assertThat(this.em.getReference(Tree.class, servedId).getName()).isEqualTo("Served"));
			}
			finally {
				this.calls.entity = null;
			}
		});
	}

	/**
	 * Is every kind of extension, and remembers what was called.
	 */
	static final class Calls implements Interceptor, StatementInspector, Integrator, LoadEventListener,
			InitializeCollectionEventListener, PostLoadEventListener, SessionEventListener {

		private static final long serialVersionUID = 1L;

		private final transient Set<String> seen = new ConcurrentSkipListSet<>();

		private transient Object entity;

		@Override
		public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
				SessionFactoryImplementor sessionFactory) {
			EventListenerRegistry registry = sessionFactory.getEventListenerRegistry();
			registry.prependListeners(EventType.LOAD, this);
			registry.appendListeners(EventType.INIT_COLLECTION, this);
			registry.appendListeners(EventType.POST_LOAD, this);
		}

		@Override
		public String inspect(String sql) {
			this.seen.add("inspector");
			return sql;
		}

		@Override
		public boolean onLoad(Object entity, Object id, Object[] state, String[] names, Type[] types) {
			this.seen.add("interceptor");
			return false;
		}

		@Override
		public boolean onFlushDirty(Object entity, Object id, Object[] state, Object[] before, String[] names,
				Type[] types) {
			this.seen.add("flush");
			return false;
		}

		@Override
		public Object getEntity(String entityName, Object id) {
			return this.entity;
		}

		@Override
		public void onLoad(LoadEvent event, LoadType loadType) {
			if (loadType == LoadEventListener.IMMEDIATE_LOAD) {
				this.seen.add("load");
			}
		}

		@Override
		public void onInitializeCollection(InitializeCollectionEvent event) {
			this.seen.add("init-collection");
		}

		@Override
		public void onPostLoad(PostLoadEvent event) {
			this.seen.add("post-load");
		}

		@Override
		public void jdbcExecuteStatementStart() {
			this.seen.add("session");
		}

	}

	@Entity(name = "Tree")
	static class Tree extends Row {

		private String name = "Elm";

		@OneToMany(mappedBy = "tree", cascade = CascadeType.ALL)
		private List<Leaf> leaves = new ArrayList<>();

		String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

		List<Leaf> getLeaves() {
			return this.leaves;
		}

	}

	@Entity(name = "Leaf")
	static class Leaf extends Row {

		@ManyToOne(fetch = FetchType.LAZY)
		private Tree tree;

		protected Leaf() {
		}

		Leaf(Tree tree) {
			this.tree = tree;
		}

		Tree getTree() {
			return this.tree;
		}

	}

}
