package io.keycloakstepup.admin.flow;

import org.jspecify.annotations.Nullable;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.DefaultAuthenticationFlows;

/** A way into a realm whose flow the realm binds. Identity providers bind theirs themselves. */
public enum WayIn {
    /** Signing in. */
    BROWSER("browser", WrappedFlow.ALIAS, DefaultAuthenticationFlows.BROWSER_FLOW) {
        @Override
        Flow gated(Flow before) {
            return WrappedFlow.around(before);
        }

        @Override
        @Nullable
        AuthenticationFlowModel bound(RealmModel realm) {
            return realm.getBrowserFlow();
        }

        @Override
        void bind(RealmModel realm, AuthenticationFlowModel flow) {
            realm.setBrowserFlow(flow);
        }
    },
    /** Registering, which signs in whoever has just got an account. */
    REGISTRATION("registration", "step-up registration", DefaultAuthenticationFlows.REGISTRATION_FLOW) {
        @Override
        Flow gated(Flow before) {
            String description = "Registers, then proves what the policy asks for";
            return GatedFlow.after(alias(), description, "step-up-registered", before);
        }

        @Override
        @Nullable
        AuthenticationFlowModel bound(RealmModel realm) {
            return realm.getRegistrationFlow();
        }

        @Override
        void bind(RealmModel realm, AuthenticationFlowModel flow) {
            realm.setRegistrationFlow(flow);
        }
    },
    /** Resetting a forgotten password, which signs in whoever reads the user's mail. */
    RESET_CREDENTIALS(
            "reset-credentials", "step-up reset credentials", DefaultAuthenticationFlows.RESET_CREDENTIALS_FLOW) {
        @Override
        Flow gated(Flow before) {
            String description = "Proves what the policy asks for, then resets the password";
            return GatedFlow.after(alias(), description, "step-up-reset", before);
        }

        @Override
        @Nullable
        AuthenticationFlowModel bound(RealmModel realm) {
            return realm.getResetCredentialsFlow();
        }

        @Override
        void bind(RealmModel realm, AuthenticationFlowModel flow) {
            realm.setResetCredentialsFlow(flow);
        }
    },
    /** Sending a password to the token endpoint. */
    DIRECT_GRANT("direct-grant", PasswordFlow.ALIAS, DefaultAuthenticationFlows.DIRECT_GRANT_FLOW) {
        @Override
        Flow gated(Flow before) {
            return PasswordFlow.around(before);
        }

        @Override
        @Nullable
        AuthenticationFlowModel bound(RealmModel realm) {
            return realm.getDirectGrantFlow();
        }

        @Override
        void bind(RealmModel realm, AuthenticationFlowModel flow) {
            realm.setDirectGrantFlow(flow);
        }
    };

    private final String word;
    private final String alias;
    private final String nativeAlias;

    WayIn(String word, String alias, String nativeAlias) {
        this.word = word;
        this.alias = alias;
        this.nativeAlias = nativeAlias;
    }

    /** The word for it in reports. */
    public String word() {
        return word;
    }

    /** The name of the flow that is installed for it. */
    public String alias() {
        return alias;
    }

    /** The name of the flow that Keycloak puts into every realm for it. */
    String nativeAlias() {
        return nativeAlias;
    }

    /** Under this attribute the realm remembers the flow that was bound before ours. */
    String memory() {
        return "step-up.previous-" + word + "-flow";
    }

    /** Our flow, made of the one that was bound before. */
    abstract Flow gated(Flow before);

    /** The flow that users take now; null in a realm that has none. */
    abstract @Nullable AuthenticationFlowModel bound(RealmModel realm);

    abstract void bind(RealmModel realm, AuthenticationFlowModel flow);
}
