package io.keycloakstepup.it.cost;

/** Users who do one thing over and over, in a realm of their own. */
interface Contender {

    String name();

    /** How many of them do it at the same time. */
    int users();

    /** Has one of them do it once; fails where the server does not do its part. For one thread for each user. */
    void act(int user);
}
