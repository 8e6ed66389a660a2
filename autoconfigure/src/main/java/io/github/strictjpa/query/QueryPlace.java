package io.github.strictjpa.query;

import io.github.strictjpa.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Where in the application a query is run.
 *
 * @param subject the repository method, else the method of the application, else the
 * entity that is read
 * @param origin the line of application code, if there is one
 * @param text the place in words, as the start of a sentence
 */
record QueryPlace(String subject, @Nullable Origin origin, String text) {

	static QueryPlace of(@Nullable Origin origin, @Nullable RepositoryCall call, String entity) {
		if (call != null) {
			String caller = (origin != null) ? ", called by " + origin + "," : "";
			return new QueryPlace(call.name(), origin, call.name() + caller);
		}
		if (origin != null) {
			return new QueryPlace(origin.className() + "." + origin.methodName(), origin, origin.toString());
		}
		return new QueryPlace(entity, null, "A query for " + entity);
	}

	String say(String predicate) {
		return this.text + " " + predicate;
	}

}
