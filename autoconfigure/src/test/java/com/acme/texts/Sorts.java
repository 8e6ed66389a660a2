package com.acme.texts;

import java.util.List;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.JpaSort;

/**
 * Sorts by text and by types.
 */
public class Sorts {

	public Sort constant() {
		return Sort.by("name").descending();
	}

	public Sort variable(String property) {
		return Sort.by(Sort.Direction.ASC, property);
	}

	public Sort order() {
		return Sort.by(Sort.Order.asc("name"));
	}

	public Pageable page() {
		return PageRequest.of(0, 10, Sort.Direction.DESC, "id");
	}

	public Sort unsafe() {
		return JpaSort.unsafe("length(name)");
	}

	public Pageable typed() {
		return PageRequest.of(0, 10, Sort.by(Item::getName));
	}

	public Pageable handedOn(Sort sort) {
		return PageRequest.of(0, 10, sort);
	}

	public Sort together(List<Sort.Order> orders) {
		return Sort.by(orders).and(Sort.unsorted());
	}

}
