package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Version;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios in which Hibernate loads for itself, and what the application does next to
 * it.
 */
class CascadeScenarioTests extends ScenarioTests {

	private Long makerId;

	private Long productId;

	CascadeScenarioTests() {
		super(Maker.class, Product.class, Label.class);
	}

	@BeforeEach
	void createAMaker() {
		Maker maker = new Maker("Acme");
		Product product = new Product("Rocket", maker);
		maker.getProducts().add(product);
		maker.getSpares().add(new Product("Fuse", maker));
		Label label = new Label("new");
		product.getLabels().add(label);
		this.makerId = store(label, maker);
		this.productId = product.getId();
	}

	@Test
	void permitsTheRemovalOfAnOwnerWithItsOrphans() {
		permits(() -> inTransaction(() -> this.em.remove(this.em.find(Maker.class, this.makerId))));

		assertThat(this.<Product>fromTransaction(() -> this.em.find(Product.class, this.productId))).isNull();
	}

	@Test
	void permitsTheMergeOfADetachedOwner() {
		Maker detached = fromTransaction(() -> this.em.find(Maker.class, this.makerId));
		detached.setName("Acme Ltd");

		permits(() -> inTransaction(() -> this.em.merge(detached)));

		assertThat(read(Maker.class, this.makerId, Maker::getName)).isEqualTo("Acme Ltd");
	}

	@Test
	void permitsTheMergeOfADetachedElement() {
		Product detached = fromTransaction(() -> this.em.find(Product.class, this.productId));
		detached.setName("Bomb");

		permits(() -> inTransaction(() -> this.em.merge(detached)));

		assertThat(read(Product.class, this.productId, Product::getName)).isEqualTo("Bomb");
	}

	@Test
	void refusesAReadOfWhatWasMerged() {
		Product detached = fromTransaction(() -> this.em.find(Product.class, this.productId));

		inTransaction(() -> {
			Product merged = this.em.merge(detached);

			refuses(role(Product.class, "maker"), () -> merged.getMaker().getName());
		});
	}

	@Test
	void permitsARefreshThatCascades() {
		inTransaction(() -> {
			Maker maker = this.em.find(Maker.class, this.makerId);

			permits(() -> this.em.refresh(maker));
		});
	}

	@Test
	void permitsALockOfAReference() {
		inTransaction(() -> permits(
				() -> this.em.lock(this.em.getReference(Maker.class, this.makerId), LockModeType.PESSIMISTIC_WRITE)));
	}

	@Test
	void permitsARefreshOfAReference() {
		inTransaction(() -> permits(() -> this.em.refresh(this.em.getReference(Maker.class, this.makerId))));
	}

	@Test
	void permitsAnIncrementOfTheVersion() {
		inTransaction(() -> permits(() -> {
			this.em.lock(this.em.find(Maker.class, this.makerId), LockModeType.OPTIMISTIC_FORCE_INCREMENT);
			this.em.flush();
		}));
	}

	@Test
	void permitsAPersistThatCascadesToAReference() {
		inTransaction(() -> permits(() -> {
			this.em.persist(new Product("Glue", this.em.getReference(Maker.class, this.makerId)));
			this.em.flush();
		}));
	}

	@Test
	void permitsADetachAndAnEvictionThatCascade() {
		inTransaction(() -> {
			Maker maker = this.em.find(Maker.class, this.makerId);
			Product product = this.em.find(Product.class, this.productId);

			sendsNothing(() -> {
				this.em.detach(maker);
				this.em.unwrap(Session.class).evict(product);
			});
		});
	}

	@Test
	void recordsAnElementThatIsAddedToASetOfItsOwner() {
		records("lazy-write", role(Maker.class, "products"), () -> inTransaction(() -> {
			Maker maker = this.em.find(Maker.class, this.makerId);
			maker.getProducts().add(new Product("Glue", maker));
		}));

		assertThat(products()).isEqualTo(3);
	}

	@Test
	void recordsAnElementThatIsRemovedFromASetOfItsOwner() {
		records("lazy-write", role(Maker.class, "products"), () -> inTransaction(() -> {
			Maker maker = this.em.find(Maker.class, this.makerId);
			Product product = this.em.find(Product.class, this.productId);
			maker.getProducts().remove(product);
		}));

		assertThat(products()).isOne();
	}

	@Test
	void permitsAnElementThatNamesItsOwner() {
		permits(() -> inTransaction(
				() -> this.em.persist(new Product("Glue", this.em.getReference(Maker.class, this.makerId)))));

		assertThat(products()).isEqualTo(3);
	}

	@Test
	void permitsTheAutomaticFlushBeforeAQuery() {
		inTransaction(() -> permits(() -> {
			this.em.find(Maker.class, this.makerId).setName("Acme Ltd");
			assertThat(products()).isEqualTo(2);
		}));
	}

	@Test
	void permitsTheRemovalOfARowOfAJoinTableByItsOwner() {
		permits(() -> inTransaction(() -> this.em.remove(this.em.find(Product.class, this.productId))));

		assertThat(fromTransaction(
				() -> this.em.createQuery("select l from Product p join p.labels l where p.id = :id", Label.class)
					.setParameter("id", this.productId)
					.getResultList()))
			.isEmpty();
	}

	private long products() {
		return fromTransaction(
				() -> this.em.createQuery("select count(*) from Product where maker.id = :id", Long.class)
					.setParameter("id", this.makerId)
					.getSingleResult());
	}

	@Entity(name = "Maker")
	static class Maker extends Row {

		@Version
		private int version;

		private String name;

		@OneToMany(mappedBy = "maker", cascade = CascadeType.ALL, orphanRemoval = true)
		private Set<Product> products = new HashSet<>();

		@OneToMany(mappedBy = "maker", cascade = CascadeType.ALL)
		private List<Product> spares = new ArrayList<>();

		protected Maker() {
		}

		Maker(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

		Set<Product> getProducts() {
			return this.products;
		}

		List<Product> getSpares() {
			return this.spares;
		}

	}

	@Entity(name = "Product")
	static class Product extends Row {

		private String name;

		@ManyToOne(fetch = FetchType.LAZY, cascade = { CascadeType.PERSIST, CascadeType.REFRESH, CascadeType.DETACH })
		private Maker maker;

		@ManyToMany
		private List<Label> labels = new ArrayList<>();

		protected Product() {
		}

		Product(String name, Maker maker) {
			this.name = name;
			this.maker = maker;
		}

		String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

		Maker getMaker() {
			return this.maker;
		}

		List<Label> getLabels() {
			return this.labels;
		}

	}

	@Entity(name = "Label")
	static class Label extends Row {

		private String text;

		protected Label() {
		}

		Label(String text) {
			this.text = text;
		}

	}

}
