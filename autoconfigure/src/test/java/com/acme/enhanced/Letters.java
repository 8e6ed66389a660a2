package com.acme.enhanced;

import java.util.List;

import jakarta.persistence.EntityManager;
import org.hibernate.Hibernate;

/**
 * The code of the application, which the tests call by the names of its methods.
 */
public final class Letters {

	private Letters() {
	}

	public static Long person(EntityManager em, String name) {
		Person person = new Person(name);
		em.persist(person);
		return person.getId();
	}

	public static Long letter(EntityManager em, Long sender) {
		Letter letter = new Letter("Dear all", em.getReference(Person.class, sender));
		em.persist(letter);
		return letter.getId();
	}

	public static Person find(EntityManager em, Long id) {
		return em.find(Person.class, id);
	}

	public static String bioOf(Person person) {
		return person.getBio();
	}

	public static String describe(Person person) {
		return person.describe();
	}

	public static String mediaOf(Person person) {
		return person.getPhoto() + person.getVideo();
	}

	public static String nameOf(Person person) {
		return person.getName();
	}

	public static Long idOf(Person person) {
		return person.getId();
	}

	public static int lettersOf(Person person) {
		return person.getLetters().size();
	}

	public static void rewrite(Person person, String bio) {
		person.setBio(bio);
	}

	public static void rename(Person person, String name) {
		person.setName(name);
	}

	public static void initialize(Object value) {
		Hibernate.initialize(value);
	}

	public static void remove(EntityManager em, Person person) {
		em.remove(person);
	}

	public static Person merge(EntityManager em, Person person) {
		return em.merge(person);
	}

	public static Person graphed(EntityManager em, Long id) {
		var graph = em.createEntityGraph(Person.class);
		graph.addAttributeNodes("bio");
		return em.createQuery("from Person where id = :id", Person.class)
			.setParameter("id", id)
			.setHint("jakarta.persistence.loadgraph", graph)
			.getSingleResult();
	}

	public static Letter readLetter(EntityManager em, Long id) {
		return em.find(Letter.class, id);
	}

	public static Person senderOf(Letter letter) {
		return letter.getSender();
	}

	public static Person reference(EntityManager em, Long id) {
		return em.getReference(Person.class, id);
	}

	public static void address(Letter letter, Person recipient) {
		letter.setRecipient(recipient);
	}

	public static String biosOf(EntityManager em, List<Long> ids) {
		StringBuilder bios = new StringBuilder();
		for (Person person : em.createQuery("from Person where id in :ids", Person.class)
			.setParameter("ids", ids)
			.getResultList()) {
			bios.append(person.getBio());
		}
		return bios.toString();
	}

}
