package io.github.strictjpa.autoconfigure;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;

/**
 * A model of 20 entities that breaks every rule about mappings that is on by default,
 * except {@code xml-mapping}.
 */
final class CarelessShop {

	private CarelessShop() {
	}

	static String[] entities() {
		return Stream.of(CarelessShop.class.getDeclaredClasses())
			.filter((type) -> type.isAnnotationPresent(Entity.class))
			.map(Class::getName)
			.toArray(String[]::new);
	}

	enum Status {

		OPEN, PAID, SENT

	}

	@Entity(name = "Customer")
	static class Customer {

		@Id
		@GeneratedValue
		Long id;

		@OneToMany
		@JoinColumn(name = "customer_id")
		Set<Purchase> purchases;

		@OneToOne(mappedBy = "customer", fetch = FetchType.LAZY)
		Account account;

		@ManyToMany
		List<Tag> interests;

	}

	@Entity(name = "Account")
	static class Account {

		@Id
		Long id;

		@OneToOne(fetch = FetchType.LAZY)
		Customer customer;

	}

	@Entity(name = "Purchase")
	static class Purchase {

		@Id
		@GeneratedValue
		Long id;

		Status status;

		@ManyToOne
		@JoinColumn(name = "customer_id")
		Customer customer;

		@OneToMany(mappedBy = "purchase", cascade = CascadeType.ALL, orphanRemoval = true)
		Set<Line> lines;

		@ManyToOne(fetch = FetchType.LAZY, cascade = CascadeType.ALL)
		Coupon coupon;

	}

	@Entity(name = "Line")
	static class Line {

		@Id
		@GeneratedValue
		long id;

		@Version
		int version;

		@ManyToOne(fetch = FetchType.LAZY)
		Purchase purchase;

		@ManyToOne(fetch = FetchType.LAZY)
		Product product;

	}

	@Entity(name = "Product")
	static final class Product {

		@Id
		@GeneratedValue
		Long id;

		@OneToMany(mappedBy = "product")
		Set<Line> lines;

		@ManyToOne(fetch = FetchType.LAZY)
		Supplier supplier;

		@ManyToMany
		@JoinTable(name = "product_category", joinColumns = @JoinColumn(name = "product_id"),
				inverseJoinColumns = @JoinColumn(name = "category_id"))
		Set<Category> categories;

	}

	@Entity(name = "Category")
	static class Category {

		@Id
		Long id;

		@ManyToMany
		@JoinTable(name = "product_category", joinColumns = @JoinColumn(name = "category_id"),
				inverseJoinColumns = @JoinColumn(name = "product_id"))
		Set<Product> products;

		@ManyToOne(fetch = FetchType.LAZY)
		Category parent;

	}

	@Entity(name = "Supplier")
	static class Supplier {

		@Id
		Long id;

		String name;

		@OneToMany(mappedBy = "supplier")
		Set<Product> products;

		public final String getName() {
			return this.name;
		}

	}

	@Entity(name = "Tag")
	static class Tag {

		@Id
		Long id;

		String name;

	}

	@Entity(name = "Coupon")
	static class Coupon {

		@Id
		@GeneratedValue
		Long id;

		@OneToMany(mappedBy = "coupon")
		Set<Purchase> purchases;

		@Override
		public boolean equals(Object other) {
			return other instanceof Coupon coupon && this.id != null && this.id.equals(coupon.id);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.id);
		}

		@Override
		public String toString() {
			return "Coupon of " + this.purchases;
		}

	}

	@Entity(name = "Warehouse")
	static class Warehouse {

		@Id
		Long id;

		@ElementCollection(fetch = FetchType.EAGER)
		Set<String> gates;

		@OneToMany
		Set<Stock> stocks;

	}

	@Entity(name = "Stock")
	static class Stock {

		@Id
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Warehouse warehouse;

	}

	@Entity(name = "Carrier")
	static class Carrier {

		@Id
		Long id;

		@ElementCollection
		List<String> countries;

	}

	@Entity(name = "Shipment")
	static class Shipment {

		@Id
		@GeneratedValue
		Long id;

		Status status;

		@ManyToOne(fetch = FetchType.LAZY)
		Carrier carrier;

		@ManyToOne(fetch = FetchType.LAZY)
		Country destination;

	}

	@Entity(name = "Country")
	static class Country {

		@Id
		String code;

	}

	@Entity(name = "Payment")
	static class Payment {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne
		Purchase purchase;

	}

	@Entity(name = "CardPayment")
	static class CardPayment extends Payment {

		@ManyToOne
		Card card;

	}

	@Entity(name = "Card")
	static class Card {

		@Id
		int number;

		@OneToMany(mappedBy = "card")
		Set<CardPayment> payments;

	}

	@Entity(name = "Employee")
	static class Employee {

		@Id
		@GeneratedValue
		Long id;

		@ManyToMany(cascade = CascadeType.REMOVE)
		Set<Department> departments;

		@ManyToOne(fetch = FetchType.LAZY)
		Employee manager;

		@OneToMany(mappedBy = "manager")
		Set<Employee> reports;

	}

	@Entity(name = "Department")
	static class Department {

		@Id
		Long id;

		@ManyToMany(mappedBy = "departments")
		Set<Employee> employees;

	}

	@Entity(name = "Review")
	static class Review {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Product product;

		@Override
		public boolean equals(Object other) {
			return other instanceof Review review && Objects.equals(this.product, review.product);
		}

		@Override
		public int hashCode() {
			return getClass().hashCode();
		}

	}

}
