package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.matrix.Verdict;
import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.token.AccessToken;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One of a matrix's own tests.
 *
 * @param name what it is called
 * @param line where it stands, from 1
 * @param column where in the line it begins, from 1
 * @param request the request; empty for one that cannot be read
 * @param token its token
 * @param at when it comes
 * @param expected what is to come out
 */
public record MatrixTest(
        String name,
        int line,
        int column,
        Optional<ApiRequest> request,
        Optional<AccessToken> token,
        Instant at,
        MatrixExpectation expected) {

    public MatrixTest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(token, "token");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(expected, "expected");
    }

    /** What is wrong with this matrix by this test; empty where the test passes. */
    Optional<PolicyError> failure(Matrix matrix) {
        MatrixExpectation came = request.map(known -> matrix.hear(known).judge(token, at))
                .map(MatrixTest::expectation)
                .orElseGet(MatrixExpectation.Unreadable::new);
        return came.equals(expected)
                ? Optional.empty()
                : Optional.of(new PolicyError(
                        line,
                        column,
                        came.wording(),
                        expected.wording(),
                        "test '" + name + "': expected " + expected.wording() + ", but it is " + came.wording()));
    }

    private static MatrixExpectation expectation(Verdict verdict) {
        return verdict.match(
                MatrixExpectation.Unlisted::new,
                open -> new MatrixExpectation.Open(),
                guarded -> new MatrixExpectation.Guarded(guarded.requirement()));
    }
}
