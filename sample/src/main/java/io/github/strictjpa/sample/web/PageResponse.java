package io.github.strictjpa.sample.web;

import java.util.List;

import org.springframework.data.domain.Page;

/**
 * A page of a longer list.
 *
 * @param <T> what is listed
 * @param content the elements of the page
 * @param page the number of the page, from 0 on
 * @param size how many elements a page has at most
 * @param totalElements how many elements there are
 * @param totalPages how many pages there are
 */
record PageResponse<T>(List<T> content, int page, int size, long totalElements, int totalPages) {

	static <T> PageResponse<T> of(Page<T> page) {
		return new PageResponse<>(page.getContent(), page.getNumber(), page.getSize(), page.getTotalElements(),
				page.getTotalPages());
	}

}
