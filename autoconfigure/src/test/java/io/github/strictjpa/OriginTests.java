package io.github.strictjpa;

import java.io.Serializable;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Origin}.
 */
class OriginTests {

	private static final String HERE = OriginTests.class.getName();

	@ParameterizedTest
	@CsvSource({ "com.acme.Users, list, com.acme.Users#list", "com.acme.Users$Nested, list, com.acme.Users$Nested#list",
			"com.acme.Users, lambda$list$0, com.acme.Users#list", "com.acme.Users, lambda$list$12, com.acme.Users#list",
			"com.acme.Users, lambda$list$fe8a5f1c$1, com.acme.Users#list",
			"com.acme.Users, lambda$new$0, com.acme.Users#new",
			"com.acme.Users$$SpringCGLIB$$0, list, com.acme.Users#list",
			"com.acme.Users$$EnhancerBySpringCGLIB$$2f3a, list, com.acme.Users#list",
			"com.acme.Users$$Lambda$14/0x0000000800c03000, get, com.acme.Users#get" })
	void replacesWhatJavaAndSpringGenerate(String className, String methodName, String callSite) {
		assertThat(new Origin(className, methodName, 42).callSite()).isEqualTo(callSite);
	}

	@ParameterizedTest
	@CsvSource({ "com.acme.Users$list$1, invoke, com.acme.Users#list",
			"com.acme.Users$list$1, invokeSuspend, com.acme.Users#list",
			"com.acme.Users$list$result$1, invoke, com.acme.Users#list",
			"com.acme.Users, list$lambda$0, com.acme.Users#list",
			"com.acme.Users, list$lambda$1$lambda$0, com.acme.Users#list",
			"com.acme.Users, list$lambda-0, com.acme.Users#list", "com.acme.Users, access$list, com.acme.Users#list" })
	void replacesWhatKotlinGenerates(String className, String methodName, String callSite) {
		assertThat(new Origin(className, methodName, 42).callSite()).isEqualTo(callSite);
	}

	@Test
	void namesTheMethodAroundALambda() {
		Supplier<Origin> lambda = () -> here();
		Supplier<Origin> nested = () -> {
			Supplier<Origin> inner = () -> here();
			return inner.get();
		};

		assertThat(lambda.get().callSite()).isEqualTo(HERE + "#namesTheMethodAroundALambda");
		assertThat(nested.get().callSite()).isEqualTo(HERE + "#namesTheMethodAroundALambda");
	}

	@Test
	void namesTheMethodAroundASerializableLambda() {
		Supplier<Origin> lambda = (Supplier<Origin> & Serializable) () -> here();

		assertThat(lambda.get().callSite()).isEqualTo(HERE + "#namesTheMethodAroundASerializableLambda");
	}

	@Test
	void describesTheLineWhereItIsKnown() {
		assertThat(new Origin("com.acme.Users", "list", 42)).hasToString("com.acme.Users.list (line 42)");
		assertThat(new Origin("com.acme.Users", "list", -1)).hasToString("com.acme.Users.list");
	}

	private static Origin here() {
		return StackWalker.getInstance().walk((frames) -> Origin.of(frames.skip(1).findFirst().orElseThrow()));
	}

}
