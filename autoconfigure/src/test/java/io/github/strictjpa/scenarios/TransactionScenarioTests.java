package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.LazyLoading;
import io.github.strictjpa.ViolationException;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scenarios of what is left after a refused load: the session, the transaction and the
 * work that was done in it.
 */
class TransactionScenarioTests extends ScenarioTests {

	private Ledger ledger;

	private Long id;

	TransactionScenarioTests() {
		super(Account.class, Booking.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return super.application().sources(Services.class);
	}

	@BeforeEach
	void createAnAccount() {
		this.ledger = this.context.getBean(Ledger.class);
		Account account = new Account();
		account.getBookings().add(new Booking(5, account));
		this.id = store(account);
	}

	@Test
	void commitsWhatWasDoneBeforeAndAfterARefusedLoad() {
		this.ledger.bookAroundARefusal(this.id);

		assertThat(sum()).isEqualTo(5 + 1 + 2);
		assertThat(read(Account.class, this.id, Account::getName)).isEqualTo("renamed");
	}

	@Test
	void loadsTheSameCollectionInTheSameTransactionOnceItIsPermitted() {
		assertThat(this.ledger.countAfterARefusal(this.id)).isOne();
	}

	@Test
	void flushesAndQueriesAfterARefusedLoad() {
		inTransaction(() -> {
			Account account = this.em.find(Account.class, this.id);
			account.setName("renamed");
			refuses(role(Account.class, "bookings"), () -> account.getBookings().size());

			this.em.flush();
			this.em.refresh(account);
			assertThat(account.getName()).isEqualTo("renamed");
			assertThat(account.getBookings()).hasSize(1);
			this.em.clear();
			assertThat(this.em.find(Account.class, this.id).getName()).isEqualTo("renamed");
		});
	}

	@Test
	void rollsBackWhereARefusalLeavesTheTransactionalMethod() {
		assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> this.ledger.bookAndRead(this.id));

		assertThat(sum()).isEqualTo(5);
	}

	@Test
	void rollsBackWhereARefusalLeavesATransactionalMethodInTheSameTransaction() {
		assertThatExceptionOfType(UnexpectedRollbackException.class)
			.isThrownBy(() -> inTransaction(() -> assertThatExceptionOfType(ViolationException.class)
				.isThrownBy(() -> this.ledger.bookAndRead(this.id))));

		assertThat(sum()).isEqualTo(5);
	}

	@Test
	void commitsTheOuterTransactionWhereAnInnerOneIsRefused() {
		inTransaction(() -> {
			this.em.find(Account.class, this.id).setName("outer");
			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> this.ledger.bookAndReadApart(this.id));
		});

		assertThat(sum()).isEqualTo(5);
		assertThat(read(Account.class, this.id, Account::getName)).isEqualTo("outer");
	}

	@Test
	void commitsTheTransactionThatAnInnerMethodCatchesARefusalIn() {
		transaction().executeWithoutResult((status) -> {
			this.ledger.bookAroundARefusal(this.id);
			assertThat(status.isRollbackOnly()).isFalse();
		});

		assertThat(sum()).isEqualTo(5 + 1 + 2);
	}

	@Test
	void commitsBothTransactionsWhereTheInnerOneCatchesARefusal() {
		Account other = new Account();

		transaction().executeWithoutResult((status) -> {
			this.em.persist(other);
			this.ledger.bookAroundARefusalApart(this.id);
			assertThat(status.isRollbackOnly()).isFalse();
		});

		assertThat(sum()).isEqualTo(5 + 1 + 2);
		assertThat(read(Account.class, other.getId(), Account::getName)).isEqualTo("fresh");
	}

	@Test
	void refusesInAReadOnlyTransaction() {
		assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> this.ledger.read(this.id));

		assertThat(this.recorder.snapshot().of("lazy-load")).singleElement()
			.satisfies((entry) -> assertThat(entry.violation().origin().className()).isEqualTo(Ledger.class.getName()));
	}

	@Test
	void permitsATransactionThatFetches() {
		permits(() -> assertThat(this.ledger.sumFetched(this.id)).isEqualTo(5));
	}

	@Test
	void permitsATransactionOfAMethodThatIsPermitted() {
		permits(() -> LazyLoading.permit("a test", () -> assertThat(this.ledger.read(this.id)).isEqualTo(5)));
	}

	@Test
	void refusesBeforeTheCommitAndRollsBack() {
		assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> inTransaction(() -> {
			Account account = this.em.find(Account.class, this.id);
			account.setName("lost");
			TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

				@Override
				public void beforeCommit(boolean readOnly) {
					account.getBookings().size();
				}

			});
		}));

		assertThat(read(Account.class, this.id, Account::getName)).isEqualTo("fresh");
	}

	@Test
	void permitsAServiceWithinTheTransactionOfAnother() {
		permits(() -> inTransaction(() -> {
			this.em.find(Account.class, this.id);
			assertThat(this.ledger.sumFetched(this.id)).isEqualTo(5);
		}));
	}

	private long sum() {
		return fromTransaction(
				() -> this.em.createQuery("select sum(amount) from Booking where account.id = :id", Long.class)
					.setParameter("id", this.id)
					.getSingleResult());
	}

	static class Ledger {

		@PersistenceContext
		private EntityManager em;

		@Transactional
		public void bookAroundARefusal(Long id) {
			Account account = this.em.find(Account.class, id);
			account.setName("renamed");
			this.em.persist(new Booking(1, account));
			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> account.getBookings().size());
			this.em.persist(new Booking(2, account));
		}

		@Transactional(propagation = Propagation.REQUIRES_NEW)
		public void bookAroundARefusalApart(Long id) {
			bookAroundARefusal(id);
		}

		@Transactional
		public int countAfterARefusal(Long id) {
			Account account = this.em.find(Account.class, id);
			assertThatExceptionOfType(ViolationException.class).isThrownBy(() -> account.getBookings().size());
			return LazyLoading.permit("the second time", () -> account.getBookings().size());
		}

		@Transactional
		public int bookAndRead(Long id) {
			Account account = this.em.find(Account.class, id);
			this.em.persist(new Booking(1, account));
			this.em.flush();
			return account.getBookings().size();
		}

		@Transactional(propagation = Propagation.REQUIRES_NEW)
		public int bookAndReadApart(Long id) {
			return bookAndRead(id);
		}

		@Transactional(readOnly = true)
		public int read(Long id) {
			return this.em.find(Account.class, id).getBookings().stream().mapToInt(Booking::getAmount).sum();
		}

		@Transactional(readOnly = true)
		public int sumFetched(Long id) {
			return this.em.createQuery("from Account a join fetch a.bookings where a.id = :id", Account.class)
				.setParameter("id", id)
				.getSingleResult()
				.getBookings()
				.stream()
				.mapToInt(Booking::getAmount)
				.sum();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class Services {

		@Bean
		Ledger ledger() {
			return new Ledger();
		}

	}

	@Entity(name = "Account")
	static class Account extends Row {

		private String name = "fresh";

		@OneToMany(mappedBy = "account", cascade = CascadeType.ALL)
		private List<Booking> bookings = new ArrayList<>();

		String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

		List<Booking> getBookings() {
			return this.bookings;
		}

	}

	@Entity(name = "Booking")
	static class Booking extends Row {

		private int amount;

		@ManyToOne(fetch = FetchType.LAZY)
		private Account account;

		protected Booking() {
		}

		Booking(int amount, Account account) {
			this.amount = amount;
			this.account = account;
		}

		int getAmount() {
			return this.amount;
		}

	}

}
