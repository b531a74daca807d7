package io.keycloakstepup.it.http;

/**
 * One request and what came of it.
 *
 * @param method its method
 * @param sent its body; empty where it has none
 * @param answer what the server answered
 */
public record Exchange(String method, String sent, Answer answer) {}
