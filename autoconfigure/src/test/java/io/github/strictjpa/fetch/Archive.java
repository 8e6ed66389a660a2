package io.github.strictjpa.fetch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.SoftDelete;

/**
 * Entities whose associations are mapped in the less usual ways.
 */
final class Archive {

	static final Class<?>[] ENTITIES = { Shelf.class, Item.class, Article.class, Video.class, Person.class,
			Source.class, Note.class };

	private Archive() {
	}

	/**
	 * Create a shelf with an article of two sources and a video.
	 */
	static Shelf shelf(int number, Person person) {
		Shelf shelf = new Shelf();
		shelf.id = new Place("hall", number);
		Article article = new Article();
		article.shelf = shelf;
		article.maker = person;
		article.sources.addAll(List.of(source("b"), source("a")));
		shelf.items.add(article);
		Video video = new Video();
		video.shelf = shelf;
		video.maker = person;
		video.scenes.put("first", source("scene"));
		shelf.items.add(video);
		shelf.keepers.add(new Keeper("day", person));
		shelf.keepers.add(new Keeper("night", person));
		shelf.notes.add(note(shelf, "kept", false));
		shelf.notes.add(note(shelf, "secret", true));
		return shelf;
	}

	private static Source source(String title) {
		Source source = new Source();
		source.title = title;
		return source;
	}

	private static Note note(Shelf shelf, String text, boolean secret) {
		Note note = new Note();
		note.shelf = shelf;
		note.text = text;
		note.secret = secret;
		return note;
	}

	@Entity
	static class Shelf {

		@EmbeddedId
		Place id;

		@OneToMany(mappedBy = "shelf", cascade = CascadeType.PERSIST)
		Set<Item> items = new LinkedHashSet<>();

		@ElementCollection
		List<Keeper> keepers = new ArrayList<>();

		@OneToMany(mappedBy = "shelf", cascade = CascadeType.PERSIST)
		@Filter(name = "open", condition = "secret = false")
		List<Note> notes = new ArrayList<>();

	}

	@Embeddable
	static class Place {

		String hall;

		int number;

		protected Place() {
		}

		Place(String hall, int number) {
			this.hall = hall;
			this.number = number;
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof Place place && this.hall.equals(place.hall) && this.number == place.number;
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.hall, this.number);
		}

	}

	@Embeddable
	static class Keeper {

		String shift;

		@ManyToOne(fetch = FetchType.LAZY)
		Person person;

		protected Keeper() {
		}

		Keeper(String shift, Person person) {
			this.shift = shift;
			this.person = person;
		}

	}

	@Entity
	@Inheritance(strategy = InheritanceType.JOINED)
	abstract static class Item {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Shelf shelf;

	}

	@Entity
	static class Article extends Item {

		@ManyToOne(fetch = FetchType.LAZY)
		Person maker;

		@ManyToMany(cascade = CascadeType.PERSIST)
		@OrderColumn
		List<Source> sources = new ArrayList<>();

	}

	@Entity
	static class Video extends Item {

		@ManyToOne(fetch = FetchType.LAZY)
		Person maker;

		@ManyToMany(cascade = CascadeType.PERSIST)
		@MapKeyColumn(name = "name")
		Map<String, Source> scenes = new LinkedHashMap<>();

	}

	@Entity
	static class Person {

		@Id
		@GeneratedValue
		Long id;

		String name;

		@ManyToOne(fetch = FetchType.LAZY)
		Person friend;

	}

	@Entity
	static class Source {

		@Id
		@GeneratedValue
		Long id;

		String title;

	}

	@Entity
	@SoftDelete
	@FilterDef(name = "open")
	static class Note {

		@Id
		@GeneratedValue
		Long id;

		String text;

		boolean secret;

		@ManyToOne(fetch = FetchType.LAZY)
		Shelf shelf;

	}

}
