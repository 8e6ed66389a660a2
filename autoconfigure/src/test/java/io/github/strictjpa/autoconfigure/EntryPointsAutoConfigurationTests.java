package io.github.strictjpa.autoconfigure;

import java.util.concurrent.atomic.AtomicReference;

import com.acme.blog.Post;
import com.acme.blog.User;
import com.acme.blog.UserController;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Violation;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EntryPointsAutoConfiguration}.
 */
class EntryPointsAutoConfigurationTests {

	private static final String NAME = EntryPointsAutoConfigurationTests.class.getName();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class))
		.withPropertyValues("strict-jpa.application-packages=io.github.strictjpa.autoconfigure");

	private final WebApplicationContextRunner webRunner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class, LazyLoadAutoConfiguration.class,
				DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class,
				HttpMessageConvertersAutoConfiguration.class))
		.withBean(JdbcConnectionDetails.class, TestDatabase::createH2)
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=create", "spring.jpa.open-in-view=true",
				"strict-jpa.application-packages=com.acme,io.github.strictjpa.autoconfigure")
		.withUserConfiguration(WebConfiguration.class);

	@Test
	void namesTheRouteOfARequestByItsPattern() {
		this.webRunner.run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context);

			assertThat(mvc.get().uri("/users/{id}/posts/count", persistUser(context))).hasFailed();

			assertThat(violation(context).entryPoint()).isEqualTo("GET /users/{id}/posts/count");
			assertThat(violation(context).origin()).hasToString("com.acme.blog.UserController.countPosts (line 21)");
		});
	}

	@Test
	void makesTheRouteTheCallSiteOfWhatIsWrittenAsJson() {
		this.webRunner.run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context);

			assertThat(mvc.get().uri("/users/{id}", persistUser(context))).hasFailed();

			assertThat(violation(context).origin()).isNull();
			assertThat(violation(context).key().callSite()).isEqualTo("GET /users/{id}");
			assertThat(violation(context).message()).startsWith("GET /users/{id} touched com.acme.blog.User.");
		});
	}

	@Test
	void namesTheMethodOfAListener() {
		this.runner.withBean(Seen.class).withBean(Listener.class).run((context) -> {
			onAnotherThread(() -> context.publishEvent("event"));

			assertThat(context.getBean(Seen.class)).hasValue("listener " + NAME + "$Listener.on");
		});
	}

	@Test
	void namesAListenerWithoutAnnotation() {
		this.runner.withBean(Seen.class).withBean(PlainListener.class).run((context) -> {
			onAnotherThread(() -> context.publishEvent("event"));

			assertThat(context.getBean(Seen.class)).hasValue("listener " + NAME + "$PlainListener.onApplicationEvent");
		});
	}

	@Test
	void namesTheOutermostEntryPoint() {
		this.runner.withBean(Seen.class).withBean(Job.class).withBean(Listener.class).run((context) -> {
			onAnotherThread(context.getBean(Job.class)::nightly);

			assertThat(context.getBean(Seen.class)).hasValue("scheduled " + NAME + "$Job.nightly");
		});
	}

	@Test
	void namesATest() {
		this.runner.run((context) -> assertThat(context.getBean(EntryPoints.class).current())
			.isEqualTo("test " + NAME + ".namesATest"));
	}

	@Test
	void namesNothingOnAThreadOfItsOwn() {
		this.runner.run((context) -> {
			AtomicReference<String> current = new AtomicReference<>("unset");

			onAnotherThread(() -> current.set(context.getBean(EntryPoints.class).current()));

			assertThat(current).hasValue(null);
		});
	}

	@Test
	void needsNoWebClasses() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.web", "jakarta.servlet"))
			.run((context) -> assertThat(context).hasSingleBean(EntryPoints.class));
	}

	private static void onAnotherThread(Runnable action) throws InterruptedException {
		Thread thread = new Thread(action);
		thread.start();
		thread.join();
	}

	private static Long persistUser(WebApplicationContext context) {
		try (EntityManager em = context.getBean(EntityManagerFactory.class).createEntityManager()) {
			em.getTransaction().begin();
			User user = new User("Ada");
			user.getPosts().add(new Post("Notes", user));
			em.persist(user);
			em.getTransaction().commit();
			return user.getId();
		}
	}

	private static Violation violation(WebApplicationContext context) {
		return context.getBean(ViolationRecorder.class).snapshot().of("lazy-load").get(0).violation();
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = User.class)
	@Import(UserController.class)
	static class WebConfiguration {

	}

	static class Seen extends AtomicReference<String> {

		private static final long serialVersionUID = 1L;

	}

	record Listener(EntryPoints entryPoints, Seen seen) {

		@EventListener
		void on(String event) {
			this.seen.set(this.entryPoints.current());
		}

	}

	record PlainListener(EntryPoints entryPoints,
			Seen seen) implements ApplicationListener<PayloadApplicationEvent<String>> {

		@Override
		public void onApplicationEvent(PayloadApplicationEvent<String> event) {
			this.seen.set(this.entryPoints.current());
		}

	}

	record Job(ApplicationEventPublisher publisher) {

		@Scheduled(cron = "0 0 3 * * *")
		void nightly() {
			this.publisher.publishEvent("event");
		}

	}

}
