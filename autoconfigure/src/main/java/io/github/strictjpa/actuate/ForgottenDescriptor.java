package io.github.strictjpa.actuate;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The answer to a deletion.
 *
 * @param forgotten how many distinct violations were forgotten
 * @since 0.1.0
 */
public record ForgottenDescriptor(int forgotten) implements OperationResponseBody {

}
