package io.keycloakstepup.policy.review;

import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.Policy;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.text.Outline;
import io.keycloakstepup.policy.text.PolicyDocument;
import io.keycloakstepup.policy.text.PolicyReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks a policy over for what is allowed and looks like a mistake. To be asked on saving, never on loading. */
public final class PolicyReview {

    private final Surroundings surroundings;
    private final Instant now;

    /**
     * A review for one place and time.
     *
     * @param surroundings what is there to be named
     * @param now when, for what expires soon
     */
    public PolicyReview(Surroundings surroundings, Instant now) {
        this.surroundings = surroundings;
        this.now = now;
    }

    /** The warnings in the order of the text; none for a text with errors, which come first. */
    public List<Warning> of(String text) {
        return new PolicyReader()
                .read(text)
                .match(
                        document -> Outline.of(text).stream()
                                .flatMap(outline -> warnings(document, outline))
                                .sorted(Comparator.comparingInt(Warning::line).thenComparingInt(Warning::column))
                                .toList(),
                        errors -> List.of());
    }

    private Stream<Warning> warnings(PolicyDocument document, Outline outline) {
        Policy policy = document.policy();
        return Stream.of(
                        general(document, outline),
                        new UnknownNames(surroundings).in(outline),
                        new EditedAttributes(surroundings).in(outline),
                        new UncheckedProviders(surroundings).in(outline),
                        new Expiry(now.atZone(policy.timezone()).toLocalDate()).in(outline),
                        rules(policy, outline),
                        new Lifetimes(policy.levels()).in(outline),
                        Shadows.of(policy.levels(), outline).warnings())
                .flatMap(warnings -> warnings);
    }

    private static Stream<Warning> rules(Policy policy, Outline outline) {
        Map<String, Rule> byId = policy.rules().all().stream().collect(Collectors.toMap(Rule::id, Function.identity()));
        return outline.member("rules").map(Outline::items).orElse(List.of()).stream()
                .flatMap(place -> place.member("id").map(Outline::text).map(byId::get).stream()
                        .flatMap(rule -> Stream.concat(
                                new Futility(rule, place).warnings(), new Breadth(rule, place).warnings())));
    }

    private static Stream<Warning> general(PolicyDocument document, Outline outline) {
        Stream<Warning> mode = document.policy().mode() == Mode.REPORT
                ? Stream.of(Warning.at(
                        outline.member("mode").orElse(outline),
                        "mode: report, so the policy is evaluated and nothing of it is enforced",
                        "write mode: enforce once its reports are as expected"))
                : Stream.empty();
        Stream<Warning> tests = document.tests().isEmpty()
                ? Stream.of(Warning.at(
                        outline,
                        "no tests: nothing would notice if a change turned this policy into its opposite",
                        "add tests"))
                : Stream.empty();
        return Stream.concat(mode, tests);
    }
}
