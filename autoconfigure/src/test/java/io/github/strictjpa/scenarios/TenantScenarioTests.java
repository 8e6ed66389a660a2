package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.annotations.TenantId;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with several tenants in the same tables.
 */
class TenantScenarioTests extends ScenarioTests {

	private final Tenant tenant = new Tenant();

	TenantScenarioTests() {
		super(Shop.class, Till.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return super.application().initializers((context) -> context.getBeanFactory()
			.registerSingleton("tenant", (HibernatePropertiesCustomizer) (properties) -> properties
				.put("hibernate.tenant_identifier_resolver", this.tenant)));
	}

	@Test
	void refusesACollectionOfTheTenant() {
		Long id = shop("north");

		inTransaction(() -> {
			Shop shop = this.em.find(Shop.class, id);

			refuses(role(Shop.class, "tills"), () -> assertThat(shop.getTills()).hasSize(1));
		});
	}

	@Test
	void refusesAProxyOfTheTenant() {
		Long id = shop("north");

		inTransaction(() -> {
			Till till = this.em.createQuery("from Till where shop.id = :id", Till.class)
				.setParameter("id", id)
				.getSingleResult();

			refuses(role(Till.class, "shop"), () -> till.getShop().getName());
		});
	}

	@Test
	void permitsWhatIsFetchedForTheTenant() {
		Long id = shop("north");

		inTransaction(() -> permits(
				() -> assertThat(this.em.createQuery("from Shop s join fetch s.tills where s.id = :id", Shop.class)
					.setParameter("id", id)
					.getSingleResult()
					.getTills()).hasSize(1)));
	}

	@Test
	void permitsARemovalByTheTenant() {
		Long id = shop("north");

		permits(() -> inTransaction(() -> this.em.remove(this.em.find(Shop.class, id))));
	}

	@Test
	void permitsToFindNothingOfAnotherTenant() {
		Long id = shop("north");
		this.tenant.set("south");

		inTransaction(() -> permits(() -> assertThat(
				this.em.createQuery("from Shop where id = :id", Shop.class).setParameter("id", id).getResultList())
			.isEmpty()));
	}

	private Long shop(String tenant) {
		this.tenant.set(tenant);
		Shop shop = new Shop();
		shop.getTills().add(new Till(shop));
		return store(shop);
	}

	static final class Tenant extends AtomicReference<String> implements CurrentTenantIdentifierResolver<String> {

		private static final long serialVersionUID = 1L;

		Tenant() {
			super("none");
		}

		@Override
		public String resolveCurrentTenantIdentifier() {
			return get();
		}

		@Override
		public boolean validateExistingCurrentSessions() {
			return false;
		}

	}

	@Entity(name = "Shop")
	static class Shop extends Row {

		@TenantId
		private String tenant;

		private String name = "Corner";

		@OneToMany(mappedBy = "shop", cascade = CascadeType.ALL)
		private List<Till> tills = new ArrayList<>();

		String getName() {
			return this.name;
		}

		List<Till> getTills() {
			return this.tills;
		}

	}

	@Entity(name = "Till")
	static class Till extends Row {

		@TenantId
		private String tenant;

		@ManyToOne(fetch = FetchType.LAZY)
		private Shop shop;

		protected Till() {
		}

		Till(Shop shop) {
			this.shop = shop;
		}

		Shop getShop() {
			return this.shop;
		}

	}

}
