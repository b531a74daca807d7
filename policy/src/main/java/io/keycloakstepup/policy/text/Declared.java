package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.spelling.Vocabulary;

/**
 * What the rules of a document can refer to.
 *
 * @param levels its levels
 * @param zones the names of its zones
 */
record Declared(DeclaredLevels levels, Vocabulary zones) {}
