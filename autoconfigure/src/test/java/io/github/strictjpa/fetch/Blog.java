package io.github.strictjpa.fetch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;

/**
 * Entities with every kind of association, and rows of them.
 */
final class Blog {

	static final Class<?>[] ENTITIES = { User.class, Profile.class, Badge.class, Country.class, Setting.class,
			Post.class, Comment.class, Tag.class, Category.class };

	private Blog() {
	}

	/**
	 * Create a user with two posts, each with one tag and two comments.
	 */
	static User user(String name, Country country) {
		User user = new User();
		user.email = name + "@example.org";
		user.profile = new Profile();
		user.profile.bio = "bio of " + name;
		user.profile.country = country;
		user.address.city = "city of " + name;
		user.address.country = country;
		user.nicknames.add(name);
		new Badge().give(user);
		Setting setting = new Setting();
		setting.name = "theme";
		setting.user = user;
		user.settings.put(setting.name, setting);
		for (int number = 1; number <= 2; number++) {
			user.posts.add(post(user, name + " " + number));
		}
		return user;
	}

	private static Post post(User author, String title) {
		Post post = new Post();
		post.author = author;
		post.title = title;
		post.category = new Category();
		post.category.name = "category of " + title;
		Tag tag = new Tag();
		tag.name = "tag of " + title;
		post.tags.add(tag);
		for (int number = 1; number <= 2; number++) {
			Comment comment = new Comment();
			comment.post = post;
			comment.writer = author;
			post.comments.add(comment);
		}
		return post;
	}

	@Entity(name = "BlogUser")
	@Table(name = "blog_user")
	static class User {

		@Id
		@GeneratedValue
		Long id;

		String email;

		@OneToOne(fetch = FetchType.LAZY, cascade = CascadeType.PERSIST)
		Profile profile;

		@OneToOne(fetch = FetchType.LAZY, mappedBy = "user", cascade = CascadeType.PERSIST)
		Badge badge;

		@Embedded
		Address address = new Address();

		@OneToMany(mappedBy = "author", cascade = CascadeType.PERSIST)
		@OrderBy("title")
		List<Post> posts = new ArrayList<>();

		@OneToMany(mappedBy = "user", cascade = CascadeType.PERSIST)
		@MapKey(name = "name")
		Map<String, Setting> settings = new HashMap<>();

		@ElementCollection
		Set<String> nicknames = new HashSet<>();

	}

	@Embeddable
	static class Address {

		String city;

		@ManyToOne(fetch = FetchType.LAZY)
		Country country;

	}

	@Entity
	static class Profile {

		@Id
		@GeneratedValue
		Long id;

		String bio;

		@ManyToOne(fetch = FetchType.LAZY)
		Country country;

		String countryName() {
			return this.country.name();
		}

	}

	@Entity
	static class Badge {

		@Id
		@GeneratedValue
		Long id;

		@OneToOne(fetch = FetchType.LAZY)
		User user;

		void give(User user) {
			this.user = user;
			user.badge = this;
		}

	}

	@Entity
	static class Country {

		@Id
		@GeneratedValue
		Long id;

		String name;

		String name() {
			return this.name;
		}

	}

	@Entity
	static class Setting {

		@Id
		@GeneratedValue
		Long id;

		String name;

		@ManyToOne(fetch = FetchType.LAZY)
		User user;

	}

	@Entity
	static class Post {

		@Id
		@GeneratedValue
		Long id;

		String title;

		@ManyToOne(fetch = FetchType.LAZY)
		User author;

		@ManyToOne(fetch = FetchType.EAGER, cascade = CascadeType.PERSIST)
		Category category;

		@ManyToMany(cascade = CascadeType.PERSIST)
		Set<Tag> tags = new HashSet<>();

		@OneToMany(mappedBy = "post", cascade = CascadeType.PERSIST)
		List<Comment> comments = new ArrayList<>();

	}

	@Entity
	static class Comment {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Post post;

		@ManyToOne(fetch = FetchType.LAZY)
		User writer;

	}

	@Entity
	static class Tag {

		@Id
		@GeneratedValue
		Long id;

		String name;

	}

	@Entity
	static class Category {

		@Id
		@GeneratedValue
		Long id;

		String name;

	}

}
