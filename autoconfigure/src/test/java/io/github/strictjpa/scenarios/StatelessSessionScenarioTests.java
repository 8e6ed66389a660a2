package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.LazyInitializationException;
import org.hibernate.SessionException;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Scenarios with a session that has no persistence context. It tells nobody of its loads,
 * so the guard leaves it alone.
 */
class StatelessSessionScenarioTests extends ScenarioTests {

	private Long id;

	private Long lineId;

	StatelessSessionScenarioTests() {
		super(Invoice.class, Line.class);
	}

	@BeforeEach
	void createAnInvoice() {
		Invoice invoice = new Invoice();
		invoice.getLines().add(new Line(invoice));
		this.id = store(invoice);
		this.lineId = invoice.getLines().get(0).getId();
	}

	@Test
	void permitsWhatAStatelessSessionFetches() {
		try (StatelessSession session = stateless()) {
			permits(() -> {
				Invoice invoice = session.get(Invoice.class, this.id);
				session.fetch(invoice.getLines());
				assertThat(invoice.getLines()).hasSize(1);
			});
		}
	}

	@Test
	void permitsReadsAndWritesOfAStatelessSession() {
		try (StatelessSession session = stateless()) {
			permits(() -> {
				assertThat(session.createSelectionQuery("from Line l join fetch l.invoice where l.id = :id", Line.class)
					.setParameter("id", this.lineId)
					.getSingleResult()
					.getInvoice()
					.getNumber()).isEqualTo(1);
				session.upsert(session.get(Line.class, this.lineId));
			});
		}
	}

	@Test
	void leavesAProxyOfAStatelessSessionToHibernate() {
		try (StatelessSession session = stateless()) {
			Line line = session.get(Line.class, this.lineId);

			sendsNothing(() -> assertThat(catchThrowable(() -> line.getInvoice().getNumber()))
				.isInstanceOfAny(SessionException.class, LazyInitializationException.class));
		}
	}

	@Test
	void leavesACollectionOfAStatelessSessionToHibernate() {
		try (StatelessSession session = stateless()) {
			Invoice invoice = session.get(Invoice.class, this.id);

			catchThrowable(() -> invoice.getLines().size());
			assertThat(this.recorder.snapshot().recorded()).isEmpty();
		}
	}

	private StatelessSession stateless() {
		return this.context.getBean(EntityManagerFactory.class).unwrap(SessionFactory.class).openStatelessSession();
	}

	@Entity(name = "Invoice")
	static class Invoice extends Row {

		private int number = 1;

		@OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL)
		private List<Line> lines = new ArrayList<>();

		int getNumber() {
			return this.number;
		}

		List<Line> getLines() {
			return this.lines;
		}

	}

	@Entity(name = "Line")
	static class Line extends Row {

		@ManyToOne(fetch = FetchType.LAZY)
		private Invoice invoice;

		protected Line() {
		}

		Line(Invoice invoice) {
			this.invoice = invoice;
		}

		Invoice getInvoice() {
			return this.invoice;
		}

	}

}
