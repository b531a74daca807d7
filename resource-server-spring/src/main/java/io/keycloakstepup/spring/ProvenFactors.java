package io.keycloakstepup.spring;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * What a token's {@code amr_evidence} says, as Spring Security's factors: {@code FACTOR_OTP} for {@code otp}, issued when that was
 * proven, of several the latest. A password is {@code FACTOR_PASSWORD} too, and {@code FACTOR_WEBAUTHN} what no false page can take
 * away: Spring's own names come from nothing else. Proofs without a time, and those that lie further ahead than clocks may be apart,
 * are none.
 */
final class ProvenFactors {

    private static final Pattern WORD = Pattern.compile("[a-z0-9]{1,20}");

    /** The last second of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    /** What Spring Security itself means something by, and no word of an issuer's may become. */
    private static final Set<String> SPRINGS = Set.of(
            FactorGrantedAuthority.AUTHORIZATION_CODE_AUTHORITY,
            FactorGrantedAuthority.BEARER_AUTHORITY,
            FactorGrantedAuthority.CAS_AUTHORITY,
            FactorGrantedAuthority.OTT_AUTHORITY,
            FactorGrantedAuthority.PASSWORD_AUTHORITY,
            FactorGrantedAuthority.SAML_RESPONSE_AUTHORITY,
            FactorGrantedAuthority.WEBAUTHN_AUTHORITY,
            FactorGrantedAuthority.X509_AUTHORITY);

    private final Map<String, Instant> proven = new HashMap<>();

    private ProvenFactors() {}

    /**
     * Those of these claims.
     *
     * @param skew how far ahead the issuer's clock may be; what was proven then counts as proven now
     */
    static List<FactorGrantedAuthority> of(Map<String, Object> claims, Instant now, Duration skew) {
        ProvenFactors factors = new ProvenFactors();
        if (claims.get("amr_evidence") instanceof List<?> proofs) {
            proofs.forEach(proof -> factors.add(proof, now, skew));
        }
        return factors.proven.entrySet().stream()
                .map(factor -> FactorGrantedAuthority.withAuthority(factor.getKey())
                        .issuedAt(factor.getValue())
                        .build())
                .toList();
    }

    private void add(Object proof, Instant now, Duration skew) {
        if (proof instanceof Map<?, ?> said) {
            time(said.get("at"))
                    .filter(at -> !at.isAfter(now.plus(skew)))
                    .map(at -> at.isAfter(now) ? now : at)
                    .ifPresent(at -> authorities(said).forEach(name -> proven.merge(name, at, ProvenFactors::later)));
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Optional<Instant> time(@Nullable Object at) {
        return at instanceof Long || at instanceof Integer
                ? Optional.of(((Number) at).longValue())
                        .filter(seconds -> seconds >= 0 && seconds <= LAST_SECOND)
                        .map(Instant::ofEpochSecond)
                : Optional.empty();
    }

    private static Stream<String> authorities(Map<?, ?> said) {
        Stream<String> phishingResistant = Boolean.TRUE.equals(said.get("phr"))
                ? Stream.of(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)
                : Stream.empty();
        return Stream.concat(words(said.get("amr")).flatMap(ProvenFactors::authorities), phishingResistant);
    }

    private static Stream<String> words(@Nullable Object amr) {
        Collection<?> words = amr instanceof Collection<?> several ? several : List.of();
        return words.stream().map(String::valueOf).filter(word -> WORD.matcher(word)
                .matches());
    }

    private static Stream<String> authorities(String word) {
        String own = "FACTOR_" + word.toUpperCase(Locale.ROOT);
        if (SPRINGS.contains(own)) {
            return Stream.empty();
        }
        return word.equals("pwd") ? Stream.of(own, FactorGrantedAuthority.PASSWORD_AUTHORITY) : Stream.of(own);
    }
}
