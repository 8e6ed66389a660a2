package io.github.strictjpa.scenarios;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import org.hibernate.Hibernate;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.Cascade;
import org.hibernate.annotations.ManyToAny;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scenarios with associations to entities of any type.
 */
class AnyScenarioTests extends ScenarioTests {

	AnyScenarioTests() {
		super(Text.class, Picture.class, Comment.class, Album.class);
	}

	@Test
	void refusesAnAssociationToAnyEntity() {
		Text text = new Text("Hello");
		Long id = store(text, new Comment(text));

		inTransaction(() -> {
			Comment comment = this.em.find(Comment.class, id);

			refuses(role(Comment.class, "target"), () -> ((Content) comment.getTarget()).describe());
		});
	}

	@Test
	void offersNoFetchPlanForAnAssociationToAnyEntity() {
		Text text = new Text("Hello");
		Long id = store(text, new Comment(text));

		inTransaction(() -> {
			Comment comment = this.em.find(Comment.class, id);
			refuses(role(Comment.class, "target"), () -> ((Content) comment.getTarget()).describe());
		});

		assertThat(this.recorder.snapshot().of("lazy-load").get(0).violation().fix()).doesNotContain("FetchPlan");
	}

	@Test
	void permitsTheIdOfAnyEntity() {
		Picture picture = new Picture(4);
		Long id = store(picture, new Comment(picture));

		inTransaction(() -> {
			Comment comment = this.em.find(Comment.class, id);

			sendsNothing(() -> assertThat(((Row) comment.getTarget()).getId()).isEqualTo(picture.getId()));
		});
	}

	@Test
	void permitsAnyEntityThatWasLoadedBefore() {
		Picture picture = new Picture(4);
		Long id = store(picture, new Comment(picture));

		inTransaction(() -> {
			this.em.find(Picture.class, picture.getId());
			Comment comment = this.em.find(Comment.class, id);

			sendsNothing(() -> assertThat(((Content) comment.getTarget()).describe()).isEqualTo("4 pixels"));
		});
	}

	@Test
	void refusesACollectionOfAnyEntities() {
		Long id = store(new Album(new Text("Hello"), new Picture(4)));

		inTransaction(() -> {
			Album album = this.em.find(Album.class, id);

			refuses(role(Album.class, "contents"), () -> album.getContents().size());
		});
	}

	@Test
	void permitsAnExplicitLoadOfACollectionOfAnyEntities() {
		Long id = store(new Album(new Text("Hello"), new Picture(4)));

		inTransaction(() -> permits(() -> {
			Album album = this.em.find(Album.class, id);
			Hibernate.initialize(album.getContents());
			album.getContents().forEach(Hibernate::initialize);
			assertThat(album.getContents()).extracting((content) -> ((Content) content).describe())
				.containsExactlyInAnyOrder("Hello", "4 pixels");
		}));
	}

	@Test
	void permitsTheRemovalOfACollectionOfAnyEntities() {
		Long id = store(new Album(new Text("Hello"), new Picture(4)));

		permits(() -> inTransaction(() -> this.em.remove(this.em.find(Album.class, id))));

		assertThat(this.<Album>fromTransaction(() -> this.em.find(Album.class, id))).isNull();
	}

	interface Content {

		String describe();

	}

	@Entity(name = "Text")
	static class Text extends Row implements Content {

		private String words;

		protected Text() {
		}

		Text(String words) {
			this.words = words;
		}

		@Override
		public String describe() {
			return this.words;
		}

	}

	@Entity(name = "Picture")
	static class Picture extends Row implements Content {

		private int pixels;

		protected Picture() {
		}

		Picture(int pixels) {
			this.pixels = pixels;
		}

		@Override
		public String describe() {
			return this.pixels + " pixels";
		}

	}

	@Entity(name = "Comment")
	static class Comment extends Row {

		@Any(fetch = FetchType.LAZY)
		@AnyDiscriminator(DiscriminatorType.STRING)
		@AnyDiscriminatorValue(discriminator = "T", entity = Text.class)
		@AnyDiscriminatorValue(discriminator = "P", entity = Picture.class)
		@AnyKeyJavaClass(Long.class)
		@Column(name = "target_type")
		@JoinColumn(name = "target_id")
		private Object target;

		protected Comment() {
		}

		Comment(Object target) {
			this.target = target;
		}

		Object getTarget() {
			return this.target;
		}

	}

	@Entity(name = "Album")
	static class Album extends Row {

		@ManyToAny(fetch = FetchType.LAZY)
		@AnyDiscriminator(DiscriminatorType.STRING)
		@AnyDiscriminatorValue(discriminator = "T", entity = Text.class)
		@AnyDiscriminatorValue(discriminator = "P", entity = Picture.class)
		@AnyKeyJavaClass(Long.class)
		@Column(name = "content_type")
		@Cascade(org.hibernate.annotations.CascadeType.ALL)
		@JoinTable(name = "album_content", joinColumns = @JoinColumn(name = "album_id"),
				inverseJoinColumns = @JoinColumn(name = "content_id"))
		private List<Object> contents = new ArrayList<>();

		protected Album() {
		}

		Album(Object... contents) {
			this.contents.addAll(List.of(contents));
		}

		List<Object> getContents() {
			return this.contents;
		}

	}

}
