package io.github.strictjpa.lazyload;

import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StackWalks}.
 */
class StackWalksTests {

	private final StackWalks walks = new StackWalks(true);

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 40, 300 })
	void readsTheWholeStackWhateverTheLastOneWas(int depth) {
		int all = deeper(depth).size();
		for (int other : new int[] { 500, depth, 1, depth }) {
			deeper(other);

			assertThat(deeper(depth)).hasSize(all);
		}
		assertThat(deeper(depth + 100)).hasSize(all + 100);
	}

	@Test
	void stopsWhereTheReaderHasSeenEnough() {
		List<StackFrame> read = new ArrayList<>();

		boolean complete = this.walks.walk((frame) -> {
			read.add(frame);
			return read.size() < 3;
		});

		assertThat(complete).isFalse();
		assertThat(read).hasSize(3);
	}

	private List<StackFrame> deeper(int frames) {
		if (frames > 0) {
			return deeper(frames - 1);
		}
		List<StackFrame> read = new ArrayList<>();
		assertThat(this.walks.walk(read::add)).isTrue();
		assertThat(read).anyMatch((frame) -> frame.getDeclaringClass() == StackWalksTests.class);
		return read;
	}

}
