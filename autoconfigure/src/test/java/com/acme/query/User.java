package com.acme.query;

import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;

@Entity
@Table(name = "users")
public class User {

	@Id
	@GeneratedValue
	private Long id;

	private String name;

	private String firstName;

	@ManyToOne(fetch = FetchType.LAZY)
	private User boss;

	@OneToMany(mappedBy = "author")
	private Set<Post> posts = new HashSet<>();

	@OneToMany(mappedBy = "holder")
	private Set<Role> roles = new HashSet<>();

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

	public String getFirstName() {
		return this.firstName;
	}

	public User getBoss() {
		return this.boss;
	}

	public Set<Post> getPosts() {
		return this.posts;
	}

	public Set<Role> getRoles() {
		return this.roles;
	}

}
