package io.keycloakstepup.demo.server;

/** The first administrator of a local server, worth nothing beyond the loopback interface. */
public record Administrator(String name, String password) {}
