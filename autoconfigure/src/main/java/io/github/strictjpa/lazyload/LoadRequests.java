package io.github.strictjpa.lazyload;

import java.lang.StackWalker.Option;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks for a load. Flags of the session cannot tell, the stack can; it is
 * walked once.
 */
final class LoadRequests {

	private final StackWalker walker = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

	private final ClassValue<CodeClass> classes;

	private final EntryPoints entryPoints;

	LoadRequests(ApplicationCode applicationCode, EntryPoints entryPoints) {
		this.entryPoints = entryPoints;
		this.classes = new ClassValue<>() {

			@Override
			protected CodeClass computeValue(Class<?> type) {
				return CodeClass.of(type, applicationCode);
			}

		};
	}

	/**
	 * Return the request of the current thread, or {@code null} where Hibernate asks for
	 * itself, the load is explicit, or {@code @PermitLazyLoading} is on the stack.
	 */
	@Nullable LoadRequest current() {
		StackReader reader = new StackReader();
		boolean complete = this.walker.walk((frames) -> frames
			.allMatch((frame) -> reader.read(frame, this.classes.get(frame.getDeclaringClass()))));
		return complete ? reader.request(this.entryPoints) : null;
	}

}
