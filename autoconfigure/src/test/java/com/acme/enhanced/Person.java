package com.acme.enhanced;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.LazyGroup;

/**
 * Holds attributes that are loaded late, alone and as a group.
 */
@Entity
public class Person {

	@Id
	@GeneratedValue
	private Long id;

	private String name;

	@Basic(fetch = FetchType.LAZY)
	private String bio;

	@Basic(fetch = FetchType.LAZY)
	@LazyGroup("media")
	private String photo;

	@Basic(fetch = FetchType.LAZY)
	@LazyGroup("media")
	private String video;

	@OneToMany(mappedBy = "sender", cascade = CascadeType.ALL)
	private List<Letter> letters = new ArrayList<>();

	@OneToOne(mappedBy = "person", fetch = FetchType.LAZY)
	private Desk desk;

	protected Person() {
	}

	public Person(String name) {
		this.name = name;
		this.bio = "bio of " + name;
		this.photo = "photo of " + name;
		this.video = "video of " + name;
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

	public String getBio() {
		return this.bio;
	}

	public void setBio(String bio) {
		this.bio = bio;
	}

	public String getPhoto() {
		return this.photo;
	}

	public String getVideo() {
		return this.video;
	}

	public List<Letter> getLetters() {
		return this.letters;
	}

	public String describe() {
		return this.name + ": " + this.bio;
	}

	public Desk getDesk() {
		return this.desk;
	}

}
