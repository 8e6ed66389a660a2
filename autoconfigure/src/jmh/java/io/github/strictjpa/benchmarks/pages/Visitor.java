package io.github.strictjpa.benchmarks.pages;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;

/**
 * One of very many.
 */
@Entity
class Visitor {

	@Id
	Long id;

	String name;

	@OneToMany(mappedBy = "visitor")
	List<Visit> visits = new ArrayList<>();

}
