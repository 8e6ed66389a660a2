package io.github.strictjpa.repository;

import java.time.Duration;

import com.querydsl.jpa.impl.JPAQuery;
import jakarta.persistence.LockModeType;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

/**
 * How a query is run.
 *
 * @param lock the lock on its entities, or {@code null}
 * @param timeout the time after which the database gives it up, or {@code null}
 * @param readOnly whether its entities are only read
 * @param comment what stands in front of its SQL, or {@code null}
 */
record SelectOptions(@Nullable LockModeType lock, @Nullable Duration timeout, boolean readOnly,
		@Nullable String comment) {

	static final SelectOptions NONE = new SelectOptions(null, null, false, null);

	SelectOptions withLock(LockModeType mode) {
		return new SelectOptions(mode, this.timeout, this.readOnly, this.comment);
	}

	SelectOptions withTimeout(Duration time) {
		if (time.isZero() || time.isNegative()) {
			throw new IllegalArgumentException("timeout(%s): a timeout is more than zero.".formatted(time));
		}
		return new SelectOptions(this.lock, time, this.readOnly, this.comment);
	}

	SelectOptions forReading() {
		return new SelectOptions(this.lock, this.timeout, true, this.comment);
	}

	SelectOptions withComment(String text) {
		return new SelectOptions(this.lock, this.timeout, this.readOnly, text);
	}

	SelectOptions withoutLock() {
		return new SelectOptions(null, this.timeout, this.readOnly, this.comment);
	}

	void apply(JPAQuery<?> query) {
		if (this.lock != null) {
			query.setLockMode(this.lock);
		}
		if (this.timeout != null) {
			long seconds = this.timeout.plusSeconds(1).minusNanos(1).toSeconds();
			query.setHint(HibernateHints.HINT_TIMEOUT, (int) Math.min(seconds, Integer.MAX_VALUE));
		}
		if (this.readOnly) {
			query.setHint(HibernateHints.HINT_READ_ONLY, true);
		}
		if (this.comment != null) {
			query.setHint(HibernateHints.HINT_COMMENT, this.comment);
		}
	}

}
