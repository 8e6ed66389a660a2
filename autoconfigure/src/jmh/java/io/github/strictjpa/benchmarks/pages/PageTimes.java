package io.github.strictjpa.benchmarks.pages;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.TypedSelect;
import jakarta.persistence.EntityManager;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Times a page of 20 visitors with their visits in tables of 1000, 100,000 and 1,000,000
 * visitors, and what a plan itself takes. The variants run in turn. Arguments: rounds to
 * warm up, rounds to measure.
 */
public final class PageTimes {

	private static final int PAGE = 20;

	private static final int REPEATED = 200_000;

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private PageTimes() {
	}

	/**
	 * Run.
	 * @param arguments the rounds
	 */
	public static void main(String... arguments) {
		int warmUp = Integer.parseInt(arguments[0]);
		int rounds = Integer.parseInt(arguments[1]);
		try (ConfigurableApplicationContext context = VisitorApplication.start()) {
			for (int visitors : new int[] { 1000, 100_000, 1_000_000 }) {
				VisitorApplication.fill(context, visitors, 3);
				Map<String, Supplier<List<Visitor>>> pages = pages(context, visitors);
				time(pages, warmUp, null);
				Map<String, double[][]> times = new LinkedHashMap<>();
				pages.keySet().forEach((page) -> times.put(page, new double[2][rounds]));
				time(pages, rounds, times);
				times.forEach((page, elapsed) -> print("%d visitors, %s".formatted(visitors, page), elapsed));
			}
			context.getBean(TransactionTemplate.class)
				.executeWithoutResult((status) -> timePlan(context.getBean(EntityManager.class)));
		}
	}

	private static FetchPlan<Visitor> plan() {
		return FetchPlan.of(QVisitor.visitor).selectIn(QVisitor.visitor.visits);
	}

	private static Map<String, Supplier<List<Visitor>>> pages(ConfigurableApplicationContext context, long visitors) {
		TypedSelect<Visitor> query = context.getBean(VisitorRepository.class)
			.select()
			.fetching(plan())
			.orderBy(QVisitor.visitor.id.asc())
			.limit(PAGE);
		long last = Math.min(visitors, 10_000L * PAGE) / PAGE;
		Map<String, Supplier<List<Visitor>>> pages = new LinkedHashMap<>();
		pages.put("limit", query::list);
		pages.put("keyset page 1", () -> query.scroll(ScrollPosition.keyset()).getContent());
		KeysetScrollPosition position = ScrollPosition.forward(Map.of("id", (last - 1) * PAGE));
		pages.put("keyset page " + last, () -> query.scroll(position).getContent());
		return pages;
	}

	private static void time(Map<String, Supplier<List<Visitor>>> pages, int rounds, Map<String, double[][]> times) {
		for (int round = 0; round < rounds; round++) {
			for (Map.Entry<String, Supplier<List<Visitor>>> page : pages.entrySet()) {
				long start = System.nanoTime();
				long startOfThread = THREADS.getCurrentThreadCpuTime();
				int visits = page.getValue().get().stream().mapToInt((visitor) -> visitor.visits.size()).sum();
				double ofThread = (THREADS.getCurrentThreadCpuTime() - startOfThread) / 1e3;
				double elapsed = (System.nanoTime() - start) / 1e3;
				if (visits != 3 * PAGE) {
					throw new IllegalStateException("%s has loaded %d visits".formatted(page.getKey(), visits));
				}
				if (times != null) {
					times.get(page.getKey())[0][round] = elapsed;
					times.get(page.getKey())[1][round] = ofThread;
				}
			}
		}
	}

	private static void timePlan(EntityManager entityManager) {
		FetchPlan<Visitor> reused = plan();
		for (int round = 0; round < 5; round++) {
			System.out.printf("plan: built anew %.3f µs, graph of one that is reused %.3f µs, hash of it %.3f µs%n",
					timeOf(PageTimes::plan), timeOf(() -> reused.toEntityGraph(entityManager)),
					timeOf(reused::hashCode));
		}
	}

	private static double timeOf(Supplier<Object> work) {
		long start = THREADS.getCurrentThreadCpuTime();
		int hash = 0;
		for (int repeated = 0; repeated < REPEATED; repeated++) {
			hash += System.identityHashCode(work.get().getClass());
		}
		double time = (THREADS.getCurrentThreadCpuTime() - start) / 1e3 / REPEATED;
		return (hash != 1) ? time : Double.NaN;
	}

	private static void print(String page, double[][] times) {
		double[] elapsed = times[0].clone();
		double[] ofThread = times[1].clone();
		Arrays.sort(elapsed);
		Arrays.sort(ofThread);
		System.out.printf("%-40s min %7.0f  median %7.0f  max %7.0f  thread min %7.0f  median %7.0f µs%n", page,
				elapsed[0], elapsed[elapsed.length / 2], elapsed[elapsed.length - 1], ofThread[0],
				ofThread[ofThread.length / 2]);
	}

}
