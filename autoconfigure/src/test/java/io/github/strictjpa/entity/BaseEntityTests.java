package io.github.strictjpa.entity;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import com.querydsl.jpa.impl.JPAQuery;
import io.github.strictjpa.entity.Zoo.Animal;
import io.github.strictjpa.entity.Zoo.Country;
import io.github.strictjpa.entity.Zoo.Keeper;
import io.github.strictjpa.entity.Zoo.Lion;
import io.github.strictjpa.entity.Zoo.Ticket;
import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceConfiguration;
import org.hibernate.Hibernate;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static io.github.strictjpa.entity.QZoo_Country.country;
import static io.github.strictjpa.entity.QZoo_Lion.lion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BaseEntity}.
 */
@ParameterizedClass
@ValueSource(booleans = { true, false })
class BaseEntityTests {

	private static SqlCounter sql;

	private static EntityManagerFactory factory;

	BaseEntityTests(boolean postgres) {
	}

	@BeforeParameterizedClassInvocation
	static void open(boolean postgres) {
		JdbcConnectionDetails details = postgres ? TestDatabase.createPostgres() : TestDatabase.createH2();
		sql = new SqlCounter();
		PersistenceConfiguration configuration = new PersistenceConfiguration("zoo")
			.provider(HibernatePersistenceProvider.class.getName())
			.property("jakarta.persistence.nonJtaDataSource",
					sql.watch(new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(),
							details.getPassword())))
			.property("jakarta.persistence.schema-generation.database.action", "create");
		for (Class<?> entity : Zoo.ENTITIES) {
			configuration.managedClass(entity);
		}
		factory = configuration.createEntityManagerFactory();
	}

	@AfterParameterizedClassInvocation
	static void close() {
		factory.close();
	}

	@Test
	void takesIdsFromASequenceFiftyAtATime() {
		sql.reset();

		factory.runInTransaction((entityManager) -> {
			for (int number = 0; number < 60; number++) {
				entityManager.persist(new Keeper());
			}
		});

		assertThat(sql.statements())
			.filteredOn((statement) -> statement.toLowerCase(Locale.ROOT).contains("keeper_seq"))
			.hasSizeBetween(1, 3);
		assertThat(sql.statements()).filteredOn((statement) -> statement.contains("insert")).isNotEmpty();
	}

	@Test
	void makesUuids() {
		Ticket ticket = new Ticket();

		factory.runInTransaction((entityManager) -> entityManager.persist(ticket));

		assertThat(ticket.getId()).isInstanceOf(UUID.class);
		assertThat(ticket.isNew()).isFalse();
	}

	@Test
	void isNewUntilItIsStored() {
		Keeper keeper = new Keeper();
		assertThat(keeper.isNew()).isTrue();

		factory.runInTransaction((entityManager) -> entityManager.persist(keeper));

		assertThat(keeper.isNew()).isFalse();
		assertThat(keeper.getVersion()).isZero();
	}

	@Test
	void keepsItsPlaceInASetWhenItIsStored() {
		Keeper keeper = new Keeper();
		Set<Keeper> keepers = new HashSet<>(Set.of(keeper, new Keeper()));

		factory.runInTransaction((entityManager) -> entityManager.persist(keeper));

		assertThat(keepers).hasSize(2).contains(keeper);
	}

	@Test
	void equalsAProxyWithoutLoadingIt() {
		Lion stored = lion();

		factory.runInTransaction((entityManager) -> {
			sql.reset();
			Animal proxy = entityManager.getReference(Animal.class, stored.getId());

			assertThat(proxy.equals(stored)).isTrue();
			assertThat(stored.equals(proxy)).isTrue();
			assertThat(proxy).hasSameHashCodeAs(stored);
			assertThat(Set.<Animal>of(stored).contains(proxy)).isTrue();
			assertThat(Hibernate.isInitialized(proxy)).isFalse();
			assertThat(sql.count()).isZero();
			assertThat(entityManager.find(Animal.class, stored.getId())).isEqualTo(stored);
		});
	}

	@Test
	void takesAnIdThatTheEntityMaps() {
		Country france = new Country();
		france.code = "FR";
		factory.runInTransaction((entityManager) -> entityManager.persist(france));

		factory.runInTransaction((entityManager) -> {
			sql.reset();
			assertThat(entityManager.getReference(Country.class, "FR").equals(france)).isTrue();
			assertThat(sql.count()).isZero();
			assertThat(new JPAQuery<Void>(entityManager).select(country)
				.from(country)
				.where(country.code.eq("FR"))
				.fetchOne()).isEqualTo(france);
		});
	}

	@Test
	void differsFromOtherEntitiesAndOtherTypes() {
		Lion first = lion();
		Keeper keeper = new Keeper();
		factory.runInTransaction((entityManager) -> entityManager.persist(keeper));

		assertThat(first).isNotEqualTo(lion()).isNotEqualTo(null).isNotEqualTo("lion");
		assertThat(new Lion()).isNotEqualTo(new Lion()).isNotEqualTo(first);
		assertThat(factory
			.<Boolean>callInTransaction((entityManager) -> entityManager.getReference(Keeper.class, keeper.getId())
				.equals(entityManager.getReference(Animal.class, keeper.getId()))))
			.isFalse();
	}

	@Test
	void refusesAChangeOfWhatAnotherTransactionChanged() {
		Lion stored = lion();
		factory.runInTransaction((entityManager) -> entityManager.find(Lion.class, stored.getId()).name = "first");
		stored.name = "second";

		assertThatExceptionOfType(OptimisticLockException.class)
			.isThrownBy(() -> factory.runInTransaction((entityManager) -> entityManager.merge(stored)));
	}

	@Test
	void isQueriedByItsQueryClass() {
		Lion stored = lion();

		Lion found = factory.callInTransaction((entityManager) -> new JPAQuery<Void>(entityManager).select(lion)
			.from(lion)
			.where(lion.id.eq(stored.getId()), lion.version.eq(0L))
			.fetchOne());

		assertThat(found).isEqualTo(stored);
	}

	private static Lion lion() {
		Lion lion = new Lion();
		factory.runInTransaction((entityManager) -> entityManager.persist(lion));
		return lion;
	}

}
