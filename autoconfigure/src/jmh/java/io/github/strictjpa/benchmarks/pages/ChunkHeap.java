package io.github.strictjpa.benchmarks.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

import io.github.strictjpa.repository.TypedSelect;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes through 1,000,000 visitors in chunks of 1000 within 64 MiB of heap, in a JVM of
 * its own that it starts. It fails with an OutOfMemoryError where that is not enough.
 */
public final class ChunkHeap {

	private static final int VISITORS = 1_000_000;

	private static final int CHUNK = 1000;

	private static final long HEAP = 64L << 20;

	private ChunkHeap() {
	}

	/**
	 * Run.
	 * @param arguments none
	 * @throws IOException if no JVM can be started
	 * @throws InterruptedException if the JVM is not waited for
	 */
	public static void main(String... arguments) throws IOException, InterruptedException {
		if (Runtime.getRuntime().maxMemory() <= HEAP) {
			run();
			return;
		}
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		System.exit(new ProcessBuilder(java, "-Xmx64m", "-cp", System.getProperty("java.class.path"),
				ChunkHeap.class.getName())
			.inheritIO()
			.start()
			.waitFor());
	}

	private static void run() {
		try (ConfigurableApplicationContext context = VisitorApplication.start()) {
			VisitorApplication.fill(context, VISITORS, 0);
			TypedSelect<Visitor> query = context.getBean(VisitorRepository.class).select();
			AtomicLong rows = new AtomicLong();
			AtomicLong used = new AtomicLong();
			long start = System.nanoTime();
			context.getBean(TransactionTemplate.class)
				.executeWithoutResult((status) -> query.forEachChunk(CHUNK, (visitors) -> {
					if (rows.addAndGet(visitors.size()) % (VISITORS / 10) == 0) {
						System.gc();
						used.accumulateAndGet(usedHeap(), Math::max);
					}
				}));
			System.out.printf("%d rows in %.1f s, at most %.1f of %d MiB in use after a collection%n", rows.get(),
					(System.nanoTime() - start) / 1e9, used.get() / 1048576.0, HEAP >> 20);
		}
	}

	private static long usedHeap() {
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
