package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.envers.AuditReader;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.Audited;
import org.hibernate.envers.query.AuditEntity;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with entities that Hibernate Envers audits.
 */
class EnversScenarioTests extends ScenarioTests {

	private Long keeperId;

	private Long animalId;

	EnversScenarioTests() {
		super(Keeper.class, Animal.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return (this.database == Database.H2)
				? super.application()
					.properties("spring.jpa.properties.hibernate.dialect=" + PostgresModeDialect.class.getName())
				: super.application();
	}

	@BeforeEach
	void createAKeeperWithARevision() {
		Keeper keeper = new Keeper("Ada");
		keeper.getAnimals().add(new Animal("Rex", keeper));
		this.keeperId = store(keeper);
		this.animalId = keeper.getAnimals().get(0).getId();
	}

	@Test
	void permitsTheAuditOfAChange() {
		permits(() -> inTransaction(() -> this.em.find(Animal.class, this.animalId).setName("Max")));

		assertThat(revisions(Animal.class, this.animalId)).hasSize(2);
	}

	@Test
	void permitsTheAuditOfANewEntityWithAReference() {
		permits(() -> inTransaction(
				() -> this.em.persist(new Animal("Tom", this.em.getReference(Keeper.class, this.keeperId)))));
	}

	@Test
	void permitsTheAuditOfARemovalThatCascades() {
		permits(() -> inTransaction(() -> this.em.remove(this.em.find(Keeper.class, this.keeperId))));

		assertThat(revisions(Animal.class, this.animalId)).hasSize(2);
	}

	@Test
	void refusesALazyReadOfAnAuditedEntity() {
		inTransaction(() -> {
			Animal animal = this.em.find(Animal.class, this.animalId);
			animal.setName("Max");

			refuses(role(Animal.class, "keeper"), () -> animal.getKeeper().getName());
		});

		assertThat(revisions(Animal.class, this.animalId)).hasSize(2);
	}

	@Test
	void permitsTheReadOfARevision() {
		inTransaction(() -> permits(() -> assertThat(oldAnimal().getName()).isEqualTo("Rex")));
	}

	@Test
	void permitsAQueryForRevisions() {
		inTransaction(() -> permits(() -> assertThat(reader().createQuery()
			.forRevisionsOfEntity(Animal.class, true, true)
			.add(AuditEntity.id().eq(this.animalId))
			.getResultList()).hasSize(1)));
	}

	@Test
	void leavesAProxyOfARevisionToEnversAsNoQueryCanFetchIt() {
		inTransaction(() -> {
			Animal animal = oldAnimal();

			permits(() -> assertThat(animal.getKeeper().getName()).isEqualTo("Ada"));
		});
	}

	@Test
	void leavesACollectionOfARevisionToEnversAsNoQueryCanFetchIt() {
		inTransaction(() -> {
			Keeper keeper = reader().find(Keeper.class, this.keeperId, revisions(Keeper.class, this.keeperId).get(0));

			permits(() -> assertThat(keeper.getAnimals()).hasSize(1));
		});
	}

	private Animal oldAnimal() {
		return reader().find(Animal.class, this.animalId, revisions(Animal.class, this.animalId).get(0));
	}

	private List<Number> revisions(Class<?> type, Long id) {
		return fromTransaction(() -> reader().getRevisions(type, id));
	}

	private AuditReader reader() {
		return AuditReaderFactory.get(this.em);
	}

	/**
	 * H2 knows no {@code tinyint}, the type of a revision, in PostgreSQL mode.
	 */
	public static final class PostgresModeDialect extends H2Dialect {

		@Override
		protected String columnType(int sqlTypeCode) {
			return super.columnType((sqlTypeCode == SqlTypes.TINYINT) ? SqlTypes.SMALLINT : sqlTypeCode);
		}

	}

	@Entity(name = "Keeper")
	@Audited
	static class Keeper extends Row {

		private String name;

		@OneToMany(mappedBy = "keeper", cascade = CascadeType.ALL)
		private List<Animal> animals = new ArrayList<>();

		protected Keeper() {
		}

		Keeper(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

		List<Animal> getAnimals() {
			return this.animals;
		}

	}

	@Entity(name = "Animal")
	@Audited
	static class Animal extends Row {

		private String name;

		@ManyToOne(fetch = FetchType.LAZY)
		private Keeper keeper;

		protected Animal() {
		}

		Animal(String name, Keeper keeper) {
			this.name = name;
			this.keeper = keeper;
		}

		String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

		Keeper getKeeper() {
			return this.keeper;
		}

	}

}
