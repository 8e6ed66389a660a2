package io.github.strictjpa.benchmarks;

import java.sql.SQLException;
import java.util.concurrent.atomic.LongAdder;

import javax.sql.DataSource;

import com.p6spy.engine.common.PreparedStatementInformation;
import com.p6spy.engine.event.JdbcEventListener;
import com.p6spy.engine.spy.P6DataSource;
import net.ttddyy.dsproxy.listener.DataSourceQueryCountListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Puts another tool in front of the database, which does nothing but count.
 */
record CountedDataSource(String tool) implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (!(bean instanceof DataSource dataSource)) {
			return bean;
		}
		return switch (this.tool) {
			case "datasource-proxy" ->
				ProxyDataSourceBuilder.create(dataSource).listener(new DataSourceQueryCountListener()).build();
			case "p6spy" -> p6spy(dataSource);
			default -> bean;
		};
	}

	private static DataSource p6spy(DataSource dataSource) {
		System.setProperty("p6spy.config.modulelist", "com.p6spy.engine.spy.P6SpyFactory");
		P6DataSource counted = new P6DataSource(dataSource);
		CountingListener listener = new CountingListener();
		counted.setJdbcEventListenerFactory(() -> listener);
		return counted;
	}

	private static final class CountingListener extends JdbcEventListener {

		private final LongAdder statements = new LongAdder();

		@Override
		public void onAfterExecuteQuery(PreparedStatementInformation statement, long nanos, SQLException ex) {
			this.statements.increment();
		}

	}

}
