package io.github.strictjpa.repository;

import java.util.List;

import com.querydsl.core.types.Projections;
import io.github.strictjpa.fetch.FetchPlan;
import io.github.strictjpa.repository.library.AuthorRepository;
import io.github.strictjpa.repository.library.Library.Author;
import io.github.strictjpa.repository.library.Library.Publisher;
import io.github.strictjpa.repository.library.Library.Shelf;
import io.github.strictjpa.repository.library.Library.ShelfId;
import io.github.strictjpa.repository.library.Library.Slot;
import io.github.strictjpa.repository.library.Library.SlotId;
import io.github.strictjpa.repository.library.LibraryApplication;
import io.github.strictjpa.repository.library.LibraryApplication.Transactions;
import io.github.strictjpa.repository.library.ShelfRepository;
import io.github.strictjpa.repository.library.SlotRepository;
import io.github.strictjpa.test.SqlCounter;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.transaction.support.TransactionTemplate;

import static io.github.strictjpa.repository.library.QLibrary_Author.author;
import static io.github.strictjpa.repository.library.QLibrary_Shelf.shelf;
import static io.github.strictjpa.repository.library.QLibrary_Slot.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link TypedRepository} and {@link TypedSelect}.
 */
@ParameterizedClass
@ValueSource(booleans = { true, false })
class TypedRepositoryTests {

	private static ConfigurableApplicationContext context;

	private final AuthorRepository authors = context.getBean(AuthorRepository.class);

	private final SqlCounter sql = context.getBean(SqlCounter.class);

	private final Transactions transactions = context.getBean(Transactions.class);

	private final TransactionTemplate transaction = context.getBean(TransactionTemplate.class);

	private final FetchPlan<Author> withBooks = FetchPlan.of(author).fetchJoin(author.publisher).selectIn(author.books);

	TypedRepositoryTests(boolean postgres) {
	}

	@BeforeParameterizedClassInvocation
	static void start(boolean postgres) {
		context = LibraryApplication.start(postgres);
		AuthorRepository authors = context.getBean(AuthorRepository.class);
		context.getBean(TransactionTemplate.class).executeWithoutResult((status) -> {
			authors.persist(new Author("Ann", 1903, "Oslo", 2));
			authors.persist(new Author("Bob", 1921, "Rome", 1));
			authors.persist(new Author("Cid", 1899, "Bern", 0));
			context.getBean(ShelfRepository.class).persist(new Shelf(1, 2));
			context.getBean(SlotRepository.class).persist(new Slot(3, 4));
		});
	}

	@AfterParameterizedClassInvocation
	static void stop() {
		context.close();
	}

	@BeforeEach
	void forget() {
		this.sql.reset();
		this.transactions.begun().clear();
	}

	@Test
	void returnsDetachedEntitiesThatAreReadableWithinTheirPlan() {
		List<Author> found = this.authors.select()
			.where(author.born.gt(1900))
			.fetching(this.withBooks)
			.orderBy(author.name.asc())
			.list();

		assertThat(this.sql.count()).isEqualTo(2);
		assertThat(found).extracting(Author::getName).containsExactly("Ann", "Bob");
		assertThat(found).extracting((author) -> author.getBooks().size()).containsExactly(2, 1);
		assertThat(found).extracting((author) -> author.getPublisher().getName())
			.containsExactly("publisher of Ann", "publisher of Bob");
		assertThat(this.transactions.begun()).singleElement()
			.satisfies((transaction) -> assertThat(transaction.isReadOnly()).isTrue());
	}

	@Test
	void joinsTheTransactionAtHand() {
		this.transaction.executeWithoutResult((status) -> {
			this.authors.persist(new Author("Dan", 1950, "Riga", 0));

			assertThat(this.authors.select().where(author.name.eq("Dan")).fetching(this.withBooks).one().getName())
				.isEqualTo("Dan");
			status.setRollbackOnly();
		});

		assertThat(this.transactions.begun()).hasSize(1);
	}

	@Test
	void leavesATransactionAliveInWhichAQueryFails() {
		this.transaction.executeWithoutResult((status) -> {
			assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
				.isThrownBy(() -> this.authors.select().oneOrEmpty())
				.withMessageContaining("Narrow it by where(…), or write first().");

			assertThat(status.isRollbackOnly()).isFalse();
		});
	}

	@Test
	void isContinuedInSeveralWays() {
		TypedSelect<Author> young = this.authors.select().where(author.born.gt(1900));

		assertThat(young.where(author.name.eq("Ann")).count()).isEqualTo(1);
		assertThat(young.orderBy(author.name.desc()).limit(1).list()).extracting(Author::getName)
			.containsExactly("Bob");
		assertThat(young.count()).isEqualTo(2);
	}

	@Test
	void limitsAndSkipsInSql() {
		List<Author> found = this.authors.select()
			.fetching(this.withBooks)
			.orderBy(author.name.asc())
			.limit(1)
			.offset(1)
			.list();

		assertThat(found).extracting(Author::getName).containsExactly("Bob");
		assertThat(this.sql.statements().get(0)).containsPattern("offset|limit").containsPattern("fetch|limit");
		assertThat(this.sql.count()).isEqualTo(2);
	}

	@Test
	void refusesALimitOrAnOffsetThatIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.authors.select().limit(0))
			.withMessage("limit(0): a limit is 1 or more.");
		assertThatIllegalArgumentException().isThrownBy(() -> this.authors.select().offset(-1))
			.withMessage("offset(-1): an offset is 0 or more.");
	}

	@Test
	void countsInTheDatabase() {
		long count = this.authors.select().orderBy(author.name.asc()).fetching(this.withBooks).limit(1).count();

		assertThat(count).isEqualTo(3);
		assertThat(this.sql.statements()).singleElement().asString().contains("count(*)").doesNotContain("order by");
	}

	@Test
	void findsOneRowOrNone() {
		TypedSelect<Author> nobody = this.authors.select().where(author.name.eq("Zoe"));

		assertThat(nobody.oneOrEmpty()).isEmpty();
		assertThat(nobody.first()).isEmpty();
		assertThatExceptionOfType(EmptyResultDataAccessException.class).isThrownBy(nobody::one);
		assertThat(this.authors.select().orderBy(author.name.desc()).first()).map(Author::getName).contains("Cid");
	}

	@Test
	void selectsRecordsTuplesAndColumns() {
		List<Summary> summaries = this.authors.select(Projections.constructor(Summary.class, author.name, author.born))
			.where(author.born.lt(1900))
			.orderBy(author.id.asc())
			.limit(5)
			.list();

		assertThat(summaries).containsExactly(new Summary("Cid", 1899));
		assertThat(this.authors.select(author.address.city).orderBy(author.name.asc()).list()).containsExactly("Oslo",
				"Rome", "Bern");
		assertThat(this.authors.select(author.born.max()).one()).isEqualTo(1921);
		assertThat(this.sql.count()).isEqualTo(3);
	}

	@Test
	void refusesAPlanForWhatIsNoEntity() {
		TypedSelect<String> names = this.authors.select(author.name);
		@SuppressWarnings({ "unchecked", "rawtypes" })
		FetchPlan<String> plan = (FetchPlan) this.withBooks;

		assertThatIllegalStateException().isThrownBy(() -> names.fetching(plan))
			.withMessage("A fetch plan loads the associations of entities, but this query selects author.name, and its "
					+ "rows hold no more than that. Leave out fetching(…), or begin with select().");
	}

	@Test
	void findsById() {
		Long id = this.authors.select().where(author.name.eq("Ann")).one().getId();
		this.sql.reset();

		assertThat(this.authors.findById(id)).map(Author::getName).contains("Ann");
		assertThat(this.sql.count()).isEqualTo(1);
		assertThat(this.authors.findById(id, this.withBooks)).hasValueSatisfying((author) -> {
			assertThat(author.getBooks()).hasSize(2);
			assertThat(author.getPublisher().getName()).isEqualTo("publisher of Ann");
		});
		assertThat(this.sql.count()).isEqualTo(3);
		assertThat(this.authors.findById(-1L)).isEmpty();
		assertThat(this.authors.findById(-1L, this.withBooks)).isEmpty();
	}

	@Test
	void findsByAnIdentifierOfSeveralColumns() {
		assertThat(context.getBean(ShelfRepository.class)
			.findById(new ShelfId(1, 2), FetchPlan.of(shelf).fetchJoin(shelf.publisher))).map(Shelf::getPublisher)
			.map(Publisher::getName)
			.contains("publisher of shelf 2");
		assertThat(context.getBean(SlotRepository.class)
			.findById(new SlotId(3, 4), FetchPlan.of(slot).fetchJoin(slot.publisher))).map(Slot::getPublisher)
			.map(Publisher::getName)
			.contains("publisher of slot 4");
		assertThat(this.sql.count()).isEqualTo(2);
	}

	@Test
	void findsAManagedEntityByIdAndLoadsThePlan() {
		this.transaction.executeWithoutResult((status) -> {
			Author managed = this.authors.select().where(author.name.eq("Ann")).one();
			assertThat(Hibernate.isInitialized(managed.getBooks())).isFalse();

			assertThat(this.authors.findById(managed.getId(), this.withBooks)).containsSame(managed);
			assertThat(Hibernate.isInitialized(managed.getBooks())).isTrue();
			assertThat(Hibernate.isInitialized(managed.getPublisher())).isTrue();
		});
	}

	@Test
	void deletesWhatTheTransactionHasLoaded() {
		Author added = this.transaction.execute((status) -> this.authors.persist(new Author("Eve", 1980, "Kiel", 0)));

		this.transaction
			.executeWithoutResult((status) -> this.authors.delete(this.authors.findById(added.getId()).orElseThrow()));

		assertThat(this.authors.findById(added.getId())).isEmpty();
	}

	@Test
	void refusesToDeleteWhatIsDetached() {
		Author detached = this.authors.select().where(author.name.eq("Ann")).one();

		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.transaction.executeWithoutResult((status) -> this.authors.delete(detached)))
			.withMessage("delete was given an entity that the transaction at hand does not manage: this Author is "
					+ "detached or new. Find it in the same transaction, then delete it.");
	}

	@Test
	void refusesToWriteWithoutATransaction() {
		Author added = new Author("Eve", 1980, "Kiel", 0);

		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class)
			.isThrownBy(() -> this.authors.persist(added))
			.withMessage("AuthorRepository.persist needs a transaction of its persistence unit: call it from a method "
					+ "with @Transactional.");
		assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(() -> this.authors.delete(added))
			.withMessageStartingWith("AuthorRepository.delete needs a transaction");
	}

	@Test
	void translatesExceptionsAsOtherRepositoriesDo() {
		assertThatExceptionOfType(DataAccessException.class)
			.isThrownBy(() -> this.authors.select(author.born.divide(author.born.subtract(author.born))).list());
	}

	public record Summary(String name, int born) {

	}

}
