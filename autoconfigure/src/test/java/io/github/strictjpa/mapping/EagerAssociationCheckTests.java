package io.github.strictjpa.mapping;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.strictjpa.Violation;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.SoftDelete;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link EagerAssociationCheck}.
 */
class EagerAssociationCheckTests {

	private static final String HERE = EagerAssociationCheckTests.class.getName() + "$";

	@Test
	void findsTheDefaultsOfToOneAssociations() {
		assertThat(fixes(Defaults.class, Target.class)).containsOnly(
				Map.entry("Defaults.many", "Write @ManyToOne(fetch = FetchType.LAZY)."),
				Map.entry("Defaults.one", "Write @OneToOne(fetch = FetchType.LAZY)."),
				Map.entry("Defaults.any", "Write @Any(fetch = FetchType.LAZY)."));
	}

	@Test
	void findsWhatIsDeclaredEager() {
		assertThat(fixes(Declared.class, Child.class, Target.class)).containsOnly(
				Map.entry("Declared.target", "Write @ManyToOne(fetch = FetchType.LAZY)."),
				Map.entry("Declared.joined",
						"Remove @Fetch(FetchMode.JOIN), which makes it EAGER whatever else is written."),
				Map.entry("Declared.children",
						"Remove fetch = FetchType.EAGER from @OneToMany, which is LAZY without."),
				Map.entry("Declared.peers", "Remove fetch = FetchType.EAGER from @ManyToMany, which is LAZY without."),
				Map.entry("Declared.names",
						"Remove fetch = FetchType.EAGER from @ElementCollection, which is LAZY without."));
	}

	@Test
	void staysSilentWhereHibernateRefusesLazy() {
		assertThat(fixes(Reply.class)).isEmpty();
	}

	@Test
	void saysThatNotFoundIsEagerThoughItIsDeclaredLazy() {
		assertThat(fixes(LenientReference.class, Target.class)).containsOnly(Map.entry("LenientReference.target",
				"Remove @NotFound, which makes it EAGER whatever else is written, and write fetch = FetchType.LAZY."));
	}

	@Test
	void looksIntoEmbeddablesElementsAndKeys() {
		assertThat(fixes(Embedding.class, Target.class)).containsOnlyKeys("Outer.target", "Inner.target",
				"Element.target", "Key.target");
	}

	@Test
	void reportsAMappedSuperclassOnce() {
		assertThat(BootModel.violations(check(), FirstChild.class, SecondChild.class, Target.class))
			.extracting(Violation::subject)
			.containsExactly(HERE + "Base.owner");
	}

	@Test
	void looksIntoIdentifiers() {
		assertThat(fixes(WithIdClass.class, WithEmbeddedId.class, Derived.class, Target.class))
			.containsOnlyKeys("WithIdClass.target", "TargetId.target", "Derived.target");
	}

	@Test
	void findsGettersThatAreMapped() {
		assertThat(fixes(PropertyAccess.class, Target.class))
			.containsOnly(Map.entry("PropertyAccess.target", "Write @ManyToOne(fetch = FetchType.LAZY)."));
	}

	@Test
	void isSilentWhereEverythingIsLazy() {
		assertThat(BootModel.violations(check(), Right.class, RightInverse.class, FinalTarget.class, Target.class))
			.isEmpty();
	}

	@Test
	void saysWhereAMappingFileIsEager() {
		assertThat(check().check(BootModel.ofMapping("io/github/strictjpa/mapping/eager.orm.xml")))
			.extracting(Violation::subject, Violation::fix)
			.containsExactly(tuple(HERE + "Plain.target",
					"Write fetch=\"LAZY\" at 'target' in the mapping file. Fetch it in the queries that need it."));
	}

	private static MappingCheck check() {
		return MappingChecks.eagerAssociation();
	}

	private static Map<String, String> fixes(Class<?>... types) {
		return BootModel.violations(check(), types)
			.collect(Collectors.toMap((violation) -> violation.subject().substring(HERE.length()),
					(violation) -> violation.fix().replace(" Fetch it in the queries that need it.", "")));
	}

	@Entity(name = "Reply")
	@SoftDelete
	static class Reply {

		@Id
		Long id;

		@ManyToOne
		Reply to;

	}

	@Entity(name = "Target")
	static class Target {

		@Id
		Long id;

	}

	@Entity(name = "Child")
	static class Child {

		@Id
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Declared parent;

	}

	@Entity(name = "Defaults")
	static class Defaults {

		@Id
		Long id;

		@ManyToOne
		Target many;

		@OneToOne
		Target one;

		@Any
		@AnyKeyJavaClass(Long.class)
		@AnyDiscriminatorValue(discriminator = "T", entity = Target.class)
		@Column(name = "any_type")
		@JoinColumn(name = "any_id")
		Object any;

	}

	@Entity(name = "Declared")
	static class Declared {

		@Id
		Long id;

		@ManyToOne(fetch = FetchType.EAGER)
		Target target;

		@ManyToOne(fetch = FetchType.LAZY)
		@Fetch(FetchMode.JOIN)
		Target joined;

		@OneToMany(mappedBy = "parent", fetch = FetchType.EAGER)
		Set<Child> children;

		@ManyToMany(fetch = FetchType.EAGER)
		Set<Target> peers;

		@ElementCollection(fetch = FetchType.EAGER)
		Set<String> names;

	}

	@Entity(name = "Embedding")
	static class Embedding {

		@Id
		Long id;

		@Embedded
		Outer outer;

		@ElementCollection
		List<Element> elements;

		@ElementCollection
		Map<Key, String> byKey;

	}

	@Embeddable
	static class Outer {

		@ManyToOne
		@JoinColumn(name = "outer_target")
		Target target;

		@Embedded
		Inner inner;

	}

	@Embeddable
	static class Inner {

		@ManyToOne
		@JoinColumn(name = "inner_target")
		Target target;

	}

	@Embeddable
	static class Element {

		@ManyToOne
		Target target;

	}

	@Embeddable
	static class Key {

		@ManyToOne
		Target target;

	}

	@MappedSuperclass
	static class Base {

		@Id
		Long id;

		@ManyToOne
		Target owner;

	}

	@Entity(name = "FirstChild")
	static class FirstChild extends Base {

	}

	@Entity(name = "SecondChild")
	static class SecondChild extends Base {

	}

	@Entity(name = "WithIdClass")
	@IdClass(TargetKey.class)
	static class WithIdClass {

		@Id
		@ManyToOne
		Target target;

		@Id
		int position;

	}

	record TargetKey(Long target, int position) {

	}

	@Entity(name = "WithEmbeddedId")
	static class WithEmbeddedId {

		@EmbeddedId
		TargetId id;

	}

	@Embeddable
	static class TargetId {

		@ManyToOne
		Target target;

		int position;

	}

	@Entity(name = "Derived")
	static class Derived {

		@Id
		Long id;

		@MapsId
		@OneToOne
		Target target;

	}

	@Entity(name = "PropertyAccess")
	static class PropertyAccess {

		private Long id;

		private Target target;

		@Id
		Long getId() {
			return this.id;
		}

		void setId(Long id) {
			this.id = id;
		}

		@ManyToOne
		Target getTarget() {
			return this.target;
		}

		void setTarget(Target target) {
			this.target = target;
		}

	}

	@Entity(name = "Right")
	static class Right {

		@Id
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		Target target;

		@ManyToOne(fetch = FetchType.LAZY)
		FinalTarget proxyless;

		@OneToOne(fetch = FetchType.LAZY)
		RightInverse inverse;

		@ManyToMany
		Set<Target> targets;

		@ElementCollection
		Set<String> names;

	}

	@Entity(name = "RightInverse")
	static class RightInverse {

		@Id
		Long id;

		@OneToOne(mappedBy = "inverse", fetch = FetchType.LAZY)
		Right right;

	}

	@Entity(name = "FinalTarget")
	static final class FinalTarget {

		@Id
		Long id;

	}

	static class Plain {

		Long id;

		Plain target;

	}

	@Entity(name = "LenientReference")
	static class LenientReference {

		@Id
		Long id;

		@ManyToOne(fetch = FetchType.LAZY)
		@NotFound(action = NotFoundAction.IGNORE)
		Target target;

	}

}
