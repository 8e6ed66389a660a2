package io.github.strictjpa.actuate;

import io.github.strictjpa.report.UnknownRuleException;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for the
 * {@link JpaViolationsEndpoint}: an unknown rule is answered with 404 and the nearest
 * ids.
 *
 * @since 0.1.0
 */
@EndpointWebExtension(endpoint = JpaViolationsEndpoint.class)
public final class JpaViolationsEndpointWebExtension {

	private final JpaViolationsEndpoint delegate;

	/**
	 * Create an extension.
	 * @param delegate the endpoint
	 */
	public JpaViolationsEndpointWebExtension(JpaViolationsEndpoint delegate) {
		this.delegate = delegate;
	}

	/**
	 * Return the violations of one rule.
	 * @param rule the id of the rule
	 * @return its {@link ViolationsDescriptor violations}, or 404 with an
	 * {@link UnknownRuleDescriptor}
	 */
	@ReadOperation
	public WebEndpointResponse<OperationResponseBody> violationsOfRule(@Selector String rule) {
		try {
			return new WebEndpointResponse<>(this.delegate.violationsOfRule(rule));
		}
		catch (UnknownRuleException ex) {
			return notFound(ex);
		}
	}

	/**
	 * Forget the violations of one rule.
	 * @param rule the id of the rule
	 * @return how many were {@link ForgottenDescriptor forgotten}, or 404 with an
	 * {@link UnknownRuleDescriptor}
	 */
	@DeleteOperation
	public WebEndpointResponse<OperationResponseBody> clearRule(@Selector String rule) {
		try {
			return new WebEndpointResponse<>(this.delegate.clearRule(rule));
		}
		catch (UnknownRuleException ex) {
			return notFound(ex);
		}
	}

	private static WebEndpointResponse<OperationResponseBody> notFound(UnknownRuleException exception) {
		return new WebEndpointResponse<>(UnknownRuleDescriptor.of(exception), WebEndpointResponse.STATUS_NOT_FOUND);
	}

}
