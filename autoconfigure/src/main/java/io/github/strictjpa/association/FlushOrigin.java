package io.github.strictjpa.association;

import java.lang.StackWalker.StackFrame;
import java.util.Optional;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Origin;
import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds who caused a flush: the line that flushes or queries, or the transactional method
 * whose commit flushes. That one has returned by then; Spring has named the transaction
 * after it.
 */
final class FlushOrigin {

	private final ApplicationCode applicationCode;

	FlushOrigin(ApplicationCode applicationCode) {
		this.applicationCode = applicationCode;
	}

	/**
	 * Return the origin of the flush that goes on, or {@code null} where the application
	 * takes no part in it.
	 */
	@Nullable Origin locate() {
		Origin transactional = isCommit() ? transactionalMethod() : null;
		return (transactional != null) ? transactional : this.applicationCode.locate();
	}

	private boolean isCommit() {
		Optional<StackFrame> cause = StackWalker.getInstance()
			.walk((frames) -> frames.filter((frame) -> ofTransactionManager(frame) || ofApplication(frame))
				.findFirst());
		return cause.filter(FlushOrigin::ofTransactionManager).isPresent();
	}

	private static boolean ofTransactionManager(StackFrame frame) {
		return frame.getClassName().equals(AbstractPlatformTransactionManager.class.getName());
	}

	private boolean ofApplication(StackFrame frame) {
		return this.applicationCode.contains(frame.getClassName());
	}

	private @Nullable Origin transactionalMethod() {
		String name = TransactionSynchronizationManager.getCurrentTransactionName();
		int dot = (name != null) ? name.lastIndexOf('.') : -1;
		if (name == null || dot < 0 || !this.applicationCode.contains(name.substring(0, dot))) {
			return null;
		}
		return new Origin(name.substring(0, dot), name.substring(dot + 1), -1);
	}

}
