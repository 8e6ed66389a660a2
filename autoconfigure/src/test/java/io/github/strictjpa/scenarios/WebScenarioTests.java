package io.github.strictjpa.scenarios;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonView;
import io.github.strictjpa.Violation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceContext;
import org.hibernate.Hibernate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;
import org.thymeleaf.templateresolver.StringTemplateResolver;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ViewResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios over HTTP, on the threads of a server, with open-in-view on.
 */
class WebScenarioTests extends ScenarioTests {

	private static final String PIECES = role(Cake.class, "pieces");

	private static final String CAKE = role(Piece.class, "cake");

	private final HttpClient client = HttpClient.newHttpClient();

	private Long id;

	private Long pieceId;

	WebScenarioTests() {
		super(Cake.class, Piece.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return super.application().web(WebApplicationType.SERVLET)
			.sources(Web.class)
			.properties("server.port=0", "spring.jpa.open-in-view=true", "logging.level.root=off");
	}

	@BeforeEach
	void createACake() {
		Cake cake = new Cake("Lemon");
		cake.getPieces().add(new Piece(cake));
		this.id = store(cake);
		this.pieceId = cake.getPieces().get(0).getId();
	}

	@Test
	void refusesAReadInAControllerAndSaysThatTheViewKeptTheSessionOpen() {
		Violation violation = refused(PIECES, "/cakes/" + this.id + "/size");

		assertThat(violation.entryPoint()).isEqualTo("GET /cakes/{id}/size");
		assertThat(violation.origin().callSite()).isEqualTo(Cakes.class.getName() + "#size");
		assertThat(violation.message()).contains("The session was open without a transaction, thanks to open-in-view.");
	}

	@Test
	void refusesAnEntityThatIsWrittenAsJsonAtItsRoute() {
		Violation violation = refused(PIECES, "/cakes/" + this.id);

		assertThat(violation.origin()).isNull();
		assertThat(violation.key().callSite()).isEqualTo("GET /cakes/{id}");
		assertThat(violation.message()).contains("open-in-view");
	}

	@Test
	void refusesAListOfEntitiesThatIsWrittenAsJson() {
		refused(PIECES, "/cakes");
	}

	@Test
	void refusesAnEntityInATemplateAtItsRoute() {
		Violation violation = refused(CAKE, "/pieces/" + this.pieceId + "/page");

		assertThat(violation.key().callSite()).isEqualTo("GET /pieces/{id}/page");
	}

	@Test
	void permitsATemplateOfWhatIsFetched() {
		permits(() -> assertThat(get("/pieces/" + this.pieceId + "/fetched-page").body())
			.isEqualTo("<p>a piece of Lemon</p>"));
	}

	@Test
	void permitsJsonOfWhatIsFetched() {
		permits(() -> assertThat(get("/cakes/" + this.id + "/fetched").body()).contains("\"pieces\":[{\"id\""));
	}

	@Test
	void permitsAViewOfJsonThatLeavesOutWhatIsNotLoaded() {
		permits(() -> assertThat(get("/cakes/" + this.id + "/brief").body()).isEqualTo("{\"name\":\"Lemon\"}"));
	}

	@Test
	void permitsJsonThatIgnoresAnAssociation() {
		permits(() -> assertThat(get("/pieces/" + this.pieceId).body()).contains("\"loaded\":false"));
	}

	@Test
	void permitsAnAnswerOfValues() {
		permits(() -> assertThat(get("/cakes/" + this.id + "/name").body()).isEqualTo("Lemon"));
	}

	private Violation refused(String subject, String path) {
		this.sql.reset();
		assertThat(get(path).statusCode()).isEqualTo(500);
		assertThat(this.sql.statements()).hasSize(1);
		return this.recorder.snapshot()
			.of("lazy-load")
			.stream()
			.map((entry) -> entry.violation())
			.filter((violation) -> violation.subject().equals(subject))
			.findFirst()
			.orElseThrow(() -> new AssertionError("Nothing was refused"));
	}

	private HttpResponse<String> get(String path) {
		URI uri = URI
			.create("http://localhost:" + this.context.getEnvironment().getProperty("local.server.port") + path);
		try {
			return this.client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	@Controller
	static class Cakes {

		@PersistenceContext
		private EntityManager em;

		@GetMapping("/cakes/{id}/size")
		@ResponseBody
		int size(@PathVariable Long id) {
			return this.em.find(Cake.class, id).getPieces().size();
		}

		@GetMapping("/cakes/{id}")
		@ResponseBody
		Cake cake(@PathVariable Long id) {
			return this.em.find(Cake.class, id);
		}

		@GetMapping("/cakes")
		@ResponseBody
		List<Cake> cakes() {
			return this.em.createQuery("from Cake", Cake.class).getResultList();
		}

		@GetMapping("/cakes/{id}/fetched")
		@ResponseBody
		Cake fetched(@PathVariable Long id) {
			return this.em.createQuery("from Cake c join fetch c.pieces where c.id = :id", Cake.class)
				.setParameter("id", id)
				.getSingleResult();
		}

		@GetMapping("/cakes/{id}/brief")
		@JsonView(Brief.class)
		ResponseEntity<Cake> brief(@PathVariable Long id) {
			return ResponseEntity.ok(this.em.find(Cake.class, id));
		}

		@GetMapping("/cakes/{id}/name")
		@ResponseBody
		String name(@PathVariable Long id) {
			return this.em.find(Cake.class, id).getName();
		}

		@GetMapping("/pieces/{id}")
		@ResponseBody
		Piece piece(@PathVariable Long id) {
			return this.em.find(Piece.class, id);
		}

		@GetMapping("/pieces/{id}/page")
		String page(@PathVariable Long id, Model model) {
			model.addAttribute("piece", this.em.find(Piece.class, id));
			return "<p th:text=\"'a piece of ' + ${piece.cake.name}\"></p>";
		}

		@GetMapping("/pieces/{id}/fetched-page")
		String fetchedPage(@PathVariable Long id, Model model) {
			model.addAttribute("piece",
					this.em.createQuery("from Piece p join fetch p.cake where p.id = :id", Piece.class)
						.setParameter("id", id)
						.getSingleResult());
			return "<p th:text=\"'a piece of ' + ${piece.cake.name}\"></p>";
		}

	}

	interface Brief {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Cakes.class)
	@ImportAutoConfiguration({ TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
			WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class,
			HttpMessageConvertersAutoConfiguration.class })
	static class Web {

		/**
		 * Takes the name of a view for its template.
		 */
		@Bean
		ViewResolver thymeleaf() {
			SpringTemplateEngine engine = new SpringTemplateEngine();
			engine.setTemplateResolver(new StringTemplateResolver());
			ThymeleafViewResolver resolver = new ThymeleafViewResolver();
			resolver.setTemplateEngine(engine);
			return resolver;
		}

	}

	@Entity(name = "Cake")
	static class Cake extends Row {

		private String name;

		@OneToMany(mappedBy = "cake", cascade = CascadeType.ALL)
		private List<Piece> pieces = new ArrayList<>();

		protected Cake() {
		}

		Cake(String name) {
			this.name = name;
		}

		@JsonView(Brief.class)
		public String getName() {
			return this.name;
		}

		public List<Piece> getPieces() {
			return this.pieces;
		}

	}

	@Entity(name = "Piece")
	static class Piece extends Row {

		@ManyToOne(fetch = FetchType.LAZY)
		private Cake cake;

		protected Piece() {
		}

		Piece(Cake cake) {
			this.cake = cake;
		}

		@JsonIgnore
		public Cake getCake() {
			return this.cake;
		}

		public boolean isLoaded() {
			return Hibernate.isInitialized(this.cake);
		}

	}

}
