package com.example;

import io.quarkus.oidc.AuthenticationContext;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** An API that asks back in Quarkus' own way. */
@Path("/")
public class Api {

    @Inject
    SecurityIdentity caller;

    @GET
    @Path("plain")
    @Authenticated
    public String plain() {
        return caller.getPrincipal().getName();
    }

    @GET
    @Path("mfa")
    @AuthenticationContext("mfa")
    public String mfa() {
        return caller.getPrincipal().getName();
    }

    @GET
    @Path("recent")
    @AuthenticationContext(value = "mfa", maxAge = "PT5M")
    public String recent() {
        return caller.getPrincipal().getName();
    }
}
