package io.github.strictjpa.lazyload;

import com.acme.blog.Country;
import com.acme.blog.Country.City;
import jakarta.persistence.CacheRetrieveMode;
import jakarta.persistence.EntityManager;
import org.hibernate.CacheMode;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the second-level cache serves.
 */
class CachedStateTests extends BlogTests {

	private static final String COUNTRY = "com.acme.blog.Country$City.country";

	private static final String CITIES = "com.acme.blog.Country.cities";

	private Long countryId;

	private Long cityId;

	@BeforeEach
	void createACountry() {
		Country country = fromTransaction((em) -> {
			Country created = new Country("France", "Paris");
			em.persist(created);
			return created;
		});
		this.countryId = country.getId();
		this.cityId = country.getCities().get(0).getId();
	}

	@Test
	void refusesAProxyThatIsNotCached() {
		inTransaction((em) -> {
			City city = em.find(City.class, this.cityId);
			em.getEntityManagerFactory().getCache().evict(Country.class);

			assertRefused(COUNTRY, city.getCountry()::getName);
		});
	}

	@Test
	void staysSilentOnAProxyThatIsCached() {
		inTransaction((em) -> {
			City city = em.find(City.class, this.cityId);

			assertFree(() -> assertThat(city.getCountry().getName()).isEqualTo("France"));
		});
	}

	@Test
	void refusesAProxyThatIsCachedWhereTheSessionBypassesTheCache() {
		inTransaction((em) -> {
			City city = em.find(City.class, this.cityId);
			em.unwrap(Session.class).setCacheMode(CacheMode.PUT);

			assertRefused(COUNTRY, city.getCountry()::getName);
		});
	}

	@Test
	void refusesACollectionThatIsNotCached() {
		inTransaction((em) -> {
			Country country = em.find(Country.class, this.countryId);

			assertRefused(CITIES, () -> country.getCities().size());
		});
	}

	@Test
	void staysSilentOnACollectionThatIsCached() {
		cacheCities();

		inTransaction((em) -> {
			Country country = em.find(Country.class, this.countryId);

			assertFree(() -> assertThat(country.getCities()).hasSize(1));
		});
	}

	@Test
	void refusesACollectionThatIsCachedWhereTheSessionBypassesTheCache() {
		cacheCities();

		inTransaction((em) -> {
			Country country = em.find(Country.class, this.countryId);
			em.setProperty("jakarta.persistence.cache.retrieveMode", CacheRetrieveMode.BYPASS);

			assertRefused(CITIES, () -> country.getCities().size());
		});
	}

	@Test
	void refusesACollectionThatIsCachedWhereAFilterChangesIt() {
		cacheCities();

		inTransaction((em) -> {
			Country country = em.find(Country.class, this.countryId);
			em.unwrap(Session.class).enableFilter("named").setParameter("name", "Lyon");

			assertRefused(CITIES, () -> country.getCities().size());
		});
	}

	private void cacheCities() {
		inTransaction((EntityManager em) -> em
			.createQuery("from Country c join fetch c.cities where c.id = :id", Country.class)
			.setParameter("id", this.countryId)
			.getSingleResult());
	}

}
