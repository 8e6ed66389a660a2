package com.acme.blog;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

/**
 * Lives in the second-level cache, with its collection.
 */
@Entity
@Cacheable
@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
@FilterDef(name = "named", parameters = @ParamDef(name = "name", type = String.class))
public class Country {

	@Id
	@GeneratedValue
	private Long id;

	private String name;

	@OneToMany(mappedBy = "country", cascade = CascadeType.ALL)
	@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
	@Filter(name = "named", condition = "name = :name")
	private List<City> cities = new ArrayList<>();

	protected Country() {
	}

	public Country(String name, String... cities) {
		this.name = name;
		for (String city : cities) {
			this.cities.add(new City(city, this));
		}
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public List<City> getCities() {
		return this.cities;
	}

	/**
	 * An element of the collection.
	 */
	@Entity
	@Cacheable
	@Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
	public static class City {

		@Id
		@GeneratedValue
		private Long id;

		private String name;

		@ManyToOne(fetch = FetchType.LAZY)
		private Country country;

		protected City() {
		}

		City(String name, Country country) {
			this.name = name;
			this.country = country;
		}

		public Long getId() {
			return this.id;
		}

		public String getName() {
			return this.name;
		}

		public Country getCountry() {
			return this.country;
		}

	}

}
