package io.github.strictjpa.scenarios;

import java.util.function.Consumer;

import javax.sql.DataSource;

import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with two persistence units in one application, one of them on the database of
 * the family and the other one elsewhere.
 */
class MultipleUnitsScenarioTests extends ScenarioTests {

	@Override
	SpringApplicationBuilder application() {
		return super.application().sources(Units.class);
	}

	@Test
	void refusesInEachUnitAndNamesIt() {
		for (String unit : new String[] { "orders", "archive" }) {
			Long id = entry(unit);

			inUnit(unit, (em) -> {
				Entry entry = em.find(Entry.class, id);
				refuses(role(Entry.class, "parent"), () -> entry.getParent().getText());
			});
		}

		assertThat(this.recorder.snapshot().of("lazy-load")).extracting((entry) -> entry.violation().persistenceUnit())
			.containsExactly("orders");
		assertThat(this.recorder.snapshot().of("lazy-load")).extracting(RecordedViolation::count).containsExactly(2L);
	}

	@Test
	void permitsWhatIsFetchedInEachUnit() {
		for (String unit : new String[] { "orders", "archive" }) {
			Long id = entry(unit);

			inUnit(unit, (em) -> permits(
					() -> assertThat(em.createQuery("from Entry e join fetch e.parent where e.id = :id", Entry.class)
						.setParameter("id", id)
						.getSingleResult()
						.getParent()
						.getText()).isEqualTo("root")));
		}
	}

	@Test
	void countsTheLoadsOfEachUnitForItself() {
		Long first = entry("orders");
		Long second = entry("archive");

		inUnit("orders", (orders) -> inUnit("archive", (archive) -> {
			Entry here = orders.find(Entry.class, first);
			Entry there = archive.find(Entry.class, second);
			refuses(role(Entry.class, "parent"), () -> here.getParent().getText());
			refuses(role(Entry.class, "parent"), () -> there.getParent().getText());
		}));

		assertThat(this.recorder.snapshot().of("n-plus-one")).isEmpty();
	}

	private Long entry(String unit) {
		Entry root = new Entry("root", null);
		Entry leaf = new Entry("leaf", root);
		inUnit(unit, (em) -> {
			em.persist(root);
			em.persist(leaf);
		});
		this.sql.reset();
		return leaf.getId();
	}

	private void inUnit(String unit, Consumer<EntityManager> action) {
		try (EntityManager em = this.context.getBean(unit, EntityManagerFactory.class).createEntityManager()) {
			em.getTransaction().begin();
			action.accept(em);
			em.getTransaction().commit();
		}
	}

	@Entity(name = "Entry")
	static class Entry extends Row {

		private String text;

		@ManyToOne(fetch = FetchType.LAZY)
		private Entry parent;

		protected Entry() {
		}

		Entry(String text, Entry parent) {
			this.text = text;
			this.parent = parent;
		}

		String getText() {
			return this.text;
		}

		Entry getParent() {
			return this.parent;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Units {

		@Bean
		@Primary
		DataSource ordersDataSource(JdbcConnectionDetails details) {
			return dataSource(details);
		}

		@Bean
		DataSource archiveDataSource() {
			return dataSource(TestDatabase.createH2());
		}

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean orders(DataSource ordersDataSource) {
			return unit("orders", ordersDataSource);
		}

		@Bean
		LocalContainerEntityManagerFactoryBean archive(@Qualifier("archiveDataSource") DataSource dataSource) {
			return unit("archive", dataSource);
		}

		private static DataSource dataSource(JdbcConnectionDetails details) {
			return DataSourceBuilder.create()
				.url(details.getJdbcUrl())
				.username(details.getUsername())
				.password(details.getPassword())
				.build();
		}

		private static LocalContainerEntityManagerFactoryBean unit(String name, DataSource dataSource) {
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setPersistenceUnitName(name);
			factory.setDataSource(dataSource);
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.setManagedTypes(PersistenceManagedTypes.of(Row.class.getName(), Entry.class.getName()));
			factory.getJpaPropertyMap().put("hibernate.hbm2ddl.auto", "create");
			factory.getJpaPropertyMap().put("jakarta.persistence.validation.mode", "none");
			return factory;
		}

	}

}
