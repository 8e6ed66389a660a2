package io.github.strictjpa.repository.library;

import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.autoconfigure.TypedRepositoryAutoConfiguration;
import io.github.strictjpa.test.SqlCounter;
import io.github.strictjpa.test.TestDatabase;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionManagerCustomizationAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;

/**
 * An application with typed repositories, on one database.
 */
@Configuration(proxyBeanMethods = false)
@AutoConfigurationPackage
@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
		DataJpaRepositoriesAutoConfiguration.class, TransactionAutoConfiguration.class,
		TransactionManagerCustomizationAutoConfiguration.class, TypedRepositoryAutoConfiguration.class })
public class LibraryApplication {

	/**
	 * Start the application on an empty database.
	 */
	public static ConfigurableApplicationContext start(boolean postgres, String... properties) {
		JdbcConnectionDetails details = postgres ? TestDatabase.createPostgres() : TestDatabase.createH2();
		return new SpringApplicationBuilder(LibraryApplication.class).web(WebApplicationType.NONE)
			.properties("spring.datasource.url=" + details.getJdbcUrl(),
					"spring.datasource.username=" + details.getUsername(),
					"spring.datasource.password=" + details.getPassword(), "spring.jpa.hibernate.ddl-auto=create",
					"spring.main.banner-mode=off")
			.properties(properties)
			.run();
	}

	@Bean
	static SqlCounter sqlCounter() {
		return new SqlCounter();
	}

	@Bean
	Transactions transactions() {
		return new Transactions();
	}

	/**
	 * Remembers the transactions that were begun.
	 */
	public static class Transactions implements TransactionExecutionListener {

		private final List<TransactionExecution> begun = new ArrayList<>();

		@Override
		public void afterBegin(TransactionExecution transaction, Throwable failure) {
			this.begun.add(transaction);
		}

		public List<TransactionExecution> begun() {
			return this.begun;
		}

	}

}
