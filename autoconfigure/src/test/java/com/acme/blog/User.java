package com.acme.blog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import org.hibernate.annotations.BatchSize;

/**
 * Holds each kind of collection that Hibernate has.
 */
@Entity
@Table(name = "users")
public class User {

	@Id
	@GeneratedValue
	private Long id;

	private String name;

	@OneToMany(mappedBy = "author", cascade = CascadeType.ALL, orphanRemoval = true)
	private List<Post> posts = new ArrayList<>();

	@OneToMany(mappedBy = "owner", cascade = CascadeType.ALL, orphanRemoval = true)
	private Set<Badge> badges = new HashSet<>();

	@ElementCollection
	private List<String> nicknames = new ArrayList<>();

	@ElementCollection
	@OrderColumn
	private List<String> phones = new ArrayList<>();

	@ElementCollection
	private Map<String, String> settings = new HashMap<>();

	@ElementCollection
	@BatchSize(size = 10)
	private Set<String> languages = new HashSet<>();

	protected User() {
	}

	public User(String name) {
		this.name = name;
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public void setName(String name) {
		this.name = name;
	}

	public List<Post> getPosts() {
		return this.posts;
	}

	public void setPosts(List<Post> posts) {
		this.posts = posts;
	}

	public Set<Badge> getBadges() {
		return this.badges;
	}

	public List<String> getNicknames() {
		return this.nicknames;
	}

	public void setNicknames(List<String> nicknames) {
		this.nicknames = nicknames;
	}

	public List<String> getPhones() {
		return this.phones;
	}

	public Map<String, String> getSettings() {
		return this.settings;
	}

	public Set<String> getLanguages() {
		return this.languages;
	}

	@Override
	public String toString() {
		return "User " + this.name;
	}

}
