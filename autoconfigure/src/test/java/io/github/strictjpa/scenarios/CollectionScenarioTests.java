package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import org.hibernate.Hibernate;
import org.hibernate.annotations.SortNatural;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Scenarios with each kind of collection.
 */
class CollectionScenarioTests extends ScenarioTests {

	private Long id;

	private Long dishId;

	CollectionScenarioTests() {
		super(Kitchen.class, Dish.class, Cook.class);
	}

	@BeforeEach
	void createAKitchen() {
		Kitchen kitchen = new Kitchen();
		Dish soup = new Dish("Soup", kitchen);
		Cook cook = new Cook("Paul");
		kitchen.getMenu().add(soup);
		kitchen.getCooks().add(cook);
		kitchen.getSpecialists().put(soup, cook);
		kitchen.getTasks().add("wash");
		kitchen.getTasks().add("cut");
		kitchen.getTools().add("knife");
		kitchen.getPrices().put("Soup", 5);
		kitchen.getShifts().add(new Shift("early", cook));
		kitchen.getAwards().add("star");
		this.id = store(cook, kitchen);
		this.dishId = soup.getId();
	}

	static Stream<Arguments> reads() {
		return Stream.of(read("menu", (kitchen) -> kitchen.getMenu().get(0)),
				read("menu", (kitchen) -> kitchen.getMenu().listIterator(0).hasNext()),
				read("menu", (kitchen) -> kitchen.getMenu().subList(0, 1).size()),
				read("cooks", (kitchen) -> kitchen.getCooks().parallelStream().count()),
				read("cooks", (kitchen) -> List.copyOf(kitchen.getCooks())),
				read("specialists", (kitchen) -> kitchen.getSpecialists().keySet().size()),
				read("specialists", (kitchen) -> kitchen.getSpecialists().getOrDefault(null, null)),
				read("tasks", (kitchen) -> kitchen.getTasks().get(1)),
				read("tasks", (kitchen) -> kitchen.getTasks().indexOf("cut")),
				read("tools", (kitchen) -> kitchen.getTools().first()),
				read("tools", (kitchen) -> kitchen.getTools().headSet("z").size()),
				read("prices", (kitchen) -> kitchen.getPrices().firstKey()),
				read("prices", (kitchen) -> kitchen.getPrices().forEach((name, price) -> name.length())),
				read("shifts", (kitchen) -> kitchen.getShifts().iterator().next()),
				read("awards", (kitchen) -> kitchen.getAwards().toArray()));
	}

	private static Arguments read(String attribute, Consumer<Kitchen> read) {
		return arguments(attribute, read);
	}

	@ParameterizedTest(name = "{0} {index}")
	@MethodSource("reads")
	void refusesEveryRead(String attribute, Consumer<Kitchen> read) {
		inTransaction(() -> {
			Kitchen kitchen = this.em.find(Kitchen.class, this.id);

			refuses(role(Kitchen.class, attribute), () -> read.accept(kitchen));
		});
	}

	@ParameterizedTest(name = "{0} {index}")
	@MethodSource("reads")
	void permitsEveryReadOfWhatWasLoadedExplicitly(String attribute, Consumer<Kitchen> read) {
		inTransaction(() -> {
			Kitchen kitchen = this.em.find(Kitchen.class, this.id);
			permits(() -> Hibernate.initialize(kitchen.get(attribute)));

			sendsNothing(() -> read.accept(kitchen));
		});
	}

	@Test
	void refusesAProxyInAnElementOfACollection() {
		inTransaction(() -> {
			Kitchen kitchen = this.em.createQuery("from Kitchen k join fetch k.shifts where k.id = :id", Kitchen.class)
				.setParameter("id", this.id)
				.getSingleResult();

			refuses(Cook.class.getName(), () -> kitchen.getShifts().iterator().next().getCook().getName());
		});
	}

	@Test
	void permitsTheSizeThatHibernateIsAskedFor() {
		inTransaction(() -> {
			Kitchen kitchen = this.em.find(Kitchen.class, this.id);

			permits(() -> assertThat(Hibernate.size(kitchen.getCooks())).isOne());
		});
	}

	@Test
	void permitsACollectionThatIsAssignedAnew() {
		permits(() -> inTransaction(() -> this.em.find(Kitchen.class, this.id).replaceTasks(List.of("rest"))));

		inTransaction(() -> {
			Kitchen kitchen = this.em.find(Kitchen.class, this.id);
			Hibernate.initialize(kitchen.getTasks());
			assertThat(kitchen.getTasks()).containsExactly("rest");
		});
	}

	@Test
	void permitsAddsToAnInverseList() {
		inTransaction(() -> {
			Kitchen kitchen = this.em.find(Kitchen.class, this.id);

			permits(() -> {
				Dish cake = new Dish("Cake", kitchen);
				kitchen.getMenu().add(cake);
				this.em.flush();
			});
		});

		assertThat(fromTransaction(
				() -> this.em.createQuery("select count(*) from Dish where kitchen.id = :id", Long.class)
					.setParameter("id", this.id)
					.getSingleResult()))
			.isEqualTo(2);
	}

	static Stream<Arguments> writes() {
		return Stream.of(read("tasks", (kitchen) -> kitchen.getTasks().add("dry")),
				read("tasks", (kitchen) -> kitchen.getTasks().set(0, "dry")),
				read("tasks", (kitchen) -> kitchen.getTasks().remove("cut")),
				read("tools", (kitchen) -> kitchen.getTools().add("spoon")),
				read("prices", (kitchen) -> kitchen.getPrices().put("Cake", 4)),
				read("cooks", (kitchen) -> kitchen.getCooks().clear()),
				read("specialists", (kitchen) -> kitchen.getSpecialists().clear()),
				read("awards", (kitchen) -> kitchen.getAwards().removeAll(List.of("star"))));
	}

	@ParameterizedTest(name = "{0} {index}")
	@MethodSource("writes")
	void recordsEveryWriteThatHasToLoad(String attribute, Consumer<Kitchen> write) {
		records("lazy-write", role(Kitchen.class, attribute),
				() -> inTransaction(() -> write.accept(this.em.find(Kitchen.class, this.id))));
	}

	static Stream<Arguments> iterations() {
		return Stream.of(read("cooks", (kitchen) -> kitchen.getCooks().removeIf((cook) -> cook.getName().isEmpty())),
				read("cooks", (kitchen) -> {
					for (Iterator<Cook> cooks = kitchen.getCooks().iterator(); cooks.hasNext();) {
						cooks.next();
					}
				}), read("tasks", (kitchen) -> kitchen.getTasks().sort(null)),
				read("prices", (kitchen) -> kitchen.getPrices().merge("Soup", 1, Integer::sum)),
				read("prices", (kitchen) -> kitchen.getPrices().computeIfAbsent("Soup", String::length)));
	}

	@ParameterizedTest(name = "{0} {index}")
	@MethodSource("iterations")
	void refusesAWriteThatReadsFirst(String attribute, Consumer<Kitchen> write) {
		inTransaction(() -> {
			Kitchen kitchen = this.em.find(Kitchen.class, this.id);

			refuses(role(Kitchen.class, attribute), () -> write.accept(kitchen));
		});
	}

	@Test
	void permitsWhatIsFetchedAsAMap() {
		inTransaction(() -> permits(() -> {
			Kitchen kitchen = this.em
				.createQuery("from Kitchen k join fetch k.specialists where k.id = :id", Kitchen.class)
				.setParameter("id", this.id)
				.getSingleResult();
			Dish soup = this.em.find(Dish.class, this.dishId);
			assertThat(kitchen.getSpecialists().get(soup).getName()).isEqualTo("Paul");
		}));
	}

	@Entity(name = "Kitchen")
	static class Kitchen extends Row {

		@OneToMany(mappedBy = "kitchen", cascade = CascadeType.ALL)
		@OrderBy("name")
		private List<Dish> menu = new ArrayList<>();

		@ManyToMany
		private Set<Cook> cooks = new HashSet<>();

		@ManyToMany
		@MapKeyJoinColumn
		private Map<Dish, Cook> specialists = new HashMap<>();

		@ElementCollection
		@OrderColumn
		private List<String> tasks = new ArrayList<>();

		@ElementCollection
		@SortNatural
		private SortedSet<String> tools = new TreeSet<>();

		@ElementCollection
		@SortNatural
		private SortedMap<String, Integer> prices = new TreeMap<>();

		@ElementCollection
		private Set<Shift> shifts = new HashSet<>();

		@ElementCollection
		private List<String> awards = new ArrayList<>();

		List<Dish> getMenu() {
			return this.menu;
		}

		Set<Cook> getCooks() {
			return this.cooks;
		}

		Map<Dish, Cook> getSpecialists() {
			return this.specialists;
		}

		List<String> getTasks() {
			return this.tasks;
		}

		void replaceTasks(List<String> tasks) {
			this.tasks = new ArrayList<>(tasks);
		}

		SortedSet<String> getTools() {
			return this.tools;
		}

		SortedMap<String, Integer> getPrices() {
			return this.prices;
		}

		Set<Shift> getShifts() {
			return this.shifts;
		}

		List<String> getAwards() {
			return this.awards;
		}

		Object get(String attribute) {
			return switch (attribute) {
				case "menu" -> this.menu;
				case "cooks" -> this.cooks;
				case "specialists" -> this.specialists;
				case "tasks" -> this.tasks;
				case "tools" -> this.tools;
				case "prices" -> this.prices;
				case "shifts" -> this.shifts;
				default -> this.awards;
			};
		}

	}

	@Entity(name = "Dish")
	static class Dish extends Row {

		private String name;

		@ManyToOne(fetch = FetchType.LAZY)
		private Kitchen kitchen;

		protected Dish() {
		}

		Dish(String name, Kitchen kitchen) {
			this.name = name;
			this.kitchen = kitchen;
		}

	}

	@Entity(name = "Cook")
	static class Cook extends Row {

		private String name;

		protected Cook() {
		}

		Cook(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

	}

	@Embeddable
	static class Shift {

		private String time;

		@ManyToOne(fetch = FetchType.LAZY)
		private Cook cook;

		protected Shift() {
		}

		Shift(String time, Cook cook) {
			this.time = time;
			this.cook = cook;
		}

		Cook getCook() {
			return this.cook;
		}

	}

}
