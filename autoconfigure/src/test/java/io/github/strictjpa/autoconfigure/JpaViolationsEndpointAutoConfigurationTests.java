package io.github.strictjpa.autoconfigure;

import java.lang.management.ManagementFactory;
import java.util.Map;

import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

import io.github.strictjpa.Level;
import io.github.strictjpa.Origin;
import io.github.strictjpa.Rule;
import io.github.strictjpa.Violation;
import io.github.strictjpa.ViolationReporter;
import io.github.strictjpa.actuate.JpaViolationsEndpoint;
import io.github.strictjpa.actuate.JpaViolationsEndpointWebExtension;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.autoconfigure.endpoint.jackson.JacksonEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementContextAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jmx.JmxAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.actuate.web.ServletManagementContextAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link JpaViolationsEndpointAutoConfiguration} and the endpoint as it is seen
 * from outside.
 */
class JpaViolationsEndpointAutoConfigurationTests {

	private static final Rule LAZY_LOAD = Rule.of("lazy-load", Level.WARN, "Loaded on touch.").documented();

	private static final Rule LAZY_WRITE = Rule.of("lazy-write", Level.WARN, "Loaded to write.");

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(StrictJpaAutoConfiguration.class,
				JpaViolationsEndpointAutoConfiguration.class, EndpointAutoConfiguration.class,
				WebEndpointAutoConfiguration.class, JmxEndpointAutoConfiguration.class, JmxAutoConfiguration.class,
				JacksonEndpointAutoConfiguration.class, ManagementContextAutoConfiguration.class,
				ServletManagementContextAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
				WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class))
		.withBean("lazyLoad", Rule.class, () -> LAZY_LOAD)
		.withBean("lazyWrite", Rule.class, () -> LAZY_WRITE);

	private final WebApplicationContextRunner exposed = this.runner
		.withPropertyValues("management.endpoints.web.exposure.include=jpaviolations");

	@Test
	void isAbsentWithoutActuator() {
		new ApplicationContextRunner().withUserConfiguration(ImportsByName.class)
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(ViolationReporter.class)
				.doesNotHaveBean(JpaViolationsEndpoint.class));
	}

	@Test
	void isAbsentWhereItIsNotExposed() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JpaViolationsEndpoint.class));
	}

	@Test
	void isAbsentWhereStrictJpaIsOff() {
		this.exposed.withPropertyValues("strict-jpa.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JpaViolationsEndpoint.class));
	}

	@Test
	void listsViolationsWithoutTheirDetail() {
		this.exposed.run((context) -> {
			Violation violation = Violation.of(LAZY_LOAD, "com.acme.User.posts", "It was touched.", "Fetch it.")
				.at(new Origin("com.acme.Users", "list", 42))
				.enteredBy("GET /users")
				.in("default")
				.withDetail("com.acme.User#4711");
			context.getBean(ViolationReporter.class).report(violation);
			context.getBean(ViolationReporter.class).report(violation);

			assertThat(mvc(context).get().uri("/actuator/jpaviolations")).hasStatusOk()
				.bodyJson()
				.isLenientlyEqualTo("""
						{"violations": [{"rule": "lazy-load", "level": "warn", "state": "new",
						"subject": "com.acme.User.posts",
						"origin": {"className": "com.acme.Users", "methodName": "list", "line": 42},
						"entryPoint": "GET /users", "persistenceUnit": "default", "message": "It was touched.",
						"fix": "Fetch it.", "count": 2}],
						"totals": {"lazy-load": 2}, "dropped": 0}
						""");
			assertThat(mvc(context).get().uri("/actuator/jpaviolations")).bodyText()
				.contains("\"page\":\"" + LAZY_LOAD.page() + "\"")
				.containsPattern("\"firstSeen\":\"\\d{4}-\\d\\d-\\d\\dT[^\"]+Z\",\"lastSeen\":\"\\d{4}-")
				.doesNotContain("4711", "hint");
		});
	}

	@Test
	void leavesOutWhatIsNotKnown() {
		this.exposed.run((context) -> {
			context.getBean(ViolationReporter.class)
				.report(violation(LAZY_WRITE).at(new Origin("com.acme.Users", "add", -1)));

			assertThat(mvc(context).get().uri("/actuator/jpaviolations")).bodyText()
				.contains("\"origin\":{\"className\":\"com.acme.Users\",\"methodName\":\"add\"}")
				.doesNotContain("line", "page", "entryPoint", "persistenceUnit", "null");
		});
	}

	@Test
	void listsTheViolationsOfOneRule() {
		this.exposed.run(reported((context) -> {
			assertThat(mvc(context).get().uri("/actuator/jpaviolations/lazy-write")).hasStatusOk()
				.bodyJson()
				.isLenientlyEqualTo("{\"violations\": [{\"rule\": \"lazy-write\"}], \"totals\": {\"lazy-write\": 1}}");
		}));
	}

	@Test
	void listsNothingForARuleWithoutViolations() {
		this.exposed
			.run((context) -> assertThat(mvc(context).get().uri("/actuator/jpaviolations/lazy-write")).hasStatusOk()
				.bodyJson()
				.isStrictlyEqualTo("{\"violations\": [], \"totals\": {}, \"dropped\": 0}"));
	}

	@Test
	void namesTheNearestRulesForOneThatIsNotKnown() {
		String body = """
				{"message": "There is no rule 'lazy-laod'. Nearest: lazy-load.",
				"rule": "lazy-laod", "nearest": ["lazy-load"]}
				""";

		this.exposed.run((context) -> {
			assertThat(mvc(context).get().uri("/actuator/jpaviolations/lazy-laod")).hasStatus(404)
				.bodyJson()
				.isStrictlyEqualTo(body);
			assertThat(mvc(context).delete().uri("/actuator/jpaviolations/lazy-laod")).hasStatus(404)
				.bodyJson()
				.isStrictlyEqualTo(body);
		});
	}

	@Test
	void forgetsTheViolationsOfOneRule() {
		this.exposed.run(reported((context) -> {
			assertThat(mvc(context).delete().uri("/actuator/jpaviolations/lazy-load")).hasStatusOk()
				.bodyJson()
				.isStrictlyEqualTo("{\"forgotten\": 1}");

			assertThat(mvc(context).get().uri("/actuator/jpaviolations")).bodyJson()
				.extractingPath("totals")
				.isEqualTo(Map.of("lazy-write", 1));
		}));
	}

	@Test
	void forgetsAllViolations() {
		this.exposed.run(reported((context) -> {
			assertThat(mvc(context).delete().uri("/actuator/jpaviolations")).hasStatusOk()
				.bodyJson()
				.isStrictlyEqualTo("{\"forgotten\": 2}");

			assertThat(mvc(context).get().uri("/actuator/jpaviolations")).bodyJson()
				.isStrictlyEqualTo("{\"violations\": [], \"totals\": {}, \"dropped\": 0}");
		}));
	}

	@Test
	void saysThatTheCapacityIsReached() {
		this.exposed.withPropertyValues("strict-jpa.violations.capacity=1")
			.run(reported((context) -> assertThat(mvc(context).get().uri("/actuator/jpaviolations")).bodyJson()
				.isLenientlyEqualTo(
						"""
								{"totals": {"lazy-load": 1}, "dropped": 1,
								"hint": "The capacity of 1 distinct violations is reached, further ones are only counted as dropped. Raise 'strict-jpa.violations.capacity', or DELETE what you have seen to make room."}
								""")));
	}

	@Test
	void answersOverJmx() {
		this.runner
			.withPropertyValues("spring.jmx.enabled=true", "management.endpoints.jmx.exposure.include=jpaviolations",
					"management.endpoints.jmx.domain=strict-jpa-test")
			.run(reported((context) -> {
				MBeanServer server = ManagementFactory.getPlatformMBeanServer();
				ObjectName name = new ObjectName("strict-jpa-test:type=Endpoint,name=Jpaviolations");
				String[] signature = { String.class.getName() };

				assertThat(server.invoke(name, "violations", new Object[0], new String[0])).asString()
					.contains("com.acme.User.posts");
				server.invoke(name, "clearRule", new Object[] { "lazy-load" }, signature);
				assertThat(server.invoke(name, "violations", new Object[0], new String[0])).asString()
					.contains("totals={lazy-write=1}");
				assertThatExceptionOfType(MBeanException.class)
					.isThrownBy(() -> server.invoke(name, "violationsOfRule", new Object[] { "lazy-laod" }, signature))
					.withMessage("There is no rule 'lazy-laod'. Nearest: lazy-load.");
				assertThat(context).doesNotHaveBean(JpaViolationsEndpointWebExtension.class);
			}));
	}

	private static ContextConsumer<AssertableWebApplicationContext> reported(
			ContextConsumer<AssertableWebApplicationContext> consumer) {
		return (context) -> {
			context.getBean(ViolationReporter.class).report(violation(LAZY_LOAD));
			context.getBean(ViolationReporter.class).report(violation(LAZY_WRITE));
			consumer.accept(context);
		};
	}

	private static Violation violation(Rule rule) {
		return Violation.of(rule, "com.acme.User.posts", "It was touched.", "Fetch it.");
	}

	private static MockMvcTester mvc(AssertableWebApplicationContext context) {
		return MockMvcTester.from(context);
	}

	/**
	 * Auto-configurations read by name, as an application reads them: a class that is
	 * given to the runner is loaded, and with it the annotations.
	 */
	@ImportAutoConfiguration({ StrictJpaAutoConfiguration.class, JpaViolationsEndpointAutoConfiguration.class })
	static class ImportsByName {

	}

}
