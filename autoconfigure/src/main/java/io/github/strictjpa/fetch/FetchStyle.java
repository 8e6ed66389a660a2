package io.github.strictjpa.fetch;

/**
 * How an association is loaded.
 */
enum FetchStyle {

	/**
	 * By a left join, in the statement that loads the owners.
	 */
	FETCH_JOIN("fetchJoin"),

	/**
	 * By one more statement for up to {@value PartLoader#CHUNK} owners.
	 */
	SELECT_IN("selectIn");

	private final String method;

	FetchStyle(String method) {
		this.method = method;
	}

	/**
	 * Return the method of {@link FetchPlan} that chooses this style.
	 */
	@Override
	public String toString() {
		return this.method;
	}

}
