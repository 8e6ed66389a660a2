package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.github.strictjpa.RecordedViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios of loads that repeat in one session, and of loads that only look so.
 */
class RepetitionScenarioTests extends ScenarioTests {

	private static final String SHOP = role(Item.class, "shop");

	private List<Long> ids;

	RepetitionScenarioTests() {
		super(Shop.class, Item.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return super.application().properties("strict-jpa.rules.lazy-load=warn");
	}

	@BeforeEach
	void createThreeShops() {
		this.ids = IntStream.range(0, 3).mapToObj((number) -> {
			Shop shop = new Shop("Shop " + number);
			shop.getItems().add(new Item(shop));
			store(shop);
			return shop.getItems().get(0).getId();
		}).toList();
	}

	@Test
	void countsTransactionsThatAreOneToOneSession() {
		inTransaction(() -> readShops(TransactionDefinition.PROPAGATION_REQUIRED));

		assertThat(this.sql.statements()).hasSize(6);
		assertThat(counts("lazy-load")).containsExactly(3L);
		assertThat(counts("n-plus-one")).containsExactly(1L);
	}

	@Test
	void countsATransactionInAnotherToASessionOfItsOwn() {
		inTransaction(() -> readShops(TransactionDefinition.PROPAGATION_REQUIRES_NEW));

		assertThat(this.sql.statements()).hasSize(6);
		assertThat(counts("lazy-load")).containsExactly(3L);
		assertThat(counts("n-plus-one")).isEmpty();
	}

	@Test
	void countsTransactionsOneAfterTheOtherToSessionsOfTheirOwn() {
		readShops(TransactionDefinition.PROPAGATION_REQUIRED);

		assertThat(this.sql.statements()).hasSize(6);
		assertThat(counts("lazy-load")).containsExactly(3L);
		assertThat(counts("n-plus-one")).isEmpty();
	}

	@Test
	void findsNoRepetitionWhereEachKindIsLoadedOnce() {
		inTransaction(() -> {
			Item item = this.em.find(Item.class, this.ids.get(0));
			Shop shop = item.getShop();
			shop.getName();
			shop.getItems().size();
		});

		assertThat(this.sql.statements()).hasSize(3);
		assertThat(this.recorder.snapshot().of("lazy-load")).extracting((entry) -> entry.violation().subject())
			.containsExactly(SHOP, role(Shop.class, "items"));
		assertThat(counts("n-plus-one")).isEmpty();
	}

	@Test
	void permitsALoopOverWhatIsFetched() {
		permits(() -> inTransaction(
				() -> this.em.createQuery("from Item i join fetch i.shop where i.id in :ids", Item.class)
					.setParameter("ids", this.ids)
					.getResultList()
					.forEach((item) -> item.getShop().getName())));
	}

	private void readShops(int propagation) {
		TransactionTemplate transaction = transaction();
		transaction.setPropagationBehavior(propagation);
		this.ids.forEach(
				(id) -> transaction.executeWithoutResult((status) -> this.em.find(Item.class, id).getShop().getName()));
	}

	private List<Long> counts(String rule) {
		return this.recorder.snapshot().of(rule).stream().map(RecordedViolation::count).toList();
	}

	@Entity(name = "Shop")
	static class Shop extends Row {

		private String name;

		@OneToMany(mappedBy = "shop", cascade = CascadeType.ALL)
		private List<Item> items = new ArrayList<>();

		protected Shop() {
		}

		Shop(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

		List<Item> getItems() {
			return this.items;
		}

	}

	@Entity(name = "Item")
	static class Item extends Row {

		@ManyToOne(fetch = FetchType.LAZY)
		private Shop shop;

		protected Item() {
		}

		Item(Shop shop) {
			this.shop = shop;
		}

		Shop getShop() {
			return this.shop;
		}

	}

}
