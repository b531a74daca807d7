package io.keycloakstepup.policy.decision;

import java.util.Optional;

/**
 * What a policy and the request's own wish come to for one user.
 *
 * @param judgement what is asked, the wish included
 * @param decision what follows from that
 * @param chosen the level that the request gets of those it names; empty where it names none that the user can reach
 * @param isWishUnreachable whether the request must fail because the user can reach none of the levels it insists on
 */
public record Ruling(Judgement judgement, Decision decision, Optional<Choice> chosen, boolean isWishUnreachable) {}
