package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.rule.Zones;
import io.keycloakstepup.policy.spelling.Vocabulary;

/**
 * What the rules of a document can refer to.
 *
 * @param levels its levels
 * @param factors its factors, and those that are built in
 * @param zoneNames the names of its zones, those included that are wrong themselves
 * @param zones its zones that are right
 */
record Declared(DeclaredLevels levels, DeclaredFactors factors, Vocabulary zoneNames, Zones zones) {}
