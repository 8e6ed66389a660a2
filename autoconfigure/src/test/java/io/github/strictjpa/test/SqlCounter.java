package io.github.strictjpa.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Counts the SQL statements that reach the database, on datasource-proxy: it knows
 * nothing of Hibernate and nothing of our listeners. As a bean it watches every
 * {@link DataSource} of its context; declare it by a static {@code @Bean} method.
 */
public final class SqlCounter implements BeanPostProcessor, QueryExecutionListener {

	private final List<String> statements = new CopyOnWriteArrayList<>();

	/**
	 * Return a {@link DataSource} whose statements are counted.
	 */
	public DataSource watch(DataSource dataSource) {
		return ProxyDataSourceBuilder.create(dataSource).listener(this).build();
	}

	/**
	 * Forget what was sent so far.
	 */
	public void reset() {
		this.statements.clear();
	}

	/**
	 * Return the statements that were sent since the last reset, oldest first.
	 */
	public List<String> statements() {
		return List.copyOf(this.statements);
	}

	/**
	 * Return how many statements were sent since the last reset.
	 */
	public int count() {
		return this.statements.size();
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof DataSource dataSource) ? watch(dataSource) : bean;
	}

	@Override
	public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
	}

	@Override
	public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
		queries.forEach((query) -> this.statements.add(query.getQuery()));
	}

}
