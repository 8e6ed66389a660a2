package io.github.strictjpa.report;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NearestNames}.
 */
class NearestNamesTests {

	private static final List<String> IDS = List.of("eager-association", "lazy-load", "lazy-write", "open-in-view",
			"unmanaged-schema");

	@Test
	void ordersByDistance() {
		assertThat(NearestNames.of("lazy-lite", IDS)).containsExactly("lazy-write", "lazy-load");
	}

	@Test
	void leavesOutWhatIsMuchFarther() {
		assertThat(NearestNames.of("lazy-laod", IDS)).containsExactly("lazy-load");
	}

	@Test
	void ignoresCase() {
		assertThat(NearestNames.of("OPEN-IN-VEIW", IDS)).startsWith("open-in-view");
	}

	@Test
	void ordersEquallyNearNamesByTheAlphabet() {
		assertThat(NearestNames.of("x", List.of("c", "b", "a", "xx"))).containsExactly("a", "b", "c");
		assertThat(NearestNames.of("", List.of("bb", "aa", "c"))).containsExactly("c", "aa", "bb");
	}

	@Test
	void findsNothingAmongNothing() {
		assertThat(NearestNames.of("lazy-load", List.of())).isEmpty();
	}

}
