package io.github.strictjpa.repository;

/**
 * Is told of what the rules for queries judge and only a {@link TypedRepository} knows. A
 * bean of this type is asked by every typed repository; it refuses by an exception.
 *
 * @since 0.1.0
 */
public interface SelectListener {

	/**
	 * Listens to nothing.
	 */
	SelectListener NONE = new SelectListener() {

		@Override
		public void unorderedPage(Class<?> entity) {
		}

		@Override
		public void unlimitedList(Class<?> entity, int rows) {
		}

		@Override
		public void unsafePath(Class<?> entity, String element) {
		}

	};

	/**
	 * Called before the first page of a query without an order is read.
	 * @param entity the entity of the repository
	 */
	void unorderedPage(Class<?> entity);

	/**
	 * Called after a query without a limit was read into a list.
	 * @param entity the entity of the repository
	 * @param rows the number of rows
	 */
	void unlimitedList(Class<?> entity, int rows);

	/**
	 * Called before a path is refused that is not made of names.
	 * @param entity the entity of the repository
	 * @param element the element of the path, which may come from outside
	 */
	void unsafePath(Class<?> entity, String element);

}
