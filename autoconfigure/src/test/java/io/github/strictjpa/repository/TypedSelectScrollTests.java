package io.github.strictjpa.repository;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.querydsl.core.types.OrderSpecifier;
import com.querydsl.core.types.Projections;
import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.League.Player;
import io.github.strictjpa.repository.library.League.Team;
import io.github.strictjpa.repository.library.Library.Shelf;
import io.github.strictjpa.repository.library.Library.Slot;
import io.github.strictjpa.repository.library.LibraryApplication;
import io.github.strictjpa.repository.library.PlayerRepository;
import io.github.strictjpa.repository.library.ShelfRepository;
import io.github.strictjpa.repository.library.SlotRepository;
import io.github.strictjpa.repository.library.TeamRepository;
import io.github.strictjpa.test.SqlCounter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.strictjpa.repository.library.QLeague_Player.player;
import static io.github.strictjpa.repository.library.QLibrary_Shelf.shelf;
import static io.github.strictjpa.repository.library.QLibrary_Slot.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TypedSelect#scroll(ScrollPosition)}.
 */
@ParameterizedClass
@ValueSource(booleans = { true, false })
class TypedSelectScrollTests {

	private static ConfigurableApplicationContext context;

	private final PlayerRepository players = context.getBean(PlayerRepository.class);

	private final SqlCounter sql = context.getBean(SqlCounter.class);

	TypedSelectScrollTests(boolean postgres) {
	}

	@BeforeParameterizedClassInvocation
	static void start(boolean postgres) {
		context = LibraryApplication.start(postgres);
		context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			List<Team> teams = List.of(new Team("red"), new Team("blue"), new Team(null));
			context.getBean(TeamRepository.class).persistAll(teams);
			List<Player> players = new ArrayList<>();
			for (int number = 0; number < 24; number++) {
				players.add(new Player("player " + number % 7, (number % 5 == 0) ? null : number % 4,
						(number % 4 == 3) ? null : teams.get(number % 3))
					.in((number % 3 == 0) ? null : "city " + number % 2)
					.scoring(number));
			}
			context.getBean(PlayerRepository.class).persistAll(players);
			for (int number = 0; number < 5; number++) {
				context.getBean(ShelfRepository.class).persist(new Shelf(number % 2, number));
				context.getBean(SlotRepository.class).persist(new Slot(number % 2, number));
			}
		});
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		context.close();
	}

	@BeforeEach
	void forget() {
		this.sql.reset();
	}

	static Stream<List<OrderSpecifier<?>>> orders() {
		return Stream.of(List.of(), List.of(player.id.desc()), List.of(player.name.asc()),
				List.of(player.name.desc(), player.score.asc()), List.of(player.score.asc()),
				List.of(player.score.desc()), List.of(player.score.asc().nullsFirst(), player.name.desc()),
				List.of(player.score.asc().nullsLast(), player.name.desc()),
				List.of(player.score.desc().nullsLast(), player.home.city.asc().nullsFirst()),
				List.of(player.home.city.desc().nullsFirst(), player.score.desc()),
				List.of(player.team.name.asc(), player.name.asc()),
				List.of(player.team.name.desc().nullsLast(), player.score.asc(), player.id.desc()),
				List.of(player.name.upper().desc(), player.team.name.asc().nullsFirst()),
				List.of(player.id.asc(), player.name.asc()),
				List.of(player.name.asc(), player.name.desc(), player.score.desc()));
	}

	@ParameterizedTest
	@MethodSource("orders")
	void returnsEachRowOnceInTheOrderOfAList(List<OrderSpecifier<?>> orders) {
		TypedSelect<Player> ordered = this.players.select().orderBy(orders.toArray(OrderSpecifier[]::new));
		List<Long> once = ids(ordered.limit(1000).scroll(ScrollPosition.keyset()));
		assertThat(once).hasSize(24).doesNotHaveDuplicates();

		for (int size : new int[] { 1, 2, 5, 7, 24 }) {
			assertThat(scroll(ordered.limit(size), ScrollPosition.keyset())).isEqualTo(once);
			assertThat(scroll(ordered.limit(size), ScrollPosition.keyset().backward())).isEqualTo(once);
		}
	}

	@ParameterizedTest
	@MethodSource("orders")
	void sortsAsAListDoes(List<OrderSpecifier<?>> orders) {
		List<OrderSpecifier<?>> unique = new ArrayList<>(orders);
		unique.add(
				(orders.isEmpty() || orders.get(orders.size() - 1).isAscending()) ? player.id.asc() : player.id.desc());
		TypedSelect<Player> ordered = this.players.select().orderBy(unique.toArray(OrderSpecifier[]::new));

		assertThat(ids(ordered.limit(1000).scroll(ScrollPosition.keyset())))
			.isEqualTo(ordered.list().stream().map(Player::getId).toList());
	}

	@Test
	void goesBackFromWhereItStands() {
		TypedSelect<Player> ordered = this.players.select().orderBy(player.score.desc()).limit(5);
		Window<Player> first = ordered.scroll(ScrollPosition.keyset());
		Window<Player> second = ordered.scroll(first.positionAt(4));
		ScrollPosition back = ScrollPosition
			.backward(((org.springframework.data.domain.KeysetScrollPosition) second.positionAt(0)).getKeys());

		assertThat(ids(ordered.scroll(back))).isEqualTo(ids(first));
	}

	@Test
	void loadsThePlanForTheRowsOfAWindowOnly() {
		Window<Player> window = this.players.select()
			.fetching(FetchPlan.of(player).fetchJoin(player.team).selectIn(player.goals))
			.orderBy(player.team.name.asc().nullsLast())
			.limit(3)
			.scroll(ScrollPosition.keyset());

		assertThat(window.getContent()).hasSize(3).allSatisfy((found) -> assertThat(found.getGoals()).hasSize(1));
		assertThat(window.getContent()).extracting((found) -> found.getTeam().getName()).doesNotContainNull();
		assertThat(this.sql.count()).isEqualTo(2);
	}

	@Test
	void seeksByTheIdentifierAlone() {
		this.players.select().limit(2).scroll(ScrollPosition.forward(Map.of("id", 1)));

		assertThat(this.sql.statements()).singleElement()
			.asString()
			.matches("(?s).* where \\S+\\.id>\\? order by .*")
			.doesNotContain("null");
	}

	@Test
	void boundsTheFirstColumnForTheSakeOfAnIndex() {
		Map<String, Object> keys = Map.of("name", "player 3", "id", 7L);
		this.players.select().orderBy(player.name.asc()).limit(2).scroll(ScrollPosition.forward(keys));

		assertThat(this.sql.statements()).singleElement()
			.asString()
			.matches("(?s).* where \\S+\\.name>=\\? and \\(.*\\.name>\\? or .*\\.name=\\? and .*\\.id>\\?.*")
			.doesNotContain("is null");
	}

	@Test
	void scrollsProjectionsByWhatTheyDoNotShow() {
		TypedSelect<Row> rows = this.players.select(Projections.constructor(Row.class, player.name, player.score))
			.orderBy(player.team.name.asc(), player.home.city.desc())
			.limit(5);
		List<Row> found = new ArrayList<>();
		Window<Row> window = rows.scroll(ScrollPosition.keyset());
		while (!window.isEmpty()) {
			found.addAll(window.getContent());
			window = rows.scroll(window.positionAt(window.size() - 1));
		}

		assertThat(found).hasSize(24);
		assertThat(this.players.select(player.score).limit(3).scroll(ScrollPosition.keyset()).getContent())
			.containsExactly(null, 1, 2);
	}

	@Test
	void scrollsByIdentifiersOfSeveralColumns() {
		TypedSelect<Shelf> shelves = context.getBean(ShelfRepository.class).select().limit(2);
		Window<Shelf> first = shelves.scroll(ScrollPosition.keyset());
		TypedSelect<Slot> slots = context.getBean(SlotRepository.class).select().orderBy(slot.room.desc()).limit(3);
		Window<Slot> firstSlots = slots.scroll(ScrollPosition.keyset());

		assertThat(first.positionAt(1)).isEqualTo(ScrollPosition.forward(Map.of("id.number", 1, "id.room", 1)));
		assertThat(shelves.scroll(first.positionAt(1)).getContent()).hasSize(2);
		assertThat(firstSlots.positionAt(2)).isEqualTo(ScrollPosition.forward(Map.of("room", 0, "number", 4)));
		assertThat(slots.scroll(firstSlots.positionAt(2)).getContent()).hasSize(2);
		assertThat(context.getBean(ShelfRepository.class)
			.select()
			.orderBy(shelf.id.room.asc())
			.limit(9)
			.scroll(ScrollPosition.keyset())
			.getContent()).hasSize(5);
	}

	@Test
	void scrollsByCounting() {
		TypedSelect<Player> ordered = this.players.select().orderBy(player.id.asc()).limit(10);

		assertThat(scroll(ordered, ScrollPosition.offset())).hasSize(24).isSorted();
		assertThat(ordered.scroll(ScrollPosition.offset(19)).getContent()).hasSize(4);
	}

	@Test
	void takesKeysThatWereTextMeanwhile() {
		Map<String, Object> keys = Map.of("name", "player 3", "id", "7");

		assertThat(this.players.select().orderBy(player.name.asc()).limit(2).scroll(ScrollPosition.forward(keys)))
			.hasSize(2);
	}

	@Test
	void refusesAPositionOfAnotherQuery() {
		TypedSelect<Player> ordered = this.players.select().orderBy(player.home.city.asc()).limit(2);
		Map<String, Object> empty = new LinkedHashMap<>();
		empty.put("home.city", null);
		empty.put("id", null);

		assertRefused(ordered, Map.of("name", "x"), "has no value for 'home.city'");
		assertRefused(ordered, Map.of("home.city", "x", "id", "first"), "has a String for 'id', which is a Long");
		assertRefused(ordered, Map.of("home.city", "x", "id", ""), "has an empty value for 'id'");
		assertRefused(ordered, empty, "has null for 'id', which is never null");
		assertThat(this.sql.count()).isZero();
	}

	@Test
	void refusesWhatHasNoWindow() {
		assertThatIllegalStateException().isThrownBy(() -> this.players.select().scroll(ScrollPosition.keyset()))
			.withMessage("scroll needs limit(…), the size of a window, and no offset(…).");
		assertThatIllegalStateException()
			.isThrownBy(() -> this.players.select().limit(1).offset(1).scroll(ScrollPosition.keyset()))
			.withMessage("scroll needs limit(…), the size of a window, and no offset(…).");
		assertThatIllegalStateException().isThrownBy(
				() -> this.players.select(player.name).groupBy(player.name).limit(1).scroll(ScrollPosition.keyset()))
			.withMessage("A position of keys goes from row to row by the identifier, and the rows of groupBy(…) and "
					+ "distinct() have none. Write slice(…), page(…) or stream().");
	}

	private static void assertRefused(TypedSelect<?> select, Map<String, Object> keys, String problem) {
		assertThatExceptionOfType(InvalidPositionException.class)
			.isThrownBy(() -> select.scroll(ScrollPosition.forward(keys)))
			.withMessage("The scroll position %s: the keys of this query are home.city, id. Go on with a position that "
				.formatted(problem) + "it returned.")
			.satisfies((ex) -> assertThat(ex.keys()).containsExactly("home.city", "id"));
	}

	private static List<Long> scroll(TypedSelect<Player> select, ScrollPosition start) {
		boolean backward = start.equals(ScrollPosition.keyset().backward());
		List<Long> found = new ArrayList<>();
		Window<Player> window = select.scroll(start);
		while (!window.isEmpty()) {
			found.addAll(backward ? 0 : found.size(), ids(window));
			if (!window.hasNext()) {
				return found;
			}
			window = select.scroll(window.positionAt(backward ? 0 : window.size() - 1));
		}
		return found;
	}

	private static List<Long> ids(Window<Player> window) {
		return window.getContent().stream().map(Player::getId).toList();
	}

	public record Row(String name, Integer score) {

	}

}
