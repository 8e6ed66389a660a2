package io.github.strictjpa.scenarios;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.strictjpa.RecordedViolation;
import io.github.strictjpa.ViolationException;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Scenarios on other threads than that of a test.
 */
class ThreadScenarioTests extends ScenarioTests {

	private static final String PARENT = role(Node.class, "parent");

	private Long id;

	ThreadScenarioTests() {
		super(Node.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return super.application()
			.initializers((context) -> context.getBeanFactory().registerSingleton("scenarios", this))
			.sources(Threads.class);
	}

	@BeforeEach
	void createANode() {
		Node root = new Node("root", null);
		this.id = store(root, new Node("leaf", root));
	}

	@Test
	void refusesOnAThreadOfTheJdk() throws Exception {
		assertThat(refusedOn(Executors.newSingleThreadExecutor())).isEqualTo(PARENT);
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void refusesOnAVirtualThread() throws Exception {
		ExecutorService virtual = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor")
			.invoke(null);

		assertThat(refusedOn(virtual)).isEqualTo(PARENT);
	}

	@Test
	void refusesInAnAsynchronousMethod() {
		assertThat(this.context.getBean(Jobs.class).async().join()).isEqualTo(PARENT);

		assertThat(origin()).isEqualTo(ThreadScenarioTests.class.getName() + "#readsTheParent");
	}

	@Test
	void refusesInAScheduledMethodAndNamesIt() {
		Jobs jobs = this.context.getBean(Jobs.class);
		ViolationException refused = jobs.startNightly().join();

		assertThat(refused.violation().subject()).isEqualTo(PARENT);
		assertThat(refused.violation().entryPoint()).isEqualTo("scheduled " + Jobs.class.getName() + ".nightly");
	}

	@Test
	void refusesInAListenerAndNamesIt() throws Exception {
		ExecutorService executor = Executors.newSingleThreadExecutor();
		try {
			executor.submit(() -> this.context.publishEvent("read")).get(10, TimeUnit.SECONDS);
		}
		finally {
			executor.shutdown();
		}

		assertThat(this.recorder.snapshot().of("lazy-load")).singleElement()
			.satisfies((entry) -> assertThat(entry.violation().entryPoint())
				.isEqualTo("listener " + Jobs.class.getName() + ".on"));
	}

	@Test
	void keepsTheViolationsOfParallelThreadsApart() throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(4);
		try {
			List<Callable<Long>> tasks = IntStream.range(0, 20).<Callable<Long>>mapToObj((number) -> () -> {
				Node root = new Node("root", null);
				Node leaf = new Node("leaf", root);
				inTransaction(() -> {
					this.em.persist(root);
					this.em.persist(leaf);
				});
				ViolationException refused = readsTheParent(leaf.getId());
				assertThat(refused.violation().detail()).isEqualTo(Node.class.getName() + "#" + root.getId());
				return root.getId();
			}).toList();
			for (Future<Long> task : executor.invokeAll(tasks)) {
				assertThat(task.get()).isNotNull();
			}
		}
		finally {
			executor.shutdown();
		}

		assertThat(this.recorder.snapshot().recorded()).singleElement()
			.extracting(RecordedViolation::count)
			.isEqualTo(20L);
	}

	@Test
	void permitsWhatIsFetchedOnAnotherThread() {
		permits(() -> CompletableFuture
			.runAsync(() -> inTransaction(
					() -> assertThat(this.em.createQuery("from Node n join fetch n.parent where n.id = :id", Node.class)
						.setParameter("id", this.id)
						.getSingleResult()
						.getParent()
						.getText()).isEqualTo("root")))
			.join());
	}

	private String refusedOn(ExecutorService executor) throws InterruptedException, ExecutionException {
		try {
			return executor.submit(() -> readsTheParent(this.id).violation().subject()).get();
		}
		finally {
			executor.shutdown();
		}
	}

	ViolationException readsTheParent(Long id) {
		return fromTransaction(() -> {
			Node node = this.em.find(Node.class, id);
			return catchThrowableOfType(ViolationException.class, () -> node.getParent().getText());
		});
	}

	private String origin() {
		return this.recorder.snapshot().of("lazy-load").get(0).violation().origin().callSite();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync(proxyTargetClass = true)
	@EnableScheduling
	static class Threads {

		@Bean
		Jobs jobs(ThreadScenarioTests scenarios) {
			return new Jobs(scenarios);
		}

	}

	static class Jobs {

		private final ThreadScenarioTests scenarios;

		private final CountDownLatch start = new CountDownLatch(1);

		private final CompletableFuture<ViolationException> refused = new CompletableFuture<>();

		Jobs(ThreadScenarioTests scenarios) {
			this.scenarios = scenarios;
		}

		@Async
		CompletableFuture<String> async() {
			return CompletableFuture
				.completedFuture(this.scenarios.readsTheParent(this.scenarios.id).violation().subject());
		}

		@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
		void nightly() throws InterruptedException {
			this.start.await();
			this.refused.complete(this.scenarios.readsTheParent(this.scenarios.id));
		}

		CompletableFuture<ViolationException> startNightly() {
			this.start.countDown();
			return this.refused;
		}

		@EventListener
		void on(String event) {
			this.scenarios.readsTheParent(this.scenarios.id);
		}

	}

	@Entity(name = "Node")
	static class Node extends Row {

		private String text;

		@ManyToOne(fetch = FetchType.LAZY)
		private Node parent;

		protected Node() {
		}

		Node(String text, Node parent) {
			this.text = text;
			this.parent = parent;
		}

		String getText() {
			return this.text;
		}

		Node getParent() {
			return this.parent;
		}

	}

}
