package io.keycloakstepup.spring;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The settings. One that is not among them keeps the application from starting: what is misspelt would ask for nothing.
 *
 * @param order the levels that one can stand for another, the weakest first
 * @param clockSkew how far the clocks of the issuer and of this server may be apart; as much as what verifies tokens forgives
 * @param roundTrip how long a user may take to come back with the token that was asked for: a shorter maximum age counts as
 *     this one
 * @param matrix where the sensitivity matrix is that all requests are held against; nothing where only annotations count
 */
@ConfigurationProperties(prefix = "step-up", ignoreUnknownFields = false)
public record StepUpProperties(
        @DefaultValue({"pwd", "mfa", "phr"}) List<String> order,
        @DefaultValue("60s") Duration clockSkew,
        @DefaultValue("60s") Duration roundTrip,
        @Nullable Resource matrix) {

    public StepUpProperties {
        order = List.copyOf(order);
    }
}
