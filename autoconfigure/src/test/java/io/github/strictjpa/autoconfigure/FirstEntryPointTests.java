package io.github.strictjpa.autoconfigure;

import java.util.List;

import io.github.strictjpa.EntryPoints;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FirstEntryPoint}.
 */
class FirstEntryPointTests {

	@Test
	void asksUntilOneKnows() {
		EntryPoints entryPoints = new FirstEntryPoint(List.of(() -> null, () -> "job", () -> "other"));

		assertThat(entryPoints.current()).isEqualTo("job");
		assertThat(entryPoints.current(List.of())).isEqualTo("job");
	}

	@Test
	void knowsWithoutAStackWhatTheFirstOneDoes() {
		EntryPoints entryPoints = new FirstEntryPoint(List.of(new Known("GET /"), () -> "job"));

		assertThat(entryPoints.currentWithoutStack()).isEqualTo("GET /");
	}

	@Test
	void knowsNothingWithoutAStackWhereTheFirstOneHasToSeeIt() {
		EntryPoints entryPoints = new FirstEntryPoint(List.of(() -> null, new Known("GET /")));

		assertThat(entryPoints.currentWithoutStack()).isNull();
		assertThat(entryPoints.current()).isEqualTo("GET /");
	}

	@Test
	void knowsNothingWhereNobodyIsAsked() {
		EntryPoints entryPoints = new FirstEntryPoint(List.of());

		assertThat(entryPoints.currentWithoutStack()).isNull();
		assertThat(entryPoints.current()).isNull();
	}

	private record Known(String name) implements EntryPoints {

		@Override
		public @Nullable String current() {
			return this.name;
		}

		@Override
		public @Nullable String currentWithoutStack() {
			return this.name;
		}

	}

}
