package io.keycloakstepup.authenticators.choice;

import io.keycloakstepup.flow.keys.RegisteredKeys;
import io.keycloakstepup.flow.login.FirstStep;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * The ways to go on that a user may choose from at this moment. A form names one of them and cannot name another.
 *
 * @param all the choices, the one that is taken unasked in front
 */
public record Choices(List<Choice> all) {

    /** The form field by which the user asks for the list. */
    public static final String ANOTHER = "stepUpAnother";

    /** The form field that names the way that the user has chosen from the list. */
    public static final String CHOICE = "stepUpChoice";

    private static final Map<FactorType, String> LABELLED = Map.of(
            FactorType.OTP,
            OTPCredentialModel.TYPE,
            FactorType.WEBAUTHN,
            WebAuthnCredentialModel.TYPE_TWOFACTOR,
            FactorType.PASSKEY,
            WebAuthnCredentialModel.TYPE_PASSWORDLESS);

    public Choices {
        all = List.copyOf(all);
    }

    /** These factors, of whose credentials nothing is told. */
    public static Choices unlabelled(List<FactorType> factors) {
        return new Choices(factors.stream().map(Choice::of).toList());
    }

    /** What may be asked of somebody of whose credentials nothing is told. */
    public static Choices ofAnybody(List<Demand> demands) {
        return new Choices(demands.stream()
                .map(demand -> Choice.of(demand.factor(), demand.key()))
                .toList());
    }

    /**
     * What may be asked of this user, each with the prompts that are left on its way, and the labels of the credentials that
     * can show it; each app for one-time passwords is a choice of its own.
     */
    public static Choices labelled(List<FirstStep> steps, UserModel user, RegisteredKeys keys) {
        return new Choices(
                steps.stream().flatMap(step -> ofUser(step, user, keys)).toList());
    }

    private static Stream<Choice> ofUser(FirstStep step, UserModel user, RegisteredKeys keys) {
        FactorType factor = step.demand().factor();
        KeyDemand asked = step.demand().key();
        int prompts = step.prompts();
        List<CredentialModel> credentials = Optional.ofNullable(LABELLED.get(factor)).stream()
                .flatMap(type -> user.credentialManager().getStoredCredentialsByTypeStream(type))
                .filter(one -> asked.equals(KeyDemand.NONE) || keys.canShow(one.getId(), asked))
                .toList();
        if (factor.equals(FactorType.OTP) && credentials.size() > 1) {
            return credentials.stream()
                    .map(one -> new Choice(factor, asked, Optional.of(one.getId()), prompts, labels(List.of(one))));
        }
        return Stream.of(new Choice(factor, asked, Optional.empty(), prompts, labels(credentials)));
    }

    private static List<String> labels(List<CredentialModel> credentials) {
        return credentials.stream()
                .map(CredentialModel::getUserLabel)
                .filter(label -> label != null && !label.isBlank())
                .toList();
    }

    /** The choice that the form calls so; empty where there is none now. */
    public Optional<Choice> called(String id) {
        return all.stream().filter(choice -> choice.id().equals(id)).findFirst();
    }

    /** The one that is taken without asking; empty where there is none. */
    public Optional<Choice> first() {
        return all.stream().findFirst();
    }

    /** Whether there is anything to choose. */
    public boolean isChoice() {
        return all.size() > 1;
    }

    /** What the page lists. */
    public List<Map<String, String>> shown() {
        return all.stream().map(Choice::shown).toList();
    }
}
