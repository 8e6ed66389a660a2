package com.acme.texts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.metamodel.EntityType;

/**
 * Queries that are put together from nothing but constants, which no parameter could
 * replace: strings, and yet no danger.
 */
public class ConstantQueries {

	private static final String BASE = "from Item ";

	private static final String COLUMNS = Arrays.stream(Column.values())
		.map(Column::column)
		.collect(Collectors.joining(", "));

	private final EntityManager entityManager;

	private final Class<?> type;

	public ConstantQueries(EntityManager entityManager, Class<?> type) {
		this.entityManager = entityManager;
		this.type = type;
	}

	public Query folded() {
		return this.entityManager.createQuery(BASE + "where id = " + 1 + " order by id");
	}

	public Query builder(String name, long id) {
		StringBuilder query = new StringBuilder(BASE).append("where 1 = 1");
		if (name != null) {
			query.append(" and name = :name");
		}
		for (long given = id; given > 0; given--) {
			query.append(" and id > 0");
		}
		return this.entityManager.createQuery(query.toString()).setParameter("name", name);
	}

	public Query chosen(boolean descending, String order) {
		String direction = descending ? " desc" : " asc";
		String column = switch (order) {
			case "name" -> "name";
			case "id" -> "id";
			default -> throw new IllegalArgumentException(order);
		};
		return this.entityManager.createQuery(BASE + "order by " + column + direction);
	}

	public Query enumConstant(Column column, ConcatenatedQueries.Filter filter) {
		if (filter.name() == null) {
			return this.entityManager.createQuery(BASE + "order by " + column.column());
		}
		return this.entityManager.createQuery(BASE + "order by " + column).setParameter("name", filter.name());
	}

	public Query className(Class<?> given, EntityType<?> entity) {
		Query own = this.entityManager.createQuery("from " + this.type.getName());
		return (own != null) ? this.entityManager.createQuery("from " + given.getSimpleName())
				: this.entityManager.createQuery("from " + entity.getName());
	}

	public Query staticField() {
		return this.entityManager.createNativeQuery("select " + COLUMNS + " from item");
	}

	public Query placeholders(List<Long> ids) {
		String places = ids.stream().map((id) -> "?").collect(Collectors.joining(","));
		return this.entityManager.createNativeQuery("select * from item where id in (" + places + ")");
	}

	public Query ownHelper(String name) {
		return this.entityManager.createQuery(BASE + where(name));
	}

	public String message(String name) {
		List<String> lines = new ArrayList<>();
		lines.add("There is no item '" + name + "'");
		return String.join("\n", lines);
	}

	public Object otherOwner(Finder finder, String name) {
		return finder.createQuery("find " + name);
	}

	private static String where(String name) {
		return (name != null) ? "where name = :name" : "";
	}

	/**
	 * A closed set of columns.
	 */
	public enum Column {

		ID("id"), NAME("name");

		private final String column;

		Column(String column) {
			this.column = column;
		}

		public String column() {
			return this.column;
		}

	}

	/**
	 * Something that has nothing to do with JPA.
	 */
	public interface Finder {

		Object createQuery(String text);

	}

}
