package io.keycloakstepup.flow.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CompiledPoliciesTest {

    private static final String TEXT = "policy: 1\nlevels: { pwd: { loa: 1, chains: [ [ {password: 10h} ] ] } }\n";

    private final CompiledPolicies policies = new CompiledPolicies();

    @Test
    void oneTextIsCompiledOnce() {
        assertThat(policies.of(TEXT)).isSameAs(policies.of(TEXT));
    }

    @Test
    void anotherTextIsAnotherPolicy() {
        StandingPolicy weak = policies.of(TEXT);

        StandingPolicy other = policies.of(TEXT.replace("10h", "1h"));

        assertThat(other).isNotEqualTo(weak);
    }

    @Test
    void aTextThatCannotBeReadIsBrokenWithItsErrors() {
        String errors = policies.of("policy: 2\n")
                .match(inForce -> "in force", () -> "missing", broken -> broken.errors()
                        .toString());

        assertThat(errors).contains("line 1");
    }

    @Test
    void aFailingTestOfItsOwnDoesNotMakeAStoredPolicyUnusable() {
        String withFailingTest = TEXT + "tests: [ { name: no, given: {}, expect: { deny: never } } ]\n";

        boolean inForce = policies.of(withFailingTest).match(policy -> true, () -> false, broken -> false);

        assertThat(inForce).isTrue();
    }
}
