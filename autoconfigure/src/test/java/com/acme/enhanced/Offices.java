package com.acme.enhanced;

import jakarta.persistence.EntityManager;

/**
 * The code of the application that moves offices.
 */
public final class Offices {

	private Offices() {
	}

	public static Long office(EntityManager em, Long letter) {
		Office office = new Office("London", "four walls");
		em.persist(office);
		em.find(Letter.class, letter).setOffice(office);
		return office.getId();
	}

	public static Office officeOf(EntityManager em, Long letter) {
		return em.find(Letter.class, letter).getOffice();
	}

	public static Office findOffice(EntityManager em, Long id) {
		return em.find(Office.class, id);
	}

	public static void move(Office office, String city) {
		office.setCity(city);
	}

	public static String cityOf(Office office) {
		return office.getCity();
	}

	public static int planLengthOf(Office office) {
		return office.getPlanLength();
	}

	public static void desk(EntityManager em, Long person) {
		em.persist(new Desk("window", em.find(Person.class, person)));
	}

	public static Desk deskOf(Person person) {
		return person.getDesk();
	}

}
