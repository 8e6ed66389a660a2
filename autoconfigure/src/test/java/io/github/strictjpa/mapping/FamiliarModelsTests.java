package io.github.strictjpa.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.github.strictjpa.Violation;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.PostLoad;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import org.hibernate.annotations.BatchSize;
import org.hibernate.proxy.HibernateProxy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests that the checks find in models as many applications have them what is wrong, and
 * nothing else.
 */
class FamiliarModelsTests {

	private static final String HERE = FamiliarModelsTests.class.getName() + "$";

	@Test
	void findWhatIsWrongInAClinic() {
		assertThat(violations(Clinic.class))
			.extracting((violation) -> violation.rule().id(), (violation) -> subject(violation, Clinic.class))
			.containsExactlyInAnyOrder(tuple("eager-association", "Owner.pets"), tuple("eager-association", "Pet.type"),
					tuple("eager-association", "Pet.visits"), tuple("eager-association", "Vet.specialties"),
					tuple("unidirectional-one-to-many", "Owner.pets"),
					tuple("unidirectional-one-to-many", "Pet.visits"), tuple("unidirectional-association", "Pet.type"),
					tuple("unidirectional-association", "Vet.specialties"),
					tuple("identity-generation", "BaseEntity.id"), tuple("missing-orphan-removal", "Owner.pets"),
					tuple("missing-orphan-removal", "Pet.visits"));
	}

	@Test
	void findAlmostNothingInAGeneratedBusinessApplication() {
		assertThat(violations(Business.class))
			.extracting((violation) -> violation.rule().id(), (violation) -> subject(violation, Business.class))
			.containsExactlyInAnyOrder(tuple("unidirectional-association", "User.authorities"),
					tuple("unidirectional-association", "Employee.user"));
	}

	@Test
	void findNothingInEntitiesThatEditorsWriteForHibernate() {
		assertThat(violations(Catalogue.class)).isEmpty();
	}

	private static List<Violation> violations(Class<?> model) {
		return MappingChecksTests.all()
			.filter((check) -> !check.rule().id().equals("unnamed-constraint"))
			.flatMap((check) -> BootModel.violations(check, model.getDeclaredClasses()))
			.toList();
	}

	private static String subject(Violation violation, Class<?> model) {
		return violation.subject().replace(HERE + model.getSimpleName() + "$", "");
	}

	static class Clinic {

		@MappedSuperclass
		static class BaseEntity {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			private Integer id;

			public Integer getId() {
				return this.id;
			}

			public void setId(Integer id) {
				this.id = id;
			}

			public boolean isNew() {
				return this.id == null;
			}

		}

		@MappedSuperclass
		static class NamedEntity extends BaseEntity {

			@Column
			private String name;

			public String getName() {
				return this.name;
			}

			@Override
			public String toString() {
				return (getName() != null) ? getName() : "<null>";
			}

		}

		@MappedSuperclass
		static class Person extends BaseEntity {

			@Column
			private String firstName;

			@Column
			private String lastName;

		}

		@Entity(name = "Owner")
		static class Owner extends Person {

			@Column
			private String city;

			@OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
			@JoinColumn(name = "owner_id")
			@OrderBy("name")
			private final List<Pet> pets = new ArrayList<>();

			public List<Pet> getPets() {
				return this.pets;
			}

			@Override
			public String toString() {
				return "Owner " + getId() + (isNew() ? ", new" : "") + ", " + this.city;
			}

		}

		@Entity(name = "Pet")
		static class Pet extends NamedEntity {

			@Column
			private LocalDate birthDate;

			@ManyToOne
			@JoinColumn(name = "type_id")
			private PetType type;

			@OneToMany(cascade = CascadeType.ALL, fetch = FetchType.EAGER)
			@JoinColumn(name = "pet_id")
			@OrderBy("date ASC")
			private final Set<Visit> visits = new LinkedHashSet<>();

		}

		@Entity(name = "PetType")
		static class PetType extends NamedEntity {

		}

		@Entity(name = "Visit")
		static class Visit extends BaseEntity {

			@Column(name = "visit_date")
			private LocalDate date;

			private String description;

		}

		@Entity(name = "Vet")
		static class Vet extends Person {

			@ManyToMany(fetch = FetchType.EAGER)
			@JoinTable(name = "vet_specialties", joinColumns = @JoinColumn(name = "vet_id"),
					inverseJoinColumns = @JoinColumn(name = "specialty_id"))
			private Set<Specialty> specialties;

		}

		@Entity(name = "Specialty")
		static class Specialty extends NamedEntity {

		}

	}

	static class Business {

		@MappedSuperclass
		abstract static class AbstractAuditingEntity<T> {

			@Column(updatable = false)
			private String createdBy;

			@Column(updatable = false)
			private Instant createdDate = Instant.now();

			public abstract T getId();

		}

		@Entity(name = "User")
		@jakarta.persistence.Table(name = "jhi_user")
		static class User extends AbstractAuditingEntity<Long> {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			private Long id;

			private boolean activated = false;

			@ManyToMany
			@JoinTable(name = "jhi_user_authority", joinColumns = @JoinColumn(name = "user_id"),
					inverseJoinColumns = @JoinColumn(name = "authority_name"))
			@BatchSize(size = 20)
			private Set<Authority> authorities = new HashSet<>();

			@Override
			public Long getId() {
				return this.id;
			}

			@Override
			public boolean equals(Object o) {
				if (this == o) {
					return true;
				}
				if (!(o instanceof User)) {
					return false;
				}
				return this.id != null && this.id.equals(((User) o).id);
			}

			@Override
			public int hashCode() {
				return getClass().hashCode();
			}

		}

		@Entity(name = "Authority")
		static class Authority {

			@Id
			@Column(length = 50)
			private String name;

			@Transient
			private boolean isPersisted;

			public String getName() {
				return this.name;
			}

			@PostLoad
			public void updateEntityState() {
				this.isPersisted = true;
			}

			@Override
			public boolean equals(Object o) {
				return o instanceof Authority && getName() != null && getName().equals(((Authority) o).getName());
			}

			@Override
			public int hashCode() {
				return Objects.hashCode(getName());
			}

			@Override
			public String toString() {
				return "Authority{name=" + getName() + "}";
			}

		}

		enum ContractType {

			PERMANENT, TEMPORARY

		}

		@Entity(name = "Employee")
		static class Employee {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sequenceGenerator")
			private Long id;

			@Enumerated(EnumType.STRING)
			private ContractType contract;

			@OneToOne(fetch = FetchType.LAZY)
			@JoinColumn(unique = true)
			private Location location;

			@OneToMany(fetch = FetchType.LAZY, mappedBy = "employee")
			private Set<Job> jobs = new HashSet<>();

			@ManyToOne(fetch = FetchType.LAZY)
			private Employee manager;

			@OneToMany(fetch = FetchType.LAZY, mappedBy = "manager")
			private Set<Employee> reports = new HashSet<>();

			@ManyToOne(fetch = FetchType.LAZY)
			private User user;

			public Long getId() {
				return this.id;
			}

			public Employee jobs(Set<Job> jobs) {
				setJobs(jobs);
				return this;
			}

			public void setJobs(Set<Job> jobs) {
				if (this.jobs != null) {
					this.jobs.forEach((job) -> job.employee = null);
				}
				this.jobs = jobs;
			}

			@Override
			public boolean equals(Object o) {
				return o instanceof Employee && getId() != null && getId().equals(((Employee) o).getId());
			}

			@Override
			public int hashCode() {
				return getClass().hashCode();
			}

			@Override
			public String toString() {
				return "Employee{id=" + getId() + ", contract='" + this.contract + "'}";
			}

		}

		@Entity(name = "Location")
		static class Location {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sequenceGenerator")
			private Long id;

		}

		@Entity(name = "Job")
		static class Job {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sequenceGenerator")
			private Long id;

			@ManyToMany(fetch = FetchType.LAZY)
			@JoinTable(name = "rel_job__task", joinColumns = @JoinColumn(name = "job_id"),
					inverseJoinColumns = @JoinColumn(name = "task_id"))
			private Set<Task> tasks = new HashSet<>();

			@ManyToOne(fetch = FetchType.LAZY)
			private Employee employee;

		}

		@Entity(name = "Task")
		static class Task {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sequenceGenerator")
			private Long id;

			@ManyToMany(fetch = FetchType.LAZY, mappedBy = "tasks")
			private Set<Job> jobs = new HashSet<>();

		}

	}

	static class Catalogue {

		@Entity(name = "Product")
		static class Product {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			private Long id;

			@Version
			private Long version;

			@OneToMany(mappedBy = "product", cascade = CascadeType.ALL, orphanRemoval = true)
			private List<Image> images = new ArrayList<>();

			public Long getId() {
				return this.id;
			}

			@Override
			public final boolean equals(Object o) {
				if (this == o) {
					return true;
				}
				if (o == null) {
					return false;
				}
				Class<?> oEffectiveClass = (o instanceof HibernateProxy proxy)
						? proxy.getHibernateLazyInitializer().getPersistentClass() : o.getClass();
				Class<?> thisEffectiveClass = (this instanceof HibernateProxy)
						? ((HibernateProxy) this).getHibernateLazyInitializer().getPersistentClass() : getClass();
				if (thisEffectiveClass != oEffectiveClass) {
					return false;
				}
				Product product = (Product) o;
				return getId() != null && Objects.equals(getId(), product.getId());
			}

			@Override
			public final int hashCode() {
				return (this instanceof HibernateProxy)
						? ((HibernateProxy) this).getHibernateLazyInitializer().getPersistentClass().hashCode()
						: getClass().hashCode();
			}

			@Override
			public String toString() {
				return getClass().getSimpleName() + "(id = " + getId() + ", version = " + this.version + ")";
			}

		}

		@Entity(name = "Image")
		static class Image {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			private Long id;

			@ManyToOne(fetch = FetchType.LAZY, optional = false)
			@JoinColumn(name = "product_id", nullable = false)
			private Product product;

			@Override
			public String toString() {
				return "Image(id = " + this.id + ", product = " + ((this.product != null) ? this.product.getId() : null)
						+ ")";
			}

		}

	}

}
