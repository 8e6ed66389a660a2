package io.github.strictjpa.sample.web;

import java.util.Map;

import io.github.strictjpa.sample.blog.LazyLoadDemo;
import io.github.strictjpa.sample.blog.NPlusOneDemo;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves what the rules refuse or record.
 */
@RestController
@RequestMapping("/demo")
class DemoController {

	private final LazyLoadDemo lazyLoad;

	private final NPlusOneDemo nPlusOne;

	DemoController(LazyLoadDemo lazyLoad, NPlusOneDemo nPlusOne) {
		this.lazyLoad = lazyLoad;
		this.nPlusOne = nPlusOne;
	}

	@GetMapping("/lazy-load")
	Map<String, Integer> lazyLoad() {
		this.lazyLoad.prepare();
		return this.lazyLoad.countPosts();
	}

	@GetMapping("/n-plus-one")
	Map<String, Integer> nPlusOne() {
		this.nPlusOne.prepare();
		return this.nPlusOne.countPosts();
	}

}
