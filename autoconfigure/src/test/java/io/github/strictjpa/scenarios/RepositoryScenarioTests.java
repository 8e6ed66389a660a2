package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Example;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with repositories of Spring Data.
 */
class RepositoryScenarioTests extends ScenarioTests {

	private static final String AUTHOR = role(Message.class, "author");

	private Messages messages;

	private Accounts accounts;

	private Long accountId;

	private Long messageId;

	RepositoryScenarioTests() {
		super(Account.class, Message.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return super.application().sources(Repositories.class);
	}

	@BeforeEach
	void createAMessage() {
		this.messages = this.context.getBean(Messages.class);
		this.accounts = this.context.getBean(Accounts.class);
		this.messages.deleteAllInBatch();
		this.accounts.deleteAllInBatch();
		Account account = new Account("Ada");
		Message message = new Message("Hello", account);
		account.getMessages().add(message);
		this.accountId = store(account);
		this.messageId = message.getId();
	}

	@Test
	void refusesAnAuthorThatFindByIdDidNotFetch() {
		inTransaction(() -> {
			Message message = this.messages.findById(this.messageId).orElseThrow();

			refuses(AUTHOR, () -> message.getAuthor().getName());
		});
	}

	@Test
	void refusesAnAuthorThatADerivedQueryDidNotFetch() {
		inTransaction(() -> {
			Message message = this.messages.findByAuthorName("Ada").get(0);

			refuses(AUTHOR, () -> message.getAuthor().getName());
		});
	}

	@Test
	void permitsAnAuthorInTheEntityGraphOfAMethod() {
		inTransaction(() -> permits(
				() -> assertThat(this.messages.findByText("Hello").get(0).getAuthor().getName()).isEqualTo("Ada")));
	}

	@Test
	void permitsAnAuthorThatTheQueryOfAMethodFetches() {
		inTransaction(() -> permits(
				() -> assertThat(this.messages.withAuthor(this.messageId).getAuthor().getName()).isEqualTo("Ada")));
	}

	@Test
	void refusesInAPage() {
		inTransaction(() -> {
			Message message = this.messages.findAll(PageRequest.of(0, 10)).getContent().get(0);

			refuses(AUTHOR, () -> message.getAuthor().getName());
		});
	}

	@Test
	void refusesInAStreamOfAMethod() {
		inTransaction(() -> {
			try (Stream<Message> found = this.messages.streamByTextNot("")) {
				Message message = found.findFirst().orElseThrow();

				refuses(AUTHOR, () -> message.getAuthor().getName());
			}
		});
	}

	@Test
	void refusesAReferenceThatIsReadForMoreThanItsId() {
		inTransaction(() -> {
			Account reference = this.accounts.getReferenceById(this.accountId);

			refuses(Account.class.getName(), reference::getName);
		});
	}

	@Test
	void permitsAReferenceThatIsSavedAsAForeignKey() {
		inTransaction(() -> permits(
				() -> this.messages.saveAndFlush(new Message("Bye", this.accounts.getReferenceById(this.accountId)))));
	}

	@Test
	void permitsADeletionThatCascades() {
		permits(() -> this.accounts.deleteById(this.accountId));

		assertThat(this.messages.existsById(this.messageId)).isFalse();
	}

	@Test
	void permitsADeletionOfADetachedEntity() {
		Account detached = this.accounts.findById(this.accountId).orElseThrow();

		permits(() -> this.accounts.delete(detached));

		assertThat(this.messages.count()).isZero();
	}

	@Test
	void permitsADerivedDeletion() {
		permits(() -> inTransaction(() -> assertThat(this.accounts.deleteByName("Ada")).isOne()));
	}

	@Test
	void permitsTheSaveOfADetachedEntity() {
		Account detached = this.accounts.findById(this.accountId).orElseThrow();
		detached.setName("Grace");

		permits(() -> this.accounts.save(detached));

		assertThat(this.accounts.findById(this.accountId)).get().extracting(Account::getName).isEqualTo("Grace");
	}

	@Test
	void permitsAProjectionThatSelectsWhatItNeeds() {
		permits(() -> assertThat(this.messages.findProjectedByText("Hello")).singleElement()
			.satisfies((view) -> assertThat(view.getAuthorName()).isEqualTo("Ada")));
	}

	@Test
	void refusesAProjectionThatReadsAnEntity() {
		inTransaction(() -> {
			OpenView view = this.messages.findOpenByText("Hello").get(0);

			refuses(AUTHOR, view::getLine);
		});
	}

	@Test
	void refusesAnExampleThatReadsAReference() {
		transaction().executeWithoutResult((status) -> {
			Message probe = new Message("Hello", this.accounts.getReferenceById(this.accountId));

			refuses(Account.class.getName(), () -> this.messages.findAll(Example.of(probe)));
			// the exception has left a transactional method, and Spring takes that for a
			// failure of the whole transaction
			assertThat(status.isRollbackOnly()).isTrue();
			status.setRollbackOnly();
		});
	}

	@Test
	void permitsQuestionsAboutExistence() {
		permits(() -> {
			assertThat(this.messages.existsById(this.messageId)).isTrue();
			assertThat(this.messages.countByAuthorName("Ada")).isOne();
			assertThat(this.messages.findAllById(List.of(this.messageId))).hasSize(1);
		});
	}

	interface Accounts extends JpaRepository<Account, Long> {

		int deleteByName(String name);

	}

	interface Messages extends JpaRepository<Message, Long> {

		List<Message> findByAuthorName(String name);

		@EntityGraph(attributePaths = "author")
		List<Message> findByText(String text);

		@Query("from Message m join fetch m.author where m.id = :id")
		Message withAuthor(Long id);

		Stream<Message> streamByTextNot(String text);

		long countByAuthorName(String name);

		List<View> findProjectedByText(String text);

		List<OpenView> findOpenByText(String text);

	}

	interface View {

		String getText();

		String getAuthorName();

	}

	interface OpenView {

		@Value("#{target.author.name + ': ' + target.text}")
		String getLine();

	}

	@Entity(name = "Account")
	static class Account extends Row {

		private String name;

		@OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
		private List<Message> messages = new ArrayList<>();

		protected Account() {
		}

		Account(String name) {
			this.name = name;
		}

		public String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

		List<Message> getMessages() {
			return this.messages;
		}

	}

	@Entity(name = "Message")
	static class Message extends Row {

		private String text;

		@ManyToOne(fetch = FetchType.LAZY)
		private Account author;

		protected Message() {
		}

		Message(String text, Account author) {
			this.text = text;
			this.author = author;
		}

		public String getText() {
			return this.text;
		}

		public Account getAuthor() {
			return this.author;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableJpaRepositories(considerNestedRepositories = true, basePackageClasses = RepositoryScenarioTests.class)
	static class Repositories {

	}

}
