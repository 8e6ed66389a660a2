package io.github.strictjpa.sample.web;

import java.util.Map;

import io.github.strictjpa.sample.blog.LazyLoadDemo;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves what the rules refuse.
 */
@RestController
@RequestMapping("/demo")
class DemoController {

	private final LazyLoadDemo demo;

	DemoController(LazyLoadDemo demo) {
		this.demo = demo;
	}

	@GetMapping("/lazy-load")
	Map<String, Integer> lazyLoad() {
		this.demo.prepare();
		return this.demo.countPosts();
	}

}
