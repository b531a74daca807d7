package io.keycloakstepup.demo.bank;

/** What the bank got for a code. */
record Tokens(String access, String id) {}
