package io.github.strictjpa.lazyload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.acme.blog.Badge;
import com.acme.blog.Badges;
import com.acme.blog.Post;
import com.acme.blog.User;
import io.github.strictjpa.Violation;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for collections that are loaded only because they are written to.
 */
class LazyWriteTests extends BlogTests {

	static Stream<Arguments> writes() {
		return Stream.of(write("Set.add", "badges", (user) -> user.getBadges().add(new Badge("second", user))),
				write("Set.addAll", "badges", (user) -> user.getBadges().addAll(List.of(new Badge("second", user)))),
				write("Set.remove", "badges", (user) -> user.getBadges().remove(new Badge("first", user))),
				write("Set.clear", "badges", (user) -> user.getBadges().clear()),
				write("Set.retainAll", "badges", (user) -> user.getBadges().retainAll(List.of())),
				write("Map.put", "settings", (user) -> user.getSettings().put("font", "large")),
				write("Map.putAll", "settings", (user) -> user.getSettings().putAll(Map.of("font", "large"))),
				write("Map.remove", "settings", (user) -> user.getSettings().remove("theme")),
				write("List.add(i)", "phones", (user) -> user.getPhones().add(0, "2")),
				write("List.set", "phones", (user) -> user.getPhones().set(0, "2")),
				write("List.remove(i)", "phones", (user) -> user.getPhones().remove(0)),
				write("bag.add", "nicknames", (user) -> user.getNicknames().add("Lady")),
				write("bag.remove", "posts", (user) -> user.getPosts().remove(new Post("x", user))),
				write("bag.clear", "posts", (user) -> user.getPosts().clear()));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("writes")
	void recordsAWrite(Consumer<User> write, String attribute) {
		inTransaction((em) -> {
			User user = user();

			assertRecorded("lazy-write", "com.acme.blog.User." + attribute, () -> write.accept(user));
			em.flush();
		});
	}

	@Test
	void saysWhatItsPageSays() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/lazy-write.md"));

		Violation violation = assertRecorded("lazy-write", "com.acme.blog.User.badges",
				() -> this.context.getBean(Badges.class).award(this.userId, "second"))
			.violation();

		assertThat(violation).hasToString(
				"com.acme.blog.Badges.award (line 21) changed com.acme.blog.User.badges, and all of it has to be loaded "
						+ "for that. Set the owning side, com.acme.blog.Badge.owner, instead: that loads nothing. "
						+ "Or fetch it: FetchPlan.of(QUser.user).selectIn(QUser.user.badges); "
						+ "or permit it: @PermitLazyLoading(\"why\").");
		assertThat(page.lines()).contains(violation.toString());
	}

	@Test
	void knowsNoOwningSideOfACollectionThatOwnsItself() {
		inTransaction((em) -> {
			User user = user();

			assertThat(
					assertRecorded("lazy-write", "com.acme.blog.User.nicknames", () -> user.getNicknames().add("Lady"))
						.violation()
						.fix())
				.isEqualTo("Fetch it: FetchPlan.of(QUser.user).selectIn(QUser.user.nicknames); "
						+ "or permit it: @PermitLazyLoading(\"why\").");
		});
	}

	@Test
	void staysSilentOnAnAddToAnInverseBag() {
		inTransaction((em) -> {
			User user = user();

			assertFree(() -> user.getPosts().add(new Post("Third", user)));
			assertSilent(em::flush);
		});
	}

	@Test
	void staysSilentOnTheOwningSide() {
		inTransaction((em) -> {
			User user = user();

			assertSilent(() -> {
				em.persist(new Badge("second", user));
				em.flush();
			});
		});
	}

	private static Arguments write(String name, String attribute, Consumer<User> write) {
		return Arguments.of(Named.of(name, write), attribute);
	}

}
