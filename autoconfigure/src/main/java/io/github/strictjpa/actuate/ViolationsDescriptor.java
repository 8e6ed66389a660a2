package io.github.strictjpa.actuate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.github.strictjpa.RecordedViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The violations as the endpoint shows them.
 *
 * @param violations the distinct violations, in the order in which they were first seen
 * @param totals how often the violations of each rule were seen, by rule id; rules
 * without violations are left out
 * @param dropped how many sightings, of whatever rule, are in neither of the two because
 * the capacity was reached
 * @param hint what to do about those that were dropped, or {@code null} if none was
 * @since 0.1.0
 */
public record ViolationsDescriptor(List<ViolationDescriptor> violations, Map<String, Long> totals, long dropped,
		@Nullable String hint) implements OperationResponseBody {

	static ViolationsDescriptor of(List<RecordedViolation> recorded, long dropped, int capacity) {
		List<ViolationDescriptor> violations = recorded.stream().map(ViolationDescriptor::of).toList();
		Map<String, Long> totals = violations.stream()
			.collect(Collectors.groupingBy(ViolationDescriptor::rule, TreeMap::new,
					Collectors.summingLong(ViolationDescriptor::count)));
		return new ViolationsDescriptor(violations, totals, dropped, (dropped > 0) ? hint(capacity) : null);
	}

	private static String hint(int capacity) {
		return "The capacity of %d distinct violations is reached, further ones are only counted as dropped. "
			.formatted(capacity) + "Raise 'strict-jpa.violations.capacity', or DELETE what you have seen to make room.";
	}

}
