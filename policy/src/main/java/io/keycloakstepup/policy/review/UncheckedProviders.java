package io.keycloakstepup.policy.review;

import io.keycloakstepup.policy.review.Surroundings.Thing;
import io.keycloakstepup.policy.text.Outline;
import java.util.stream.Stream;

/**
 * Identity providers whose word is to count and whose signatures nobody checks: it will not.
 *
 * @param surroundings what is known of providers
 */
record UncheckedProviders(Surroundings surroundings) {

    Stream<Warning> in(Outline policy) {
        return policy.member("idp").stream()
                .flatMap(Outline::names)
                .filter(name -> surroundings.has(Thing.PROVIDER, name.text()))
                .filter(name -> !surroundings.isChecked(name.text()))
                .map(name -> Warning.at(
                        name,
                        "the signatures of '" + name.text() + "' are not checked, so nothing that it says counts",
                        "switch on Validate Signatures in the settings of that identity provider"));
    }
}
