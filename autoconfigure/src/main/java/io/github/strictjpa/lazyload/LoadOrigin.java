package io.github.strictjpa.lazyload;

import io.github.strictjpa.Origin;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.EntityEntryExtraState;
import org.jspecify.annotations.Nullable;

/**
 * The line of the application that loaded an entity, kept with what the session keeps of
 * that entity.
 */
final class LoadOrigin implements EntityEntryExtraState {

	private final Origin origin;

	private @Nullable EntityEntryExtraState next;

	LoadOrigin(Origin origin) {
		this.origin = origin;
	}

	/**
	 * Return the line that loaded an entity, or {@code null} where none is known.
	 */
	static @Nullable Origin of(@Nullable EntityEntry entry) {
		LoadOrigin known = (entry != null) ? entry.getExtraState(LoadOrigin.class) : null;
		return (known != null) ? known.origin : null;
	}

	@Override
	public void addExtraState(EntityEntryExtraState extraState) {
		if (this.next != null) {
			this.next.addExtraState(extraState);
		}
		else {
			this.next = extraState;
		}
	}

	@Override
	public <T extends EntityEntryExtraState> @Nullable T getExtraState(Class<T> extraStateType) {
		if (extraStateType.isInstance(this)) {
			return extraStateType.cast(this);
		}
		return (this.next != null) ? this.next.getExtraState(extraStateType) : null;
	}

}
