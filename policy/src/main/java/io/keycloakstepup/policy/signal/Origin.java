package io.keycloakstepup.policy.signal;

import java.util.Optional;

/**
 * Where a sign-in comes from. What is not known is empty.
 *
 * @param network the address cut to its network of 24 bits (IPv4) or 48 bits (IPv6), as text
 * @param country the country by its two letters (ISO 3166-1)
 * @param asn the number of the autonomous system
 * @param device an identifier of the browser; one that never came before gets an identifier that no other has, as it is
 *     known to be new
 */
public record Origin(Optional<String> network, Optional<String> country, Optional<Long> asn, Optional<String> device) {}
