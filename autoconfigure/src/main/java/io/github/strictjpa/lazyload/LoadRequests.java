package io.github.strictjpa.lazyload;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import io.github.strictjpa.Origin;
import io.github.strictjpa.lazyload.CodeClass.Kind;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.DeleteEventListener;
import org.hibernate.event.spi.FlushEventListener;
import org.hibernate.event.spi.LockEventListener;
import org.hibernate.event.spi.MergeEventListener;
import org.hibernate.event.spi.PersistEventListener;
import org.hibernate.event.spi.RefreshEventListener;
import org.hibernate.loader.ast.spi.Loader;
import org.hibernate.loader.ast.spi.SingleUniqueKeyEntityLoader;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks for a load. Flags of the session cannot tell, the stack can; it is
 * walked once.
 */
final class LoadRequests {

	/**
	 * What Hibernate does for itself, by those who do it: SPI, unlike their classes.
	 */
	private static final List<Class<?>> WORK = List.of(PersistEventListener.class, MergeEventListener.class,
			RefreshEventListener.class, LockEventListener.class, DeleteEventListener.class, FlushEventListener.class,
			AutoFlushEventListener.class);

	private final StackWalker walker = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

	private final StackWalks walks = new StackWalks(true);

	private final StackWalks shortWalks = new StackWalks(false);

	private final PermitSearch permits;

	private final boolean refuses;

	private final ClassValue<CodeClass> classes;

	private final EntryPoints entryPoints;

	/**
	 * Create an instance.
	 * @param refuses whether a rule may refuse a load, so that it matters whether
	 * Hibernate called the application
	 */
	LoadRequests(ApplicationCode applicationCode, EntryPoints entryPoints, boolean refuses) {
		this.entryPoints = entryPoints;
		this.refuses = refuses;
		this.permits = new PermitSearch(applicationCode);
		this.classes = new ClassValue<>() {

			@Override
			protected CodeClass computeValue(Class<?> type) {
				return CodeClass.of(type, applicationCode);
			}

		};
	}

	/**
	 * Return who called Hibernate, or {@code null} where a permit is on the stack, or
	 * where Hibernate was not asked to load: a merge or a removal has no query that could
	 * fetch more.
	 */
	@Nullable LoadRequest caller() {
		if (isWork()) {
			return null;
		}
		List<StackFrame> application = new ArrayList<>();
		boolean complete = this.walker
			.walk((frames) -> outsideOfListeners(frames).allMatch((frame) -> readCaller(frame, application)));
		if (!complete) {
			return null;
		}
		Origin origin = application.isEmpty() ? null : originOf(application.get(0));
		return new LoadRequest(origin, this.entryPoints.current(application), false, false, null, null);
	}

	private boolean readCaller(StackFrame frame, List<StackFrame> application) {
		CodeClass code = this.classes.get(frame.getDeclaringClass());
		if (code.kind() == Kind.APPLICATION) {
			application.add(frame);
		}
		return code.permits().find(frame) == null;
	}

	private Origin originOf(StackFrame frame) {
		return this.classes.get(frame.getDeclaringClass()).origins().of(frame);
	}

	private boolean isWork() {
		return this.walker.walk((frames) -> outsideOfListeners(frames).map(StackFrame::getDeclaringClass)
			.takeWhile((type) -> this.classes.get(type).kind() != Kind.APPLICATION)
			.anyMatch((type) -> WORK.stream().anyMatch((listener) -> listener.isAssignableFrom(type))));
	}

	/**
	 * Return whether the innermost loader on the stack is one by a unique key.
	 */
	boolean isByUniqueKey() {
		return this.walker.walk((frames) -> outsideOfListeners(frames).map(StackFrame::getDeclaringClass)
			.takeWhile((type) -> this.classes.get(type).kind() != Kind.APPLICATION)
			.filter(Loader.class::isAssignableFrom)
			.findFirst()
			.filter(SingleUniqueKeyEntityLoader.class::isAssignableFrom)
			.isPresent());
	}

	/**
	 * Return the request of the current thread, or {@code null} where Hibernate asks for
	 * itself, the load is explicit, or {@code @PermitLazyLoading} is on the stack.
	 */
	@Nullable LoadRequest current() {
		String entryPoint = this.refuses ? null : this.entryPoints.currentWithoutStack();
		return (entryPoint != null && !this.permits.isNeeded()) ? currentOf(entryPoint) : currentByStack();
	}

	private @Nullable LoadRequest currentByStack() {
		StackReader reader = new StackReader(true);
		boolean complete = this.walks.walk((frame) -> reader.read(frame, this.classes.get(frame.getDeclaringClass())));
		return complete ? reader.request(this.entryPoints) : null;
	}

	/**
	 * Return the same for an entry point that is known, where nothing else is to be
	 * learned from the code that called the innermost code of the application.
	 */
	private @Nullable LoadRequest currentOf(String entryPoint) {
		StackReader reader = new StackReader(false);
		boolean complete = this.shortWalks
			.walk((frame) -> reader.read(frame, this.classes.get(frame.getDeclaringClass())));
		return (complete || reader.isSatisfied()) ? reader.request(entryPoint) : null;
	}

	/**
	 * Return the access to an enhanced attribute that the current thread is about to send
	 * a statement for, or {@code null} as for {@link #current()}.
	 */
	@Nullable EnhancedLoad currentEnhanced() {
		EnhancedStackReader reader = new EnhancedStackReader();
		boolean complete = this.walker
			.walk((frames) -> frames.dropWhile((frame) -> kind(frame) != Kind.HIBERNATE && kind(frame) != Kind.SESSION)
				.allMatch((frame) -> reader.read(frame, this.classes.get(frame.getDeclaringClass()))));
		return complete ? reader.load(this.entryPoints) : null;
	}

	private Kind kind(StackFrame frame) {
		return this.classes.get(frame.getDeclaringClass()).kind();
	}

	private Stream<StackFrame> outsideOfListeners(Stream<StackFrame> frames) {
		return frames.dropWhile((frame) -> this.classes.get(frame.getDeclaringClass()).kind() != Kind.DISPATCH);
	}

}
