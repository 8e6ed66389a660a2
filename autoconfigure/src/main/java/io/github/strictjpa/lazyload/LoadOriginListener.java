package io.github.strictjpa.lazyload;

import java.lang.StackWalker.StackFrame;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.stream.Stream;

import io.github.strictjpa.ApplicationCode;
import io.github.strictjpa.Origin;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.jspecify.annotations.Nullable;

/**
 * Called by Hibernate for each entity that it has loaded. All entities of one result come
 * with the same event object, so that the stack is walked once for each of them.
 */
final class LoadOriginListener implements PostLoadEventListener {

	private final ApplicationCode applicationCode;

	private final Map<PostLoadEvent, Optional<Origin>> results = Collections.synchronizedMap(new WeakHashMap<>());

	LoadOriginListener(ApplicationCode applicationCode) {
		this.applicationCode = applicationCode;
	}

	@Override
	public void onPostLoad(PostLoadEvent event) {
		EntityEntry entry = event.getSession().getPersistenceContextInternal().getEntry(event.getEntity());
		if (entry != null && entry.getExtraState(LoadOrigin.class) == null) {
			Origin origin = originOf(event);
			if (origin != null) {
				entry.addExtraState(new LoadOrigin(origin));
			}
		}
	}

	private @Nullable Origin originOf(PostLoadEvent event) {
		Optional<Origin> known = this.results.get(event);
		if (known == null) {
			known = Optional.ofNullable(StackWalker.getInstance().walk(this::locate));
			this.results.put(event, known);
		}
		return known.orElse(null);
	}

	private @Nullable Origin locate(Stream<StackFrame> frames) {
		return this.applicationCode
			.locate(frames.dropWhile((frame) -> !frame.getClassName().startsWith("org.hibernate.")));
	}

}
