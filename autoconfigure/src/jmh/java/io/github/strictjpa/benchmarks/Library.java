package io.github.strictjpa.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.strictjpa.EntryPoints;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/**
 * The application under measurement: 100 authors with 10 books each, on H2 in memory.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Library {

	static final int AUTHORS = 100;

	static final int BOOKS_OF_AN_AUTHOR = 10;

	private static final String[] SETTINGS = { "spring.jpa.properties.hibernate.default_batch_fetch_size=100",
			"spring.jpa.properties.hibernate.query.in_clause_parameter_padding=true",
			"spring.jpa.properties.hibernate.jdbc.batch_size=50", "spring.jpa.properties.hibernate.order_inserts=true",
			"spring.jpa.properties.hibernate.order_updates=true" };

	/**
	 * Start the application. All variants have the settings of Hibernate that the starter
	 * gives by default, so that they do the same work, but for {@code plain}.
	 * @param variant {@code guarded}, {@code finds-off} or {@code queries-on} for the
	 * starter with one rule off or on, another tool, or {@code plain} for Hibernate's own
	 * settings; anything else leaves all of them out
	 * @param properties more configuration
	 * @return the context
	 */
	static ConfigurableApplicationContext start(String variant, String... properties) {
		boolean guarded = Set.of("guarded", "finds-off", "queries-on").contains(variant);
		ConfigurableApplicationContext context = new SpringApplicationBuilder(Library.class)
			.web(WebApplicationType.NONE)
			.initializers((starting) -> starting.getBeanFactory().addBeanPostProcessor(new CountedDataSource(variant)))
			.properties("spring.datasource.url=jdbc:h2:mem:" + variant, "spring.jpa.hibernate.ddl-auto=create-drop",
					"spring.flyway.enabled=false", "spring.main.banner-mode=off", "logging.level.root=error",
					"strict-jpa.rules.unmanaged-schema=off", "strict-jpa.enabled=" + guarded,
					"strict-jpa.rules.repeated-find=" + (variant.equals("finds-off") ? "off" : "warn"),
					"strict-jpa.rules.repeated-query=" + (variant.equals("queries-on") ? "warn" : "off"),
					"spring.jpa.properties.hibernate.generate_statistics=" + variant.equals("statistics"))
			.properties(variant.equals("plain") ? new String[0] : SETTINGS)
			.properties(properties)
			.run();
		fill(context.getBean(EntityManagerFactory.class));
		return context;
	}

	/**
	 * Stands for the route of a request, as the application has no web server.
	 */
	@Bean
	@Order(0)
	@ConditionalOnProperty("library.route")
	static EntryPoints route(@Value("${library.route}") String route) {
		return new EntryPoints() {

			@Override
			public String current() {
				return route;
			}

			@Override
			public String currentWithoutStack() {
				return route;
			}

		};
	}

	private static void fill(EntityManagerFactory factory) {
		try (EntityManager entityManager = factory.createEntityManager()) {
			EntityTransaction transaction = entityManager.getTransaction();
			transaction.begin();
			for (long id = 0; id < AUTHORS; id++) {
				Author author = new Author();
				author.id = id;
				author.name = "Author " + id;
				entityManager.persist(author);
				for (long number = 0; number < BOOKS_OF_AN_AUTHOR; number++) {
					Book book = new Book();
					book.id = id * BOOKS_OF_AN_AUTHOR + number;
					book.title = "Book " + number;
					book.author = author;
					entityManager.persist(book);
				}
			}
			transaction.commit();
		}
	}

	/**
	 * Writes books.
	 */
	@Entity(name = "Author")
	public static class Author {

		@Id
		Long id;

		String name;

		@OneToMany(mappedBy = "author")
		List<Book> books = new ArrayList<>();

		public String getName() {
			return this.name;
		}

		public List<Book> getBooks() {
			return this.books;
		}

	}

	/**
	 * Has an author.
	 */
	@Entity(name = "Book")
	public static class Book {

		@Id
		Long id;

		String title;

		@ManyToOne(fetch = FetchType.LAZY)
		Author author;

		public String getTitle() {
			return this.title;
		}

		public Author getAuthor() {
			return this.author;
		}

	}

}
