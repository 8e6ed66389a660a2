package io.github.strictjpa.query;

import java.util.ArrayList;
import java.util.List;

import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.query.spi.Limit;
import org.hibernate.query.spi.QueryOptions;
import org.hibernate.query.spi.SqlOmittingQueryOptions;
import org.hibernate.query.sqm.tree.select.SqmSelectStatement;
import org.hibernate.sql.ast.tree.from.QueryPartTableReference;
import org.hibernate.sql.ast.tree.from.TableGroup;
import org.hibernate.sql.ast.tree.select.QueryPart;
import org.hibernate.sql.ast.tree.select.QuerySpec;
import org.hibernate.sql.ast.tree.select.SelectStatement;
import org.hibernate.sql.results.graph.Fetch;
import org.hibernate.sql.results.graph.FetchParent;

import org.springframework.util.ClassUtils;

/**
 * A query that Hibernate has just translated to SQL and has not sent.
 *
 * @param sqm what the application asked for
 * @param options how it is about to be run
 * @param sql what Hibernate made of it
 */
record TranslatedQuery(SqmSelectStatement<?> sqm, QueryOptions options, SelectStatement sql) {

	private static final boolean KEEPS_ORIGINAL_LIMIT = ClassUtils.hasMethod(QueryOptions.class, "peekOriginalLimit");

	/**
	 * Return the collections that are joined for fetching and do not stand on one path,
	 * by their roles: with {@code posts} and {@code posts.comments} only the latter,
	 * since that join has one row per comment.
	 */
	List<String> joinedCollections() {
		List<String> roles = new ArrayList<>();
		this.sql.getDomainResultDescriptors().forEach((result) -> {
			if (result instanceof FetchParent parent) {
				roles.addAll(joinedCollections(parent));
			}
		});
		return roles;
	}

	/**
	 * Return whether the application asked for a part of the result only.
	 */
	boolean isLimited() {
		return hasLimitClause() || hasLimitOption();
	}

	/**
	 * Return whether the rows in front of the part are skipped.
	 */
	boolean hasOffset() {
		Integer first = limit().getFirstRow();
		return this.sqm.getOffset() != null || (first != null && first > 0);
	}

	boolean isForOneRow() {
		Integer max = limit().getMaxRows();
		return max != null && max == 1;
	}

	/**
	 * Return whether the application told Hibernate to take that part in memory.
	 */
	boolean isLimitedInMemoryByChoice() {
		return KEEPS_ORIGINAL_LIMIT && Boolean.TRUE.equals(this.options.isLimitInMemoryEnabled());
	}

	/**
	 * Return whether the SQL itself takes the part, on the query or on the derived table
	 * that Hibernate 7.4 makes of it where collections are joined.
	 */
	boolean isLimitedInSql() {
		QueryPart part = this.sql.getQueryPart();
		if (isLimited(part)) {
			return true;
		}
		return part instanceof QuerySpec spec
				&& spec.getFromClause().getRoots().stream().anyMatch(TranslatedQuery::isLimitedTable);
	}

	String entityName() {
		return this.sqm.getQuerySpec()
			.getFromClause()
			.getRoots()
			.stream()
			.map((root) -> String.valueOf(root.getEntityName()))
			.findFirst()
			.orElse("none");
	}

	private boolean hasLimitClause() {
		return this.sqm.getFetch() != null || this.sqm.getOffset() != null;
	}

	private boolean hasLimitOption() {
		if (!limit().isEmpty()) {
			return true;
		}
		// Hibernate 7.2 hides the limit from the SQL in order to apply it in memory
		return !KEEPS_ORIGINAL_LIMIT && this.options instanceof SqlOmittingQueryOptions;
	}

	private Limit limit() {
		Limit limit = KEEPS_ORIGINAL_LIMIT ? this.options.peekOriginalLimit() : this.options.getLimit();
		return (limit != null) ? limit : Limit.NONE;
	}

	private static boolean isLimitedTable(TableGroup root) {
		return root.getPrimaryTableReference() instanceof QueryPartTableReference table
				&& isLimited(table.getQueryPart());
	}

	private static boolean isLimited(QueryPart part) {
		return part.getFetchClauseExpression() != null || part.getOffsetClauseExpression() != null;
	}

	private static List<String> joinedCollections(FetchParent parent) {
		List<String> roles = new ArrayList<>();
		for (Fetch fetch : parent.getFetches()) {
			FetchParent inner = fetch.asFetchParent();
			List<String> below = (inner != null) ? joinedCollections(inner) : List.of();
			roles.addAll(below);
			if (below.isEmpty() && fetch.hasTableGroup()
					&& fetch.getFetchedMapping() instanceof PluralAttributeMapping collection) {
				roles.add(collection.getCollectionDescriptor().getRole());
			}
		}
		return roles;
	}

}
