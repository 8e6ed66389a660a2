package com.acme.texts;

import java.util.List;

import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryRewriter;

public interface ItemRepository extends JpaRepository<Item, Long> {

	@Query("select i from Item i")
	List<Item> written();

	@NativeQuery("select * from item")
	List<Item> nativelyWritten();

	@Query(queryRewriter = QueryRewriter.IdentityQueryRewriter.class)
	List<Item> findByName(String name);

	List<Item> findByIdGreaterThan(long id, Sort sort);

	default List<Item> sorted() {
		return findAll(Sort.by("name"));
	}

}
