package io.github.strictjpa.scenarios;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import com.intellij.rt.debugger.Renderer;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.flywaydb.core.Flyway;
import org.hibernate.envers.AuditListener;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with tools that look at entities: an audit, a debugger, a log, a serializer.
 */
class ToolScenarioTests extends ScenarioTests {

	private final AuditListener audit = new AuditListener();

	private Long id;

	private Long pageId;

	ToolScenarioTests() {
		super(Report.class, Page.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return super.application().initializers((context) -> context.getBeanFactory()
			.registerSingleton("audit", (HibernatePropertiesCustomizer) (properties) -> properties
				.put("hibernate.integrator_provider", (IntegratorProvider) () -> List.of(this.audit))));
	}

	@BeforeEach
	void createAReport() {
		Report report = new Report("Year");
		report.getPages().add(new Page(report));
		this.id = store(report);
		this.pageId = report.getPages().get(0).getId();
		this.audit.sizes().clear();
	}

	@Test
	void permitsAnAuditToReadWhatWasChanged() {
		permits(() -> inTransaction(() -> this.em.find(Report.class, this.id).setTitle("Month")));

		assertThat(this.audit.sizes()).containsExactly(1);
	}

	@Test
	void permitsADebuggerToShowACollection() {
		inTransaction(() -> {
			Report report = this.em.find(Report.class, this.id);

			permits(() -> assertThat(Renderer.show(report.getPages())).startsWith("["));
		});
	}

	@Test
	void permitsADebuggerToShowAnEntityThatPrintsItsAssociations() {
		inTransaction(() -> {
			Page page = this.em.find(Page.class, this.pageId);

			permits(() -> assertThat(Renderer.show(page)).isEqualTo("page of Year"));
		});
	}

	@Test
	void refusesALogThatPrintsAnEntityWithItsAssociations() {
		inTransaction(() -> {
			Page page = this.em.find(Page.class, this.pageId);

			refuses(role(Page.class, "report"), () -> String.valueOf(page));
		});
	}

	@Test
	void refusesALogThatPrintsACollection() {
		inTransaction(() -> {
			Report report = this.em.find(Report.class, this.id);

			refuses(role(Report.class, "pages"), () -> "pages: ".concat(report.getPages().toString()));
		});
	}

	@Test
	void permitsAMigrationOfTheRunningApplication() {
		permits(() -> Flyway.configure()
			.dataSource(this.context.getBean(DataSource.class))
			.locations("filesystem:target/no-migrations")
			.baselineOnMigrate(true)
			.load()
			.migrate());
	}

	@Test
	void permitsASerializerOfTheJdk() {
		inTransaction(() -> {
			Page page = this.em.find(Page.class, this.pageId);

			sendsNothing(() -> assertThat(serialized(page)).isNotEmpty());
		});
	}

	private static byte[] serialized(Object object) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
			out.writeObject(object);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	@Entity(name = "Report")
	static class Report extends Row implements Serializable {

		private static final long serialVersionUID = 1L;

		private String title;

		@OneToMany(mappedBy = "report", cascade = CascadeType.ALL)
		private List<Page> pages = new ArrayList<>();

		protected Report() {
		}

		Report(String title) {
			this.title = title;
		}

		String getTitle() {
			return this.title;
		}

		void setTitle(String title) {
			this.title = title;
		}

		List<Page> getPages() {
			return this.pages;
		}

	}

	@Entity(name = "Page")
	static class Page extends Row implements Serializable {

		private static final long serialVersionUID = 1L;

		@ManyToOne(fetch = FetchType.LAZY)
		private Report report;

		protected Page() {
		}

		Page(Report report) {
			this.report = report;
		}

		@Override
		public String toString() {
			return "page of " + this.report.getTitle();
		}

	}

}
