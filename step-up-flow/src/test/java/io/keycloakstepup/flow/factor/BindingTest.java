package io.keycloakstepup.flow.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BindingTest {

    @Test
    void itTellsUsersFactorsAndThingsApartAndNoAddress() {
        String id = new Binding("u1", "email-code", "anna@example.com").id();

        assertThat(id).startsWith(Binding.prefix("u1")).doesNotContain("anna");
        assertThat(id).isEqualTo(new Binding("u1", "email-code", "Anna@Example.com").id());
        assertThat(id).isNotEqualTo(new Binding("u2", "email-code", "anna@example.com").id());
        assertThat(id).isNotEqualTo(new Binding("u1", "text-message", "anna@example.com").id());
        assertThat(id).isNotEqualTo(new Binding("u1", "email-code", "ben@example.com").id());
    }
}
