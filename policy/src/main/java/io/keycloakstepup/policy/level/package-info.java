/**
 * What an assurance level is made of, and whether the evidence at hand reaches it: factors, evidence, steps, chains,
 * levels, the ledger.
 */
@NullMarked
package io.keycloakstepup.policy.level;

import org.jspecify.annotations.NullMarked;
