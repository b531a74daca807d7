package io.keycloakstepup.resource.servlet;

import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.resource.answer.StepUpOffer;
import io.keycloakstepup.resource.document.MatrixDocument;
import io.keycloakstepup.resource.document.MatrixReader;
import io.keycloakstepup.resource.guard.GuardSettings;
import io.keycloakstepup.resource.guard.StepUpGuard;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.token.TokenScheme;
import io.keycloakstepup.resource.token.TokenVerifier;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes filters. A matrix and what verifies tokens are needed, everything else has its defaults. Not thread-safe. */
public final class StepUpFilterBuilder {

    private Optional<Matrix> matrix = Optional.empty();
    private Optional<TokenVerifier> tokens = Optional.empty();
    private GuardSettings settings = GuardSettings.defaults();
    private Clock clock = Clock.systemUTC();
    private Optional<StepUpOffer> offer = Optional.empty();
    private Optional<PublicAddress> address = Optional.empty();
    private Function<HttpServletRequest, Optional<String>> caller = ServletRequests::containersAddress;

    StepUpFilterBuilder() {}

    /** The operations of the API. */
    public StepUpFilterBuilder matrix(Matrix operations) {
        this.matrix = Optional.of(operations);
        return this;
    }

    /**
     * The operations of the API, as YAML or JSON.
     *
     * @throws IllegalArgumentException if the text has an error, or one of its own tests fails
     */
    public StepUpFilterBuilder matrix(String text) {
        MatrixDocument document = MatrixReader.read(text).match(right -> right, errors -> {
            throw wrong(errors);
        });
        List<PolicyError> failures = document.failures();
        if (!failures.isEmpty()) {
            throw wrong(failures);
        }
        return matrix(document.matrix());
    }

    private static IllegalArgumentException wrong(List<PolicyError> errors) {
        return new IllegalArgumentException("the matrix is wrong: "
                + errors.stream().map(PolicyError::toString).collect(Collectors.joining("; ")));
    }

    /** What verifies tokens. */
    public StepUpFilterBuilder tokens(TokenVerifier verifier) {
        this.tokens = Optional.of(verifier);
        return this;
    }

    /** What the guard works with besides; {@link GuardSettings#defaults()} where nothing is said. */
    public StepUpFilterBuilder settings(GuardSettings others) {
        this.settings = others;
        return this;
    }

    /** When it is; the system's clock where nothing is said. */
    public StepUpFilterBuilder clock(Clock other) {
        this.clock = other;
        return this;
    }

    /**
     * Answers 202 and the way to this page to clients whose {@code Accept} asks for it; where nothing is said, all get 401.
     *
     * @param stepUpUrl the authorization endpoint, or a page of the client's that leads there
     */
    public StepUpFilterBuilder offering(URI stepUpUrl) {
        this.offer = Optional.of(new StepUpOffer(stepUpUrl));
        return this;
    }

    /**
     * What clients write before a path within the application, {@code https://api.example.org/base} for example. Proofs of DPoP
     * are compared with it, and what is approved is approved for it: what a request itself says of its host is its sender's.
     * Where nothing is said no proof passes.
     *
     * @throws IllegalArgumentException if it is no address of HTTP, or has more than a host, a port and a path
     */
    public StepUpFilterBuilder publicUrl(URI url) {
        this.address = Optional.of(PublicAddress.of(url));
        return this;
    }

    /**
     * Where a request comes from; the container's own address of it where nothing is said, whatever filters in front of this
     * one make of headers. What this returns must rest on nothing that clients write.
     */
    public StepUpFilterBuilder callerAddress(Function<HttpServletRequest, Optional<String>> told) {
        this.caller = told;
        return this;
    }

    /**
     * The filter.
     *
     * @throws IllegalStateException if the matrix or what verifies tokens is missing, or the public address where tokens are
     *     taken with DPoP
     * @throws IllegalArgumentException if the matrix asks for what the settings cannot tell
     */
    public StepUpFilter build() {
        if (settings.schemes().contains(TokenScheme.DPOP) && address.isEmpty()) {
            throw new IllegalStateException(
                    "a filter that takes DPoP needs to know what clients write before a path: say publicUrl");
        }
        return new StepUpFilter(
                new StepUpGuard(
                        matrix.orElseThrow(() -> new IllegalStateException("a filter needs a matrix")),
                        tokens.orElseThrow(() -> new IllegalStateException("a filter needs what verifies tokens")),
                        settings),
                new ServletRequests(address, caller),
                clock,
                offer);
    }
}
