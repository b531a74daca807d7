package io.keycloakstepup.policy.text;

import static io.keycloakstepup.policy.text.Schema.ANYTHING;
import static io.keycloakstepup.policy.text.Schema.DURATION;
import static io.keycloakstepup.policy.text.Schema.FLAG;
import static io.keycloakstepup.policy.text.Schema.TEXT;
import static io.keycloakstepup.policy.text.Schema.always;
import static io.keycloakstepup.policy.text.Schema.byName;
import static io.keycloakstepup.policy.text.Schema.either;
import static io.keycloakstepup.policy.text.Schema.filled;
import static io.keycloakstepup.policy.text.Schema.list;
import static io.keycloakstepup.policy.text.Schema.matching;
import static io.keycloakstepup.policy.text.Schema.number;
import static io.keycloakstepup.policy.text.Schema.oneOf;
import static io.keycloakstepup.policy.text.Schema.whole;

import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.signal.Risk;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form of a policy as a JSON Schema (draft 2020-12), for editors. It is made from the keys that the readers accept,
 * so it cannot fall behind them. What only the policy itself can tell, such as the names of its levels, it leaves open:
 * the reader refuses more than the schema does, never less.
 */
public final class PolicySchema {

    private static final Schema TEXTS = filled(list(TEXT));

    private static final Schema INSTANT = matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}T");

    private PolicySchema() {}

    /** The schema as JSON. */
    public static String json() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A policy of Keycloak Step-Up, version 1");
        schema.putAll(policy().keywords());
        return JsonText.of(schema);
    }

    private static Schema policy() {
        Map<String, Schema> values = new LinkedHashMap<>();
        values.put("policy", always(1L));
        values.put("mode", oneOf(Words.MODES.words()));
        values.put("timezone", TEXT);
        values.put("levels", byName(level()).with("minProperties", 1L));
        values.put("factors", byName(factor()));
        values.put("zones", byName(zone()));
        values.put("signals", byName(signal()));
        values.put(
                "risk",
                Schema.of(
                        SignalsReader.RISK,
                        Set.of(),
                        Map.of("medium", whole(1, Risk.HIGHEST), "high", whole(1, Risk.HIGHEST))));
        values.put("idp", byName(provider()));
        values.put("rules", list(rule()));
        values.put("default", RuleSchema.byDefault());
        values.put("tests", list(test()));
        values.put("tests-at", INSTANT);
        return Schema.of(DocumentReader.POLICY, Set.of("policy", "levels"), values);
    }

    private static Schema level() {
        Schema session = Schema.of(LevelReader.SESSION, Set.of(), Map.of("max", DURATION, "idle", DURATION));
        return Schema.of(
                LevelReader.LEVEL,
                Set.of("loa", "chains"),
                Map.of(
                        "loa", whole(1, Integer.MAX_VALUE),
                        "chains", filled(list(filled(list(step())))),
                        "satisfies", list(TEXT),
                        "session", session,
                        "allowRestricted", FLAG));
    }

    private static Schema step() {
        Schema demand = Schema.of(
                ChainReader.DEMAND,
                Set.of("maxAge"),
                Map.of(
                        "maxAge",
                        DURATION,
                        KeyReader.USER_VERIFIED,
                        FLAG,
                        KeyReader.DEVICE_BOUND,
                        FLAG,
                        KeyReader.AAGUIDS,
                        filled(list(TEXT))));
        return byName(either(DURATION, demand)).with("minProperties", 1L);
    }

    private static Schema factor() {
        return Schema.of(
                FactorsReader.FACTOR,
                Set.of("kinds"),
                Map.of(
                        "credentialType",
                        TEXT,
                        "authenticator",
                        TEXT,
                        "sender",
                        TEXT,
                        "kinds",
                        list(oneOf(FactorsReader.KINDS.words())),
                        "amr",
                        list(oneOf(FactorsReader.METHODS.words()))));
    }

    private static Schema zone() {
        Schema countries = filled(list(matching("^" + ZonesReader.COUNTRY.pattern() + "$")));
        Schema numbers = filled(list(whole(0, 0xFFFF_FFFFL)));
        Schema lists = filled(list(matching("^" + ZonesReader.LIST.pattern() + "$")));
        return Schema.of(
                        ZonesReader.ZONE,
                        Set.of(),
                        Map.of(
                                "cidrs", TEXTS,
                                "notCidrs", TEXTS,
                                "countries", countries,
                                "notCountries", countries,
                                "asns", numbers,
                                "notAsns", numbers,
                                "lists", lists,
                                "notLists", lists))
                .with("minProperties", 1L);
    }

    private static Schema signal() {
        Schema weight = whole(0, Risk.HIGHEST);
        return either(
                weight,
                Schema.of(SignalsReader.WEIGHT, Set.of("weight"), Map.of("weight", weight, "unknown", number(0, 1))));
    }

    private static Schema provider() {
        Schema means = filled(list(equivalence()));
        Schema forward = either(FLAG, byName(either(TEXT, TEXTS)));
        return either(means, Schema.of(BrokersReader.PROVIDER, Set.of(), Map.of("means", means, "forward", forward)));
    }

    private static Schema equivalence() {
        return Schema.of(
                BrokersReader.EQUIVALENCE,
                Set.of("factors", "maxAge"),
                Map.of("acr", TEXTS, "amr", TEXTS, "factors", TEXTS, "maxAge", DURATION));
    }

    private static Schema rule() {
        Map<String, Schema> values = new LinkedHashMap<>();
        values.put("id", matching("^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$"));
        values.put("match", RuleSchema.match());
        values.put("when", TEXT);
        values.put("onMissing", oneOf(Words.ANSWERS.words()));
        values.put("then", RuleSchema.then());
        values.put("mode", oneOf(Words.MODES.words()));
        values.put("owner", TEXT);
        values.put("reason", TEXT);
        values.put("expires", matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"));
        return Schema.of(RulesReader.RULE, Set.of("id", "then"), values);
    }

    private static Schema test() {
        return Schema.of(
                TestsReader.TEST,
                Set.of("name", "expect"),
                Map.of("name", TEXT, "given", given(), "expect", RuleSchema.expect()));
    }

    /** Facts by the parts of their names; what is in them the reader says better. */
    private static Schema given() {
        Map<String, Schema> values = SituationReader.SITUATION.keys().words().stream()
                .collect(Collectors.toMap(key -> key, key -> ANYTHING));
        SituationReader.GROUPS.forEach((group, shape) -> values.put(group, group(group, shape)));
        values.put("signals", byName(number(0, 1)));
        values.put("evidence", list(proof()));
        return Schema.of(SituationReader.SITUATION, Set.of(), values);
    }

    private static Schema group(String group, Shape shape) {
        boolean isFree = FactTable.named(group).isPresent();
        return isFree
                ? Schema.type("object")
                : Schema.of(
                        shape,
                        Set.of(),
                        shape.keys().words().stream().collect(Collectors.toMap(key -> key, key -> ANYTHING)));
    }

    private static Schema proof() {
        return Schema.of(
                EvidenceReader.PROOF,
                Set.of("factor"),
                Map.of(
                        "factor",
                        TEXT,
                        "ageSeconds",
                        whole(0, 3_155_760_000L),
                        KeyReader.USER_VERIFIED,
                        FLAG,
                        KeyReader.DEVICE_BOUND,
                        FLAG,
                        "aaguid",
                        TEXT));
    }
}
