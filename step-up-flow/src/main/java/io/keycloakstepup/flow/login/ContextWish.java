package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.saml.AskedContexts;
import io.keycloakstepup.policy.decision.Choice;
import io.keycloakstepup.policy.decision.Wish;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The levels that a SAML request asks for by the URIs of authentication contexts (SAML Core §3.3.2.2.1). What it asks for
 * binds: an answer that says something else would not be what the standard calls one.
 *
 * @param asked the contexts, and how the answer compares with them
 * @param known the contexts that mean something
 */
record ContextWish(AskedContexts asked, KnownContexts known) {

    /** Of no context at all: no other is above it. */
    private static final int NONE = Integer.MAX_VALUE;

    private static final Comparator<Choice> WEAKEST_FIRST = Comparator.comparingInt(Choice::loa);

    /** What the request of a sign-in asks for; empty where it names no context, or where none means anything. */
    static Optional<ContextWish> in(AuthenticationSessionModel authSession, AcrMeaning meaning) {
        return AskedContexts.in(authSession)
                .map(asked -> new ContextWish(asked, KnownContexts.of(meaning)))
                .filter(wish -> !wish.known().isEmpty());
    }

    /** The wish, in which nothing is below the client's minimum. Where nothing is left it is one that nobody can reach. */
    Wish wish(Optional<Choice> minimum) {
        int least = minimum.map(Choice::loa).orElse(0);
        List<Choice> left =
                acceptable().filter(choice -> choice.loa() >= least).distinct().toList();
        return new Wish(left.isEmpty() ? List.of(unreachable()) : left, true);
    }

    private Choice unreachable() {
        return new Choice(String.join(" ", asked.classes()), Optional.empty());
    }

    /** The contexts that would do, the preferred one first. */
    private Stream<Choice> acceptable() {
        return switch (asked.comparison()) {
            case EXACT -> named().stream();
            case MINIMUM -> Stream.concat(named().stream(), above(loas().min().orElse(NONE) - 1));
            case MAXIMUM -> upTo(loas().max().orElse(0));
            case BETTER -> isAllKnown() ? above(loas().max().orElse(NONE)) : Stream.empty();
        };
    }

    /** What nobody knows is an alternative that is not there. */
    private List<Choice> named() {
        return asked.classes().stream()
                .map(known::named)
                .flatMap(Optional::stream)
                .toList();
    }

    private IntStream loas() {
        return named().stream().mapToInt(Choice::loa);
    }

    /** Nobody can say of an answer that it is stronger than what nobody knows. */
    private boolean isAllKnown() {
        return named().size() == asked.classes().size();
    }

    private Stream<Choice> above(int loa) {
        return known.all().stream().filter(context -> context.loa() > loa).sorted(WEAKEST_FIRST);
    }

    private Stream<Choice> upTo(int loa) {
        return Stream.concat(named().stream(), known.all().stream())
                .filter(context -> context.loa() <= loa)
                .sorted(WEAKEST_FIRST.reversed());
    }
}
