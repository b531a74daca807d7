package io.keycloakstepup.authenticators.code;

import io.keycloakstepup.flow.code.CodeMessage;
import io.keycloakstepup.flow.code.CodeSender;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Binding;
import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.TypedCode;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.limit.Attempts;
import io.keycloakstepup.flow.limit.Guess;
import io.keycloakstepup.flow.limit.Once;
import io.keycloakstepup.flow.limit.SentCodes;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.sending.TypedName;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * A code of eight digits that is sent to the user, and counts once, for ten minutes, in the sign-in that it was sent for.
 * What its caller keeps tells nothing of the code by itself, and is all there is of it.
 *
 * @param type the factor that it proves
 * @param sender who carries it
 */
public record SentCode(KeycloakSession session, FactorType type, CodeSender sender) implements Factor {

    @Override
    public boolean isUsableBy(UserModel user) {
        return sender.destination(user).isPresent();
    }

    @Override
    public boolean needsBeginning() {
        return true;
    }

    /** A mailbox or number that has changed is another one: what was proven with the one before ends. */
    @Override
    public Optional<String> binding(UserModel user) {
        return sender.destination(user).map(destination -> bindingTo(user, destination));
    }

    @Override
    public Challenge challenge(UserModel user) {
        return send(user, Optional.empty(), true);
    }

    /** Whether the account can be reached shows nowhere, nor in how long the answer takes: nobody waits for the carrier. */
    @Override
    public Challenge challengeUnproven(UserModel user, KeyDemand asked) {
        return send(user, Optional.empty(), false);
    }

    @Override
    public Challenge renew(UserModel user, KeyDemand asked, Challenge standing, boolean isAfterProof) {
        return send(user, standing.kept().flatMap(KeptCode::read), isAfterProof);
    }

    @Override
    public Challenge afterRefusal(UserModel user, KeyDemand asked, Challenge answered, boolean isAfterProof) {
        return new Challenge(answered.kept(), answered.shown());
    }

    private Challenge send(UserModel user, Optional<KeptCode> standing, boolean isAfterProof) {
        Instant now = ServerClock.now();
        String destination = sender.destination(user).orElse("");
        ShownCode shown = ShownCode.to(isAfterProof ? sender.masked(destination) : "", standing.isPresent());
        boolean isDisabled = isDisabled(user, destination, now);
        if (isDisabled && isAfterProof) {
            return shown.hindered(standing, new Verification.Refused(Reason.FACTOR_DISABLED));
        }
        SendingLimits limits = new SendingLimits(session, user, destination);
        Optional<TypedName> typed = isAfterProof ? Optional.empty() : typedName();
        Optional<Instant> later = typed.map(name -> limits.begin(name, now)).orElseGet(() -> limits.begin(now));
        if (later.isPresent()) {
            Verification.Refused limited = new Verification.Refused(Reason.CODE_LIMITED, later);
            return shown.waitingUntil(later.get()).hindered(standing, limited);
        }
        ShownCode after = shown.waitingUntil(now.plus(SendingLimits.apart(session)));
        boolean isTooOften = typed.isPresent() && !limits.admitsUser(now);
        Digits digits = Digits.random();
        if (!isTaken(user, isDisabled || isTooOften ? "" : destination, digits, now, isAfterProof)) {
            return after.hindered(standing, new Verification.Refused(Reason.CODE_NOT_SENT));
        }
        String binding = bindingTo(user, destination);
        return after.with(KeptCode.of(digits, challengeOf(standing, binding, now), binding, now));
    }

    /** Whoever has proven nothing must not learn by our limits whose account a name is. */
    private Optional<TypedName> typedName() {
        return Optional.ofNullable(session.getContext().getAuthenticationSession())
                .flatMap(TypedName::in);
    }

    /** A code that nobody would look at is not worth a mail. */
    private boolean isDisabled(UserModel user, String destination, Instant now) {
        return new Attempts(session).of(bindingTo(user, destination), now).isDisabled();
    }

    private boolean isTaken(UserModel user, String destination, Digits digits, Instant now, boolean isWaitedFor) {
        CodeMessage message = new RequestAtHand(session).message(digits.text(), type.word(), KeptCode.LIFETIME, now);
        return new Dispatch(session, user, type).send(sender, destination, message, isWaitedFor);
    }

    /** The count of tries goes on with the next code, until it has run out: only then does a challenge begin anew. */
    private String challengeOf(Optional<KeptCode> standing, String binding, Instant now) {
        return standing.map(KeptCode::challenge)
                .filter(challenge -> new SentCodes(session).takes(binding, challenge))
                .orElseGet(() -> newChallenge(binding, now));
    }

    private String newChallenge(String binding, Instant now) {
        String challenge = KeptCode.newChallenge();
        new SentCodes(session).begin(binding, challenge, now);
        return challenge;
    }

    @Override
    public Verification verify(UserModel user, Answer answer, Instant now) {
        BruteForceLock lock = new BruteForceLock(session);
        if (lock.isClosedTo(user)) {
            return new Verification.Refused(Reason.FACTOR_LOCKED);
        }
        String binding = bindingTo(user, sender.destination(user).orElse(""));
        return answer.kept()
                .flatMap(KeptCode::read)
                .filter(code -> code.isFor(binding, now))
                .map(code -> lock.counting(user, OTPCredentialModel.TYPE, answer, verify(user, code, answer, now)))
                .orElseGet(() -> new Verification.Refused(Reason.FACTOR_EXPIRED));
    }

    /** Of the codes that one challenge has sent, the last is the one that counts: the time it was sent is its number. */
    private Verification verify(UserModel user, KeptCode code, Answer answer, Instant now) {
        Once once = new Once(code.sentAtMillis(), false, () -> Evidence.of(type, code.binding(), now));
        return Guess.at(session, user, type, code.binding(), answer, now)
                .within(code.challenge())
                .checkOnce(() -> Optional.of(once)
                        .filter(right -> code.is(TypedCode.digits(answer.secret())) && isUsableBy(user)));
    }

    private String bindingTo(UserModel user, String destination) {
        return new Binding(user.getId(), type.word(), destination).id();
    }
}
