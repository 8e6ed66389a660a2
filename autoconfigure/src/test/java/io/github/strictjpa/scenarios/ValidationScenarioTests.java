package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;

import io.github.strictjpa.RecordedViolation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with Bean Validation, by Hibernate before it writes and by the application.
 */
class ValidationScenarioTests extends ScenarioTests {

	private final ValidatorFactory validators = Validation.buildDefaultValidatorFactory();

	private Long authorId;

	private Long id;

	ValidationScenarioTests() {
		super(Author.class, Article.class, Review.class);
	}

	@Override
	SpringApplicationBuilder application() {
		return super.application().properties("spring.jpa.properties.jakarta.persistence.validation.mode=callback");
	}

	@BeforeEach
	void createAnArticle() {
		Author author = new Author("Ada");
		Article article = new Article("Notes", author);
		author.getArticles().add(article);
		this.authorId = store(author);
		this.id = article.getId();
	}

	@AfterAll
	void close() {
		this.validators.close();
	}

	@Test
	void permitsTheValidationOfAnUpdateThatSkipsWhatIsNotLoaded() {
		permits(() -> inTransaction(() -> this.em.find(Article.class, this.id).setTitle("Letters")));

		assertThat(read(Article.class, this.id, Article::getTitle)).isEqualTo("Letters");
	}

	@Test
	void permitsTheValidationOfANewEntityWithAReference() {
		inTransaction(() -> permits(() -> {
			this.em.persist(new Article("More", this.em.getReference(Author.class, this.authorId)));
			this.em.flush();
		}));
	}

	@Test
	void permitsAnApplicationToValidateWhatIsNotLoaded() {
		inTransaction(() -> {
			Article article = this.em.find(Article.class, this.id);

			sendsNothing(() -> assertThat(validator().validate(article)).isEmpty());
		});
		inTransaction(() -> {
			Author author = this.em.find(Author.class, this.authorId);

			sendsNothing(() -> assertThat(validator().validate(author)).isEmpty());
		});
	}

	@Test
	void recordsAConstraintThatReadsAnAssociationInAFlush() {
		Long reviewId = review();

		records("lazy-load", role(Review.class, "article"),
				() -> inTransaction(() -> this.em.find(Review.class, reviewId).setText("Great")));

		assertThat(read(Review.class, reviewId, Review::getText)).isEqualTo("Great");
	}

	@Test
	void recordsAConstraintOnACollectionInAFlushAndSaysWhoReadIt() {
		RecordedViolation recorded = records("lazy-load", role(Author.class, "articles"),
				() -> inTransaction(() -> this.em.find(Author.class, this.authorId).setName("Grace")));

		assertThat(recorded.violation().message())
			.isEqualTo("Bean Validation, called by Hibernate for " + recorded.violation().origin() + ", touched "
					+ role(Author.class, "articles") + ", which its query did not fetch.");
		assertThat(read(Author.class, this.authorId, Author::getName)).isEqualTo("Grace");
	}

	@Test
	void permitsAConstraintOnACollectionThatIsFetched() {
		inTransaction(() -> permits(() -> {
			this.em.createQuery("from Author a join fetch a.articles where a.id = :id", Author.class)
				.setParameter("id", this.authorId)
				.getSingleResult()
				.setName("Grace");
			this.em.flush();
		}));
	}

	@Test
	void refusesAConstraintThatReadsAnAssociationForTheApplication() {
		Long reviewId = review();

		inTransaction(() -> {
			Review review = this.em.find(Review.class, reviewId);

			refuses(role(Review.class, "article"), review::isOfATitledArticle);
		});
	}

	private Long review() {
		return store(fromTransaction(() -> new Review("Good", this.em.find(Article.class, this.id))));
	}

	private Validator validator() {
		return this.validators.getValidator();
	}

	@Entity(name = "Author")
	static class Author extends Row {

		@NotBlank
		private String name;

		@Valid
		@Size(min = 1)
		@OneToMany(mappedBy = "author", cascade = CascadeType.ALL)
		private List<Article> articles = new ArrayList<>();

		protected Author() {
		}

		Author(String name) {
			this.name = name;
		}

		String getName() {
			return this.name;
		}

		void setName(String name) {
			this.name = name;
		}

		List<Article> getArticles() {
			return this.articles;
		}

	}

	@Entity(name = "Article")
	static class Article extends Row {

		@NotBlank
		private String title;

		@Valid
		@NotNull
		@ManyToOne(fetch = FetchType.LAZY)
		private Author author;

		protected Article() {
		}

		Article(String title, Author author) {
			this.title = title;
			this.author = author;
		}

		String getTitle() {
			return this.title;
		}

		void setTitle(String title) {
			this.title = title;
		}

	}

	@Entity(name = "Review")
	static class Review extends Row {

		private String text;

		@ManyToOne(fetch = FetchType.LAZY)
		private Article article;

		protected Review() {
		}

		Review(String text, Article article) {
			this.text = text;
			this.article = article;
		}

		String getText() {
			return this.text;
		}

		void setText(String text) {
			this.text = text;
		}

		@AssertTrue
		public boolean isOfATitledArticle() {
			return this.article.getTitle() != null;
		}

	}

}
