package io.github.strictjpa.autoconfigure;

import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.TypedRepository;
import io.github.strictjpa.repository.TypedUpdate;
import io.github.strictjpa.repository.library.AuthorRepository;
import io.github.strictjpa.repository.library.BookRepository;
import io.github.strictjpa.repository.library.Library;
import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.Library.Book;
import io.github.strictjpa.repository.library.Library.Publisher;
import io.github.strictjpa.repository.library.LibraryApplication;
import io.github.strictjpa.repository.library.PublisherRepository;
import io.github.strictjpa.repository.library.ShelfRepository;
import io.github.strictjpa.test.TestDatabase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.PriorityOrdered;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.JpaRepositoryFragmentsContributor;
import org.springframework.data.querydsl.EntityPathResolver;
import org.springframework.data.repository.core.RepositoryMetadata;
import org.springframework.data.repository.core.support.RepositoryComposition.RepositoryFragments;
import org.springframework.data.repository.core.support.RepositoryFragment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.support.OpenEntityManagerInViewInterceptor;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;

import static io.github.strictjpa.repository.library.QLibrary_Author.author;
import static io.github.strictjpa.repository.library.QLibrary_Publisher.publisher;
import static io.github.strictjpa.repository.library.QLibrary_Shelf.shelf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link TypedRepositoryAutoConfiguration}.
 */
class TypedRepositoryAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, HibernateJpaAutoConfiguration.class,
				DataJpaRepositoriesAutoConfiguration.class, TransactionAutoConfiguration.class,
				StrictJpaAutoConfiguration.class, TypedRepositoryAutoConfiguration.class))
		.withBean(JdbcConnectionDetails.class, TestDatabase::createH2)
		.withPropertyValues("spring.jpa.hibernate.ddl-auto=create");

	@Test
	void servesEveryKindOfRepositorySideBySide() {
		this.runner.withUserConfiguration(Scanned.class).run((context) -> {
			AuthorRepository authors = context.getBean(AuthorRepository.class);
			persist(context, authors, new Author("Ann", 1903, "Oslo", 2));

			assertThat(authors.select().fetching(FetchPlan.of(author).selectIn(author.books)).list())
				.extracting((found) -> found.getBooks().size())
				.containsExactly(2);
			assertThat(authors.findByNameEndingWith("n")).extracting(Author::getName).containsExactly("Ann");
			assertThat(authors.names()).containsExactly("Ann");
			assertThat(context.getBean(BookRepository.class).count()).isEqualTo(2);
			assertThat(context.getBean(PublisherRepository.class).select().count()).isEqualTo(1);
			assertThat(context.getBean(PublisherRepository.class).exists(publisher.name.eq("publisher of Ann")))
				.isTrue();
			assertThat(context.getBean(PublisherRepository.class).findAll()).hasSize(1);
		});
	}

	@Test
	void servesRepositoriesThatTheApplicationRegisters() {
		this.runner.withUserConfiguration(Registered.class)
			.run((context) -> assertThat(context.getBean(AuthorRepository.class).select().count()).isZero());
	}

	@Test
	void servesRepositoriesWhereTheRulesAreOff() {
		this.runner.withUserConfiguration(Scanned.class)
			.withPropertyValues("strict-jpa.enabled=false")
			.run((context) -> {
				assertThat(context).doesNotHaveBean(StrictJpaAutoConfiguration.class);
				assertThat(context.getBean(AuthorRepository.class).select().count()).isZero();
			});
	}

	@Test
	void worksInARequestThatKeepsItsSessionOpen() {
		this.runner.withUserConfiguration(Scanned.class).run((context) -> {
			AuthorRepository authors = context.getBean(AuthorRepository.class);
			OpenEntityManagerInViewInterceptor openInView = new OpenEntityManagerInViewInterceptor();
			openInView.setEntityManagerFactory(context.getBean(EntityManagerFactory.class));
			WebRequest request = new ServletWebRequest(new MockHttpServletRequest());

			openInView.preHandle(request);
			try {
				assertThat(authors.select().count()).isZero();
				assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
					.isThrownBy(() -> authors.persist(new Author("Ann", 1903, "Oslo", 2)))
					.withMessageContaining("needs a transaction of its persistence unit");
				persist(context, authors, new Author("Ann", 1903, "Oslo", 2));
				assertThat(authors.select().list()).extracting(Author::getName).containsExactly("Ann");
			}
			finally {
				openInView.afterCompletion(request, null);
			}
			assertThat(authors.select().count()).isOne();
		});
	}

	@Test
	void servesRepositoriesThatAreInitialisedLazily() {
		this.runner.withUserConfiguration(Scanned.class)
			.withPropertyValues("spring.data.jpa.repositories.bootstrap-mode=lazy")
			.run((context) -> assertThat(context.getBean(AuthorRepository.class).select().count()).isZero());
	}

	@Test
	void standsBesideAContributorOfTheApplication() {
		this.runner.withUserConfiguration(Contributed.class).run((context) -> {
			GreetingRepository greetings = context.getBean(GreetingRepository.class);

			assertThat(greetings.greet()).isEqualTo("hello");
			assertThat(greetings.select().count()).isZero();
		});
	}

	@Test
	void leavesRepositoriesAloneThatAreNotTyped() {
		this.runner.withUserConfiguration(Scanned.class).run((context) -> {
			assertThat(contributorOf(context, "bookRepository")).isNull();
			assertThat(contributorOf(context, "authorRepository")).isNotNull();
		});
	}

	@Test
	void backsOffWithoutQuerydsl() {
		this.runner.withUserConfiguration(Plain.class)
			.withClassLoader(new FilteredClassLoader("com.querydsl"))
			.run((context) -> {
				assertThat(context).hasNotFailed().doesNotHaveBean(TypedRepositoryAutoConfiguration.class);
				assertThat(context.getBean(PlainRepository.class).count()).isZero();
			});
	}

	@Test
	void usesTheTransactionManagerOfTheUnit() {
		new ApplicationContextRunner().withUserConfiguration(TwoUnits.class)
			.withConfiguration(AutoConfigurations.of(TypedRepositoryAutoConfiguration.class))
			.run((context) -> {
				ShelfRepository shelves = context.getBean(ShelfRepository.class);
				PublisherRepository publishers = context.getBean(PublisherRepository.class);
				PlatformTransactionManager manager = context.getBean("secondTransactionManager",
						PlatformTransactionManager.class);

				new TransactionTemplate(manager).executeWithoutResult((status) -> {
					publishers.persist(new Publisher("second"));
					assertThat(shelves.select().fetching(FetchPlan.of(shelf).selectIn(shelf.publisher)).list())
						.isEmpty();
				});

				assertThat(publishers.select().list()).extracting(Publisher::getName).containsExactly("second");
				assertThat(shelves.select().count()).isZero();
			});
	}

	@Test
	void changesRowsInTheTransactionOfTheUnit() {
		new ApplicationContextRunner().withUserConfiguration(TwoUnits.class)
			.withConfiguration(AutoConfigurations.of(TypedRepositoryAutoConfiguration.class))
			.run((context) -> {
				PublisherRepository publishers = context.getBean(PublisherRepository.class);
				TransactionTemplate first = transaction(context, "firstTransactionManager");
				TransactionTemplate second = transaction(context, "secondTransactionManager");
				second.executeWithoutResult((status) -> publishers.persist(new Publisher("Ann")));
				TypedUpdate renaming = publishers.update().set(publisher.name, "Bob").where(publisher.name.eq("Ann"));

				second.executeWithoutResult((status) -> {
					assertThat(renaming.execute()).isEqualTo(1);
					assertThat(publishers.deleteWhere(publisher.name.eq("Bob"))).isEqualTo(1);
					status.setRollbackOnly();
				});
				assertRefused(() -> first.execute((status) -> renaming.execute()));
				assertRefused(() -> first.execute((status) -> publishers.deleteWhere(publisher.name.eq("Ann"))));

				assertThat(publishers.select(publisher.name).list()).containsExactly("Ann");
				assertThat(second.<Long>execute((status) -> renaming.execute())).isEqualTo(1);
				assertThat(publishers.select(publisher.name).list()).containsExactly("Bob");
			});
	}

	@Test
	void saysThatATransactionManagerBelongsToAnotherUnit() {
		new ApplicationContextRunner().withUserConfiguration(WrongTransactionManager.class)
			.withConfiguration(AutoConfigurations.of(TypedRepositoryAutoConfiguration.class))
			.run((context) -> assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
				.isThrownBy(() -> context.getBean(PublisherRepository.class).select().list())
				.withMessage("The transaction manager of PublisherRepository does not belong to its persistence unit. "
						+ "Name the right one: @EnableJpaRepositories(transactionManagerRef = …)."));
	}

	private static TransactionTemplate transaction(AssertableApplicationContext context, String manager) {
		return new TransactionTemplate(context.getBean(manager, PlatformTransactionManager.class));
	}

	private static void assertRefused(ThrowingCallable change) {
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(change)
			.withMessageContaining("transaction");
	}

	private static Object contributorOf(AssertableApplicationContext context, String repository) {
		return context.getSourceApplicationContext(GenericApplicationContext.class)
			.getBeanDefinition(repository)
			.getPropertyValues()
			.get("repositoryFragmentsContributor");
	}

	private static void persist(AssertableApplicationContext context, AuthorRepository authors, Author added) {
		context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> authors.persist(added));
	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = LibraryApplication.class)
	static class Scanned {

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = LibraryApplication.class)
	@EnableJpaRepositories(basePackageClasses = LibraryApplication.class)
	static class Registered {

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = LibraryApplication.class)
	@EnableJpaRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PlainRepository.class))
	static class Plain {

	}

	public interface PlainRepository extends JpaRepository<Book, Long> {

	}

	@Configuration(proxyBeanMethods = false)
	@AutoConfigurationPackage(basePackageClasses = LibraryApplication.class)
	@EnableJpaRepositories(considerNestedRepositories = true,
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = GreetingRepository.class))
	static class Contributed {

		@Bean
		static GreetingPostProcessor greetingPostProcessor() {
			return new GreetingPostProcessor();
		}

	}

	static class GreetingPostProcessor implements BeanFactoryPostProcessor, PriorityOrdered {

		@Override
		public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
			for (String name : beanFactory.getBeanNamesForType(GreetingRepository.class, true, false)) {
				beanFactory.getBeanDefinition(name)
					.getPropertyValues()
					.add("repositoryFragmentsContributor", new RootBeanDefinition(GreetingContributor.class));
			}
		}

		@Override
		public int getOrder() {
			return 0;
		}

	}

	interface Greeting {

		String greet();

	}

	interface GreetingRepository extends TypedRepository<Author, Long>, Greeting {

	}

	static class GreetingContributor implements JpaRepositoryFragmentsContributor {

		@Override
		public RepositoryFragments contribute(RepositoryMetadata metadata, JpaEntityInformation<?, ?> entityInformation,
				EntityManager entityManager, EntityPathResolver resolver) {
			Greeting greeting = () -> "hello";
			return RepositoryFragments.of(RepositoryFragment.implemented(Greeting.class, greeting));
		}

		@Override
		public RepositoryFragments describe(RepositoryMetadata metadata) {
			return RepositoryFragments.of(RepositoryFragment.structural(Greeting.class));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Units {

		@Bean
		LocalContainerEntityManagerFactoryBean firstEntityManagerFactory() {
			return unit("first");
		}

		@Bean
		LocalContainerEntityManagerFactoryBean secondEntityManagerFactory() {
			return unit("second");
		}

		@Bean
		JpaTransactionManager firstTransactionManager(
				@Qualifier("firstEntityManagerFactory") EntityManagerFactory factory) {
			return new JpaTransactionManager(factory);
		}

		@Bean
		JpaTransactionManager secondTransactionManager(
				@Qualifier("secondEntityManagerFactory") EntityManagerFactory factory) {
			return new JpaTransactionManager(factory);
		}

		private static LocalContainerEntityManagerFactoryBean unit(String name) {
			JdbcConnectionDetails details = TestDatabase.createH2();
			LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
			factory.setPersistenceUnitName(name);
			factory.setDataSource(
					new DriverManagerDataSource(details.getJdbcUrl(), details.getUsername(), details.getPassword()));
			factory.setPackagesToScan(Library.class.getPackageName());
			factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
			factory.getJpaPropertyMap().put("hibernate.hbm2ddl.auto", "create");
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Units.class)
	@EnableJpaRepositories(basePackageClasses = Library.class, entityManagerFactoryRef = "firstEntityManagerFactory",
			transactionManagerRef = "firstTransactionManager",
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ShelfRepository.class))
	static class FirstUnit {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(FirstUnit.class)
	@EnableJpaRepositories(basePackageClasses = Library.class, entityManagerFactoryRef = "secondEntityManagerFactory",
			transactionManagerRef = "secondTransactionManager",
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PublisherRepository.class))
	static class TwoUnits {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(FirstUnit.class)
	@EnableJpaRepositories(basePackageClasses = Library.class, entityManagerFactoryRef = "secondEntityManagerFactory",
			transactionManagerRef = "firstTransactionManager",
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PublisherRepository.class))
	static class WrongTransactionManager {

	}

}
