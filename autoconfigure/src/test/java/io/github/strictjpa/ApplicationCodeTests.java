package io.github.strictjpa;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ApplicationCode}.
 */
class ApplicationCodeTests {

	private final ApplicationCode code = ApplicationCode.of(List.of("com.acme", "org.sample"));

	@ParameterizedTest
	@ValueSource(strings = { "com.acme.Users", "com.acme.web.Users$Nested", "org.sample.Main", "com.acme.Users$1" })
	void containsWhatAPersonWrote(String className) {
		assertThat(this.code.contains(className)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "com.acmecorp.Users", "java.util.List", "com.acme.User$HibernateProxy",
			"com.acme.Users__AotRepository", "com.acme.Users__BeanDefinitions", "com.acme.Users$$SpringCGLIB$$0",
			"com.acme.Users$$Lambda/0x00007f", "com.acme.$Proxy42" })
	void leavesOutWhatIsGeneratedOrElsewhere(String className) {
		assertThat(this.code.contains(className)).isFalse();
	}

	@Test
	void locatesTheInnermostLine() {
		Origin origin = ApplicationCode.of(List.of("io.github.strictjpa"))
			.locate(StackWalker.getInstance().walk((frames) -> frames.toList()).stream());

		assertThat(origin).isNotNull();
		assertThat(origin.callSite()).isEqualTo(ApplicationCodeTests.class.getName() + "#locatesTheInnermostLine");
		assertThat(origin.line()).isPositive();
	}

	@Test
	void locatesNothingWithoutApplicationCode() {
		assertThat(this.code.locate()).isNull();
		assertThat(ApplicationCode.of(List.of()).locate()).isNull();
	}

}
