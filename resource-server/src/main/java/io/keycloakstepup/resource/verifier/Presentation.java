package io.keycloakstepup.resource.verifier;

import io.keycloakstepup.resource.token.PresentedRequest;
import io.keycloakstepup.resource.token.TokenScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a request presents a token: at most once, and in its header (RFC 6750 §2, RFC 9449 §7.1). */
sealed interface Presentation {

    /** No token of a scheme that is known here. */
    record Absent() implements Presentation {}

    /**
     * Something that cannot be read as one token.
     *
     * @param scheme what it seems to be
     */
    record Unreadable(TokenScheme scheme) implements Presentation {}

    /**
     * One token.
     *
     * @param text as it was sent
     */
    record Present(TokenScheme scheme, String text) implements Presentation {
        /** Without the token. */
        @Override
        public String toString() {
            return "Present[" + scheme + "]";
        }
    }

    /** Schemes may be written in either case (RFC 9110 §11.1); tokens are made of these letters (token68). */
    Pattern TOKEN = Pattern.compile(" +([A-Za-z0-9._~+/-]+=*)");

    /** The parameter of RFC 6750 §2.3, which is not taken: addresses end up in logs. */
    String QUERY_PARAMETER = "access_token";

    /** Looks for it. */
    static Presentation of(PresentedRequest request) {
        List<String> headers = request.authorization();
        if (headers.isEmpty()) {
            return new Absent();
        }
        String first = headers.get(0);
        Optional<TokenScheme> scheme =
                headers.stream().flatMap(header -> scheme(header).stream()).findFirst();
        if (scheme.isEmpty()) {
            return new Absent();
        }
        if (headers.size() > 1 || isInQuery(request)) {
            return new Unreadable(scheme.get());
        }
        Matcher token = TOKEN.matcher(first).region(scheme.get().word().length(), first.length());
        return token.matches() ? new Present(scheme.get(), token.group(1)) : new Unreadable(scheme.get());
    }

    private static Optional<TokenScheme> scheme(String header) {
        return Arrays.stream(TokenScheme.values())
                .filter(scheme -> startsWith(header, scheme.word()))
                .findFirst();
    }

    private static boolean startsWith(String header, String word) {
        boolean begins = header.regionMatches(true, 0, word, 0, word.length());
        return begins && (header.length() == word.length() || header.charAt(word.length()) == ' ');
    }

    private static boolean isInQuery(PresentedRequest request) {
        String query = request.uri().getRawQuery();
        return query != null
                && Arrays.stream(query.split("&")).anyMatch(one -> one.split("=", 2)[0].equals(QUERY_PARAMETER));
    }
}
