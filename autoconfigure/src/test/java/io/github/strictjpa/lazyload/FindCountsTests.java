package io.github.strictjpa.lazyload;

import java.util.Set;

import org.hibernate.engine.spi.EntityKey;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link FindCounts}.
 */
class FindCountsTests {

	private final EntityKey one = mock(EntityKey.class);

	private final EntityKey another = mock(EntityKey.class);

	@Test
	void takesTheFirstOfEachEntityForFree() {
		FindCounts counts = new FindCounts(Set.of());

		assertThat(counts.isFirst("User", this.one)).isTrue();
		assertThat(counts.isFirst("User", this.one)).isTrue();
		assertThat(counts.isFirst("Post", this.another)).isTrue();
		assertThat(counts.isFirst("User", this.another)).isFalse();
	}

	@Test
	void takesNoneForFreeThatMayHaveBeenFoundBefore() {
		FindCounts counts = new FindCounts(Set.of("User"));

		assertThat(counts.isFirst("User", this.one)).isFalse();
		assertThat(counts.isFirst("Post", this.another)).isTrue();
	}

}
