package io.github.strictjpa.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import com.acme.blog.Post;
import com.acme.blog.User;
import com.acme.detached.AuthorFilter;
import com.acme.detached.Authors;
import com.acme.detached.PostController;
import io.github.strictjpa.Violation;
import io.github.strictjpa.lazyload.DetachedLoads;
import io.github.strictjpa.report.ViolationRecorder;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import jakarta.servlet.Filter;
import org.hibernate.LazyInitializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aop.interceptor.AsyncUncaughtExceptionHandler;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for {@link DetachedLoadAutoConfiguration}.
 */
@ParameterizedClass
@MethodSource("databases")
@ExtendWith(OutputCaptureExtension.class)
class DetachedLoadAutoConfigurationTests {

	private static final AutoConfigurations AUTO_CONFIGURATIONS = AutoConfigurations.of(
			DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class, TransactionAutoConfiguration.class,
			TaskExecutionAutoConfiguration.class, StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class,
			LazyLoadAutoConfiguration.class, DetachedLoadAutoConfiguration.class);

	private static final String[] PROPERTIES = { "spring.jpa.hibernate.ddl-auto=create",
			"spring.jpa.open-in-view=false",
			"strict-jpa.application-packages=com.acme,io.github.strictjpa.autoconfigure" };

	private final JdbcConnectionDetails database;

	private final ApplicationContextRunner runner;

	private final WebApplicationContextRunner webRunner;

	DetachedLoadAutoConfigurationTests(JdbcConnectionDetails database) {
		this.database = database;
		this.runner = new ApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withBean(JdbcConnectionDetails.class, () -> database)
			.withPropertyValues(PROPERTIES)
			.withUserConfiguration(BlogConfiguration.class);
		this.webRunner = new WebApplicationContextRunner().withConfiguration(AUTO_CONFIGURATIONS)
			.withConfiguration(
					AutoConfigurations.of(DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
							JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class))
			.withBean(JdbcConnectionDetails.class, () -> database)
			.withPropertyValues(PROPERTIES)
			.withUserConfiguration(BlogConfiguration.class)
			.withBean(PostController.class);
	}

	static Stream<JdbcConnectionDetails> databases() {
		return Stream.of(TestDatabase.createH2(), TestDatabase.createPostgres());
	}

	@Test
	void recordsWhatAHandlerThrowsAndLeavesItToTheApplication() {
		this.webRunner.run((context) -> {
			Long id = persistPost(context);

			assertThat(MockMvcTester.from(context).get().uri("/posts/{id}/author", id)).hasStatus(409)
				.bodyText()
				.isEqualTo("handled by the application");

			Violation violation = violation(context);
			assertThat(violation.subject()).isEqualTo("com.acme.blog.User");
			assertThat(violation.origin()).hasToString("com.acme.detached.Authors.authorOf (line 37)");
			assertThat(violation.entryPoint()).isEqualTo("GET /posts/{id}/author");
			assertThat(violation.persistenceUnit()).isEqualTo("default");
			assertThat(violation.detail()).isNull();
			assertThat(violation.toString()).doesNotContain("#" + id);
		});
	}

	@Test
	void saysWhatItsPageSays() throws IOException {
		String page = Files.readString(Path.of("../docs/rules/detached-lazy-load.md"));

		this.webRunner.run((context) -> {
			assertThat(MockMvcTester.from(context).get().uri("/posts/{id}/author", persistPost(context)))
				.hasStatus(409);

			assertThat(violation(context)).hasToString("com.acme.detached.Authors.authorOf (line 37) touched "
					+ "com.acme.blog.User, which was not loaded before its session ended. Fetch it in the query of the "
					+ "entity that holds it. Or read it before the session ends, and hand on values instead of the "
					+ "entity.");
			assertThat(page.lines()).contains(violation(context).toString());
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/posts/{id}", "/posts/{id}/long" })
	void recordsWhatIsWrittenAsJson(String route) {
		this.webRunner.run((context) -> {
			MockMvcTester.from(context).get().uri(route, persistPost(context)).exchange();

			Violation violation = violation(context);
			assertThat(violation.origin()).isNull();
			assertThat(violation.key().callSite()).isEqualTo("GET " + route);
			assertThat(violation.subject()).isEqualTo("com.acme.blog.User");
		});
	}

	@Test
	void recordsWhatAViewTouches() {
		this.webRunner.run((context) -> {
			assertThat(MockMvcTester.from(context).get().uri("/posts/{id}/view", persistPost(context))).hasFailed()
				.failure()
				.hasRootCauseInstanceOf(LazyInitializationException.class);

			assertThat(violation(context).origin()).hasToString("com.acme.blog.Post.byline (line 70)");
			assertThat(violation(context).entryPoint()).isEqualTo("GET /posts/{id}/view");
		});
	}

	@Test
	void staysSilentOnWhatTheApplicationCatchesAndOnOtherExceptions() {
		this.webRunner.run((context) -> {
			MockMvcTester mvc = MockMvcTester.from(context);

			assertThat(mvc.get().uri("/posts/{id}/caught", persistPost(context))).bodyText().isEqualTo("nobody");
			assertThat(mvc.get().uri("/failure")).hasFailed();

			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
		});
	}

	@Test
	void recordsNothingWhereTheRuleIsOff() {
		this.webRunner.withPropertyValues("strict-jpa.rules.detached-lazy-load=off").run((context) -> {
			assertThat(MockMvcTester.from(context).get().uri("/posts/{id}/author", persistPost(context)))
				.hasStatus(409);

			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
		});
	}

	@Test
	void neverThrowsAnythingOfItsOwn() {
		this.webRunner.withPropertyValues("strict-jpa.rules.detached-lazy-load=fail").run((context) -> {
			assertThat(MockMvcTester.from(context).get().uri("/posts/{id}/author", persistPost(context))).hasStatus(409)
				.bodyText()
				.isEqualTo("handled by the application");

			assertThat(violation(context).subject()).isEqualTo("com.acme.blog.User");
		});
	}

	@Test
	void recordsWhatAnAsyncMethodThrowsAndLeavesItToTheHandlerOfTheApplication() {
		this.runner.withUserConfiguration(AsyncConfiguration.class).run((context) -> {
			Caught caught = context.getBean(Caught.class);

			context.getBean(Authors.class).mail(persistPost(context));

			assertThat(caught.await()).isInstanceOf(LazyInitializationException.class);
			assertThat(violation(context).entryPoint()).isEqualTo("async com.acme.detached.Authors.mail");
			assertThat(violation(context).origin()).hasToString("com.acme.detached.Authors.authorOf (line 37)");
		});
	}

	@Test
	void recordsWhatAnAsyncMethodThrowsWithoutAHandlerOfTheApplication() {
		this.runner.withUserConfiguration(DefaultAsyncConfiguration.class).run((context) -> {
			context.getBean(Authors.class).mail(persistPost(context));

			context.getBean(ThreadPoolTaskExecutor.class).shutdown();
			assertThat(violation(context).subject()).isEqualTo("com.acme.blog.User");
		});
	}

	@Test
	void leavesToTheCallerWhatAFutureTells() {
		this.runner.withUserConfiguration(AsyncConfiguration.class).run((context) -> {
			var future = context.getBean(Authors.class).ask(persistPost(context));

			assertThatExceptionOfType(ExecutionException.class).isThrownBy(future::get)
				.withCauseInstanceOf(LazyInitializationException.class);
			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
		});
	}

	@Test
	void recordsWhatAFutureTellsARequest() {
		this.webRunner.withUserConfiguration(DefaultAsyncConfiguration.class).run((context) -> {
			assertThat(MockMvcTester.from(context).get().uri("/posts/{id}/answer", persistPost(context))).hasStatus(409)
				.bodyText()
				.isEqualTo("handled by the application");

			assertThat(violation(context).entryPoint()).isEqualTo("GET /posts/{id}/answer");
			assertThat(violation(context).origin()).hasToString("com.acme.detached.Authors.authorOf (line 37)");
		});
	}

	@Test
	void recordsWhatAnAsynchronousListenerThrows() {
		this.runner.withUserConfiguration(AsyncConfiguration.class).run((context) -> {
			context.publishEvent(new Authors.Printed(persistPost(context)));

			assertThat(context.getBean(Caught.class).await()).isInstanceOf(LazyInitializationException.class);
			assertThat(violation(context).entryPoint()).isEqualTo("listener com.acme.detached.Authors.on");
		});
	}

	@Test
	void recordsWhatATaskThrowsWhereTheHandlerOfTheApplicationHandsItOn() {
		this.runner.withUserConfiguration(HandingOnConfiguration.class).run((context) -> {
			Long id = persistPost(context);

			context.getBean(ThreadPoolTaskScheduler.class)
				.schedule(() -> context.getBean(Authors.class).authorOf(id), Instant.now());

			assertThat(context.getBean(Caught.class).await()).isInstanceOf(LazyInitializationException.class);
			assertThat(violation(context).origin()).hasToString("com.acme.detached.Authors.authorOf (line 37)");
		});
	}

	@Test
	void recordsWhatLeavesAFilter() {
		this.webRunner.withBean(AuthorFilter.class).run((context) -> {
			Filter[] filters = context.getBeanProvider(Filter.class).orderedStream().toArray(Filter[]::new);
			MockMvcTester mvc = MockMvcTester.from(context, (builder) -> builder.addFilters(filters).build());

			assertThat(mvc.get().uri("/posts/1/caught?post={id}", persistPost(context))).hasFailed()
				.failure()
				.isInstanceOf(LazyInitializationException.class);

			assertThat(filters[0]).isInstanceOf(UnhandledExceptionFilter.class);
			assertThat(violation(context).origin()).hasToString("com.acme.detached.Authors.authorOf (line 37)");
			assertThat(violation(context).subject()).isEqualTo("com.acme.blog.User");
		});
	}

	@Test
	void recordsOnceWhatPassesAFilterToo() {
		this.webRunner.run((context) -> {
			Filter filter = context.getBean(UnhandledExceptionFilter.class);
			MockMvcTester mvc = MockMvcTester.from(context, (builder) -> builder.addFilters(filter).build());

			assertThat(mvc.get().uri("/posts/{id}/view", persistPost(context))).hasFailed();

			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).singleElement()
				.satisfies((entry) -> assertThat(entry.count()).isOne());
			assertThat(violation(context).entryPoint()).isEqualTo("GET /posts/{id}/view");
		});
	}

	@Test
	void recordsWhatAScheduledMethodThrowsAndLeavesItToTheHandlerOfTheApplication() {
		this.runner.withUserConfiguration(SchedulingConfiguration.class).run((context) -> {
			Caught caught = context.getBean(Caught.class);

			context.getBean(Authors.class).schedule(persistPost(context));

			assertThat(caught.await()).isInstanceOf(LazyInitializationException.class);
			assertThat(violation(context).entryPoint()).isEqualTo("scheduled com.acme.detached.Authors.nightly");
		});
	}

	@Test
	void recordsWhatAListenerThrowsAfterTheTransaction() {
		this.runner.run((context) -> {
			Long id = persistPost(context);

			new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
				.executeWithoutResult((status) -> context.publishEvent(new Authors.Archived(id)));

			assertThat(violation(context).origin()).hasToString("com.acme.detached.Authors.authorOf (line 37)");
		});
	}

	@Test
	void leavesWhatAListenerThrowsToThePublisher() {
		this.runner.run((context) -> {
			Long id = persistPost(context);

			assertThatThrownBy(() -> context.publishEvent(new Authors.Published(id)))
				.isInstanceOf(LazyInitializationException.class);

			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded()).isEmpty();
		});
	}

	@ParameterizedTest
	@ValueSource(classes = { CommandLineRunnerConfiguration.class, ApplicationRunnerConfiguration.class })
	void recordsWhatEndsTheStart(Class<?> runner, CapturedOutput output) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(BlogConfiguration.class, runner)
			.web(WebApplicationType.NONE)
			.initializers((context) -> context.getBeanFactory().registerSingleton("database", this.database))
			.properties(PROPERTIES);

		assertThatThrownBy(application::run).isInstanceOf(LazyInitializationException.class);

		assertThat(output).contains("[detached-lazy-load] com.acme.detached.Authors.authorOf (line 37) touched");
	}

	@Test
	void namesTheRoleOfACollectionAndRecordsAnExceptionOnce() {
		this.runner.run((context) -> {
			User user = context.getBean(Authors.class).post(persistPost(context), Post::getAuthor);
			DetachedLoads detachedLoads = context.getBean(DetachedLoads.class);

			assertThatThrownBy(() -> user.getPosts().size()).satisfies((ex) -> {
				detachedLoads.record(new IllegalStateException(ex));
				detachedLoads.record(ex);
			});

			assertThat(violation(context).subject()).isEqualTo("com.acme.blog.User.posts");
			assertThat(violation(context).fix()).startsWith(
					"Fetch it in the query: FetchPlan.of(QUser.user).selectIn(QUser.user.posts). Or read it before");
			assertThat(context.getBean(ViolationRecorder.class).snapshot().recorded().get(0).count()).isOne();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "true", "TRUE" })
	void findsTheSettingThatLoadsOutsideOfTransactions(String value) {
		this.runner.withPropertyValues("spring.jpa.properties.hibernate.enable_lazy_load_no_trans=" + value)
			.run((context) -> assertThat(violation(context)).satisfies((violation) -> {
				assertThat(violation.subject()).isEqualTo("hibernate.enable_lazy_load_no_trans");
				assertThat(violation.persistenceUnit()).isEqualTo("default");
			}));
	}

	@Test
	void refusesTheStartBecauseOfThatSettingWhereTheRuleFails() {
		this.runner
			.withPropertyValues("spring.jpa.properties.hibernate.enable_lazy_load_no_trans=true",
					"strict-jpa.rules.detached-lazy-load=fail")
			.run((context) -> assertThat(context.getStartupFailure())
				.isInstanceOfSatisfying(RefusedStartException.class, (ex) -> assertThat(ex.violations()).hasSize(1)));
	}

	@Test
	void needsNoWebClasses() {
		this.runner
			.withClassLoader(new FilteredClassLoader("org.springframework.web", "jakarta.servlet", "tools.jackson"))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static Violation violation(ApplicationContext context) {
		return context.getBean(ViolationRecorder.class).snapshot().recorded().stream().reduce((first, second) -> {
			throw new AssertionError("More than one: " + first + ", " + second);
		}).orElseThrow().violation();
	}

	private static Long persistPost(ApplicationContext context) {
		return context.getBean(EntityManagerFactory.class).callInTransaction((em) -> {
			User user = new User("Ada");
			Post post = new Post("Notes", user);
			em.persist(user);
			em.persist(post);
			return post.getId();
		});
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = User.class)
	@Import(Authors.class)
	static class BlogConfiguration {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
			TransactionAutoConfiguration.class, StrictJpaAutoConfiguration.class, EntryPointsAutoConfiguration.class,
			DetachedLoadAutoConfiguration.class })
	static class RunnerConfiguration {

	}

	@Configuration(proxyBeanMethods = false)
	static class ApplicationRunnerConfiguration extends RunnerConfiguration {

		@Bean
		ApplicationRunner report(ApplicationContext context, Authors authors) {
			return (arguments) -> authors.authorOf(persistPost(context));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CommandLineRunnerConfiguration extends RunnerConfiguration {

		@Bean
		CommandLineRunner report(ApplicationContext context, Authors authors) {
			return (arguments) -> authors.authorOf(persistPost(context));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class DefaultAsyncConfiguration {

		@Bean
		ThreadPoolTaskExecutor applicationTaskExecutor() {
			ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
			executor.setWaitForTasksToCompleteOnShutdown(true);
			executor.setAwaitTerminationSeconds(60);
			return executor;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	@Import(Caught.class)
	static class AsyncConfiguration implements AsyncConfigurer {

		private final Caught caught;

		AsyncConfiguration(Caught caught) {
			this.caught = caught;
		}

		@Override
		public Executor getAsyncExecutor() {
			return (task) -> new Thread(task).start();
		}

		@Override
		public AsyncUncaughtExceptionHandler getAsyncUncaughtExceptionHandler() {
			return (ex, method, parameters) -> this.caught.set(ex);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableScheduling
	@Import(Caught.class)
	static class SchedulingConfiguration {

		@Bean
		ThreadPoolTaskScheduler taskScheduler(Caught caught) {
			ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
			scheduler.setErrorHandler(caught::set);
			return scheduler;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Caught.class)
	static class HandingOnConfiguration {

		@Bean
		ThreadPoolTaskScheduler taskScheduler(Caught caught, DetachedLoads detachedLoads) {
			ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
			scheduler.setErrorHandler((ex) -> {
				detachedLoads.record(ex);
				caught.set(ex);
			});
			return scheduler;
		}

	}

	/**
	 * What a handler of the application was given.
	 */
	static final class Caught {

		private final AtomicReference<Throwable> thrown = new AtomicReference<>();

		private final CountDownLatch latch = new CountDownLatch(1);

		void set(Throwable thrown) {
			this.thrown.set(thrown);
			this.latch.countDown();
		}

		Throwable await() throws InterruptedException {
			assertThat(this.latch.await(60, TimeUnit.SECONDS)).isTrue();
			return this.thrown.get();
		}

	}

}
