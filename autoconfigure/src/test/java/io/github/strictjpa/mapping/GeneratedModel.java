package io.github.strictjpa.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.hibernate.boot.Metadata;

import org.springframework.core.test.tools.SourceFile;
import org.springframework.core.test.tools.SourceFiles;
import org.springframework.core.test.tools.TestCompiler;

/**
 * A model of any number of entities, which are compiled when a test needs them. Each has
 * 19 attributes, 7 of them associations. Every tenth one is wrong in five ways.
 */
final class GeneratedModel {

	private static final String ENTITY = """
			package generated;

			import jakarta.persistence.*;
			import java.util.*;

			@Entity
			public class E%1$d {

				@Id @GeneratedValue private Long id;
				@Version private Integer version;
				@Column(length = 100) private String name;
				private String first;
				private String second;
				private String third;
				private Integer number;
				private java.time.Instant created;
				@Embedded private Address address;
				%8$s private Address.State state;
				%7$s private E%2$d next;
				@OneToMany(mappedBy = "next", cascade = CascadeType.PERSIST) private Set<E%3$d> previous;
				@ManyToOne(fetch = FetchType.LAZY) private E%4$d far;
				@OneToMany(mappedBy = "far") private Set<E%5$d> near;
				@ManyToMany private %9$s<E%4$d> peers;
				@ManyToMany(mappedBy = "peers") private Set<E%5$d> peerOf;
				@OneToMany(mappedBy = "parent") private Set<E%1$d> children;
				@ManyToOne(fetch = FetchType.LAZY) private E%1$d parent;
				@ElementCollection private Set<String> words;

				public Long getId() { return id; }
				public String getName() { return name; }
				public void setName(String name) { this.name = name; }
				public E%2$d getNext() { return next; }
				public E%4$d getFar() { return far; }
				public Set<E%3$d> getPrevious() { return previous; }
				@Override public boolean equals(Object o) { return o instanceof E%1$d e && id != null && id.equals(e.id); }
				@Override public int hashCode() { return %6$s; }
				@Override public String toString() { return "E%1$d(" + id + ", " + name + %10$s + ")"; }

			}
			""";

	private static final String SHARED = """
			package generated;

			@jakarta.persistence.Embeddable
			public class Address {

				private String street;
				private String city;
				private String code;

				public enum State { OPEN, CLOSED }

			}
			""";

	private GeneratedModel() {
	}

	/**
	 * Return the boot model of some entities.
	 */
	static Metadata of(int size) {
		SourceFile[] sources = IntStream.rangeClosed(0, size)
			.mapToObj((number) -> SourceFile.of((number < size) ? entity(number, size) : SHARED))
			.toArray(SourceFile[]::new);
		List<Metadata> result = new ArrayList<>();
		TestCompiler.forSystem().withSources(SourceFiles.of(sources)).compile((compiled) -> {
			Class<?>[] entities = compiled.getAllCompiledClasses()
				.stream()
				.filter((type) -> type.getSimpleName().matches("E\\d+"))
				.toArray(Class<?>[]::new);
			result.add(BootModel.of(entities));
		});
		return result.get(0);
	}

	private static String entity(int number, int size) {
		boolean wrong = number % 10 == 0;
		return ENTITY.formatted(number, (number + 1) % size, (number + size - 1) % size, (number + 7) % size,
				(number + size - 7) % size, wrong ? "Objects.hash(id)" : "31",
				wrong ? "@ManyToOne" : "@ManyToOne(fetch = FetchType.LAZY)",
				wrong ? "" : "@Enumerated(EnumType.STRING)", wrong ? "List" : "Set", wrong ? "next" : "\"\"");
	}

}
