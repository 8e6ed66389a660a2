package io.github.strictjpa.benchmarks.pages;

import io.github.strictjpa.autoconfigure.TypedRepositoryAutoConfiguration;
import io.github.strictjpa.test.TestDatabase;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * An application with visitors on PostgreSQL.
 */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
		HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class,
		TransactionAutoConfiguration.class, TypedRepositoryAutoConfiguration.class })
class VisitorApplication {

	static ConfigurableApplicationContext start() {
		JdbcConnectionDetails details = TestDatabase.createPostgres();
		return new SpringApplicationBuilder(VisitorApplication.class).web(WebApplicationType.NONE)
			.properties("spring.datasource.url=" + details.getJdbcUrl(),
					"spring.datasource.username=" + details.getUsername(),
					"spring.datasource.password=" + details.getPassword(), "spring.jpa.hibernate.ddl-auto=create",
					"spring.main.banner-mode=off", "logging.level.root=warn")
			.run();
	}

	/**
	 * Add visitors until there are as many.
	 */
	static void fill(ConfigurableApplicationContext context, int visitors, int visitsOfEach) {
		JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
		Long last = jdbc.queryForObject("select coalesce(max(id), 0) from visitor", Long.class);
		jdbc.update("insert into visitor (id, name) select i, 'visitor ' || i from generate_series(?, ?) i", last + 1,
				visitors);
		jdbc.update("insert into visit (id, page, visitor_id) select 10 * i::bigint + k, 'page ' || k, i "
				+ "from generate_series(?, ?) i, generate_series(0, ?) k", last + 1, visitors, visitsOfEach - 1);
		jdbc.execute("vacuum analyze");
	}

}
