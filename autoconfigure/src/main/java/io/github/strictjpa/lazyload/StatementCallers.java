package io.github.strictjpa.lazyload;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.EntryPoints;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who runs a statement, by one walk of the stack.
 */
final class StatementCallers {

	private final StackWalks walks = new StackWalks(true);

	private final ClassValue<CodeClass> classes;

	private final ApplicationCode applicationCode;

	private final EntryPoints entryPoints;

	StatementCallers(ApplicationCode applicationCode, EntryPoints entryPoints) {
		this.applicationCode = applicationCode;
		this.entryPoints = entryPoints;
		this.classes = new ClassValue<>() {

			@Override
			protected CodeClass computeValue(Class<?> type) {
				return CodeClass.of(type, applicationCode);
			}

		};
	}

	/**
	 * Return who asked for what Hibernate's event is about, or {@code null} where a
	 * permit is on the stack.
	 */
	@Nullable StatementCaller ofEvent() {
		return walk(false);
	}

	/**
	 * Return who runs a query, or {@code null} where a permit is on the stack or the
	 * statement is not one of a query.
	 */
	@Nullable StatementCaller ofQuery() {
		return walk(true);
	}

	private @Nullable StatementCaller walk(boolean ofQuery) {
		StatementReader reader = new StatementReader(ofQuery, this.applicationCode::contains);
		boolean complete = this.walks.walk((frame) -> reader.read(frame, this.classes.get(frame.getDeclaringClass())));
		return complete ? reader.caller(this.entryPoints) : null;
	}

}
