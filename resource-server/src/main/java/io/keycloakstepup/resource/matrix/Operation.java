package io.keycloakstepup.resource.matrix;

import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Truth;
import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.request.PathTemplate;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;

/**
 * One line of the matrix.
 *
 * @param id its name, in answers for operators and in tests
 * @param methods its HTTP methods in upper case; none for all
 * @param path its paths
 * @param when what must be so besides
 * @param access who may call it
 */
public record Operation(String id, Set<String> methods, PathTemplate path, Condition when, Access access) {

    public Operation {
        Objects.requireNonNull(id, "id");
        methods = Set.copyOf(methods);
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(access, "access");
    }

    /** Whether somebody behind might take this request for one of the operation's. */
    boolean covers(ApiRequest request) {
        return path.covers(request.path()) && allows(request.possibleMethods());
    }

    private boolean allows(Set<String> possible) {
        return methods.isEmpty() || !Collections.disjoint(methods, possible);
    }

    /** Whether it is listed for this method; what answers GET answers HEAD. */
    boolean lists(String method) {
        return methods.isEmpty() || methods.contains(method) || (method.equals("HEAD") && methods.contains("GET"));
    }

    /**
     * Whether no reader that is known to us takes this request for anything but one of the operation's: the path is one of its
     * paths to the letter, and all that the method may be taken for is among its methods.
     */
    boolean isExactly(ApiRequest request) {
        Set<String> possible = request.possibleMethods();
        return path.isExactly(request.path())
                && possible.contains(request.method())
                && (methods.isEmpty() || methods.containsAll(possible));
    }

    /** Whether its condition holds. */
    Truth test(Circumstances circumstances) {
        return when.test(new ApiFacts(circumstances, path));
    }

    boolean isOpen() {
        return access instanceof Access.Open;
    }
}
