package io.github.strictjpa.autoconfigure;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationListener;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Finds the outermost method of the application on the stack that a scheduler, an
 * executor, a publisher of events or messages, or a test engine calls.
 */
final class StackEntryPoints implements EntryPoints {

	/**
	 * The annotations of methods that listen to messages.
	 */
	static final List<String> MESSAGE_LISTENERS = List.of("org.springframework.jms.annotation.JmsListener",
			"org.springframework.kafka.annotation.KafkaListener", "org.springframework.kafka.annotation.KafkaHandler",
			"org.springframework.amqp.rabbit.annotation.RabbitListener",
			"org.springframework.amqp.rabbit.annotation.RabbitHandler",
			"org.springframework.pulsar.annotation.PulsarListener", "io.awspring.cloud.sqs.annotation.SqsListener",
			"io.awspring.cloud.sqs.annotation.SqsHandler");

	/**
	 * What an annotation stands for; the first one counts where a method has several.
	 */
	private static final Map<String, String> KINDS = kinds();

	private final StackWalker walker = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

	private final ClassValue<Map<String, String>> entryPoints;

	StackEntryPoints(ApplicationCode applicationCode) {
		this.entryPoints = new ClassValue<>() {

			@Override
			protected Map<String, String> computeValue(Class<?> type) {
				return applicationCode.contains(type.getName()) ? entryPointsOf(type) : Map.of();
			}

		};
	}

	@Override
	public @Nullable String current() {
		return current(this.walker.walk(Stream::toList));
	}

	@Override
	public @Nullable String current(List<StackFrame> applicationFrames) {
		for (int outermost = applicationFrames.size() - 1; outermost >= 0; outermost--) {
			String entryPoint = find(applicationFrames.get(outermost));
			if (entryPoint != null) {
				return entryPoint;
			}
		}
		return null;
	}

	private @Nullable String find(StackFrame frame) {
		Map<String, String> known = this.entryPoints.get(frame.getDeclaringClass());
		return known.isEmpty() ? null : known.get(frame.getMethodName());
	}

	private static Map<String, String> entryPointsOf(Class<?> type) {
		Map<String, String> found = new LinkedHashMap<>();
		for (Method method : methods(type)) {
			String kind = kindOf(method);
			if (kind != null) {
				found.put(method.getName(), kind + " " + type.getName() + "." + method.getName());
			}
		}
		return found;
	}

	private static Method[] methods(Class<?> type) {
		try {
			return type.getDeclaredMethods();
		}
		catch (LinkageError ex) {
			// a signature names a class that is absent: such a class has no entry point
			return new Method[0];
		}
	}

	private static @Nullable String kindOf(Method method) {
		if (ApplicationListener.class.isAssignableFrom(method.getDeclaringClass())
				&& method.getName().equals("onApplicationEvent")) {
			return "listener";
		}
		MergedAnnotations annotations = MergedAnnotations.from(method, SearchStrategy.DIRECT);
		return KINDS.entrySet()
			.stream()
			.filter((entry) -> annotations.isPresent(entry.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse(null);
	}

	private static Map<String, String> kinds() {
		Map<String, String> kinds = new LinkedHashMap<>();
		kinds.put("org.springframework.scheduling.annotation.Scheduled", "scheduled");
		kinds.put("org.springframework.context.event.EventListener", "listener");
		MESSAGE_LISTENERS.forEach((annotation) -> kinds.put(annotation, "listener"));
		kinds.put("org.junit.platform.commons.annotation.Testable", "test");
		kinds.put("org.springframework.scheduling.annotation.Async", "async");
		return kinds;
	}

}
