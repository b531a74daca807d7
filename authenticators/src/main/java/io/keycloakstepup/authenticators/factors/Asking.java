package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.choice.Choice;
import io.keycloakstepup.authenticators.choice.Choices;
import io.keycloakstepup.authenticators.choice.FirstChoice;
import io.keycloakstepup.authenticators.choice.Offer;
import io.keycloakstepup.authenticators.code.Hindrance;
import io.keycloakstepup.authenticators.page.FactorPage;
import io.keycloakstepup.authenticators.page.Objection;
import io.keycloakstepup.authenticators.recovery.FewCodesLeft;
import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Asks for a factor that the account has.
 *
 * @param surroundings what the page says beside the question
 * @param choices which factors may be asked for now
 * @param orRedeem whether the user may type an enrolment code instead
 */
record Asking(Surroundings surroundings, Choices choices, boolean orRedeem) implements Turn {

    /** The form field of the tick by which the user asks to be asked so first from now on. */
    private static final String FIRST = "stepUpFirst";

    @Override
    public Outcome again() {
        Choices offered = offered();
        return asked().filter(asked -> offered.called(asked.choice()).isPresent())
                .map(asked -> draw(asked, UnaryOperator.identity()))
                .orElseGet(() -> askFirst(offered));
    }

    @Override
    public Outcome hear(MultivaluedMap<String, String> typed) {
        if (typed.containsKey(RESEND)) {
            return asked().map(this::resend).orElseGet(this::again);
        }
        if (orRedeem && Redeeming.isChosenBy(typed)) {
            Redeeming.choose(authSession());
            return Outcome.TURNED;
        }
        if (typed.containsKey(CHOICE) || typed.containsKey(ANOTHER)) {
            // No answer was given, so none may be counted.
            return choose(typed);
        }
        return asked().map(asked -> check(asked, typed)).orElseGet(this::again);
    }

    private Outcome choose(MultivaluedMap<String, String> typed) {
        Choices offered = offered();
        if (typed.containsKey(ANOTHER) && hasOtherWays(offered)) {
            return list(offered);
        }
        Optional<Choice> chosen = Optional.ofNullable(typed.getFirst(CHOICE)).flatMap(offered::called);
        chosen.ifPresent(choice -> FirstChoice.wish(authSession(), choice, typed.containsKey(FIRST)));
        return chosen.map(this::ask).orElseGet(this::again);
    }

    private Outcome list(Choices offered) {
        return Outcome.of(surroundings
                .form(false)
                .setAttribute("stepUpChoices", ways(offered))
                .setAttribute("stepUpFirst", !login().isUnproven())
                .createForm("step-up-choose.ftl"));
    }

    /** Of an account that nobody has proven anything of, neither order nor gaps may tell anything. */
    private Choices offered() {
        return login().isUnproven()
                ? choices
                : new Offer(context().getSession(), context().getRealm(), login().user()).of(choices);
    }

    private boolean hasOtherWays(Choices offered) {
        return offered.isChoice() || orRedeem;
    }

    private List<Map<String, String>> ways(Choices offered) {
        Stream<Map<String, String>> code = orRedeem ? Stream.of(Redeeming.WAY) : Stream.empty();
        return Stream.concat(offered.shown().stream(), code).toList();
    }

    /** What the user was asked last, if it may still be asked for. */
    private Optional<AskedFactor> asked() {
        return AskedFactor.in(authSession())
                .filter(asked -> choices.called(asked.choice()).isPresent());
    }

    /** Where all ways are disabled the first one is shown, and says so. */
    private Outcome askFirst(Choices offered) {
        return offered.first().map(this::ask).orElseGet(() -> {
            Choice disabled = choices.first().orElseThrow();
            FormMessage message = new FormMessage(disabled.factor().word(), Reason.FACTOR_DISABLED.messageKey());
            return draw(begin(disabled), form -> form.addError(message));
        });
    }

    /** Who chooses what stands there already gets no other: what was sent is not sent again. */
    private Outcome ask(Choice choice) {
        AskedFactor next = AskedFactor.in(authSession())
                .filter(asked -> asked.choice().equals(choice.id()))
                .orElseGet(() -> begin(choice));
        return draw(next, UnaryOperator.identity());
    }

    private AskedFactor begin(Choice choice) {
        return keep(choice, challenge(factor(choice.factor().word()), choice.asked()));
    }

    private Outcome resend(AskedFactor asked) {
        Choice choice = choice(asked);
        Challenge another =
                factor(asked.word()).renew(login().user(), choice.asked(), asked.challenge(), !login().isUnproven());
        boolean isSent = another.hindrance().isEmpty();
        return draw(keep(choice, another), form -> isSent ? form.setInfo("step-up-code-anew") : form);
    }

    private AskedFactor keep(Choice choice, Challenge challenge) {
        AskedFactor asked = new AskedFactor(choice.factor().word(), choice.credentialId(), challenge);
        asked.keepIn(authSession());
        return asked;
    }

    private Challenge challenge(Factor factor, KeyDemand shown) {
        return login().isUnproven()
                ? factor.challengeUnproven(login().user(), shown)
                : factor.challenge(login().user(), shown);
    }

    private Outcome check(AskedFactor asked, MultivaluedMap<String, String> typed) {
        Factor factor = factor(asked.word());
        FactorPage page = FactorPages.of(factor);
        Answer read = page.answer(typed, asked.challenge().kept());
        Answer answer = new Answer(
                read.secret(), asked.credentialId().or(read::credentialId), read.kept(), !login().isUnproven());
        boolean isToBeRemembered = isToBeRemembered(factor, typed);
        return factor.verify(login().user(), answer, login().now())
                .match(
                        proven -> {
                            login().prove(proven.evidence());
                            new FewCodesLeft(context()).noticeAfter(proven.evidence());
                            if (isToBeRemembered) {
                                login().device().wish();
                            }
                            FirstChoice.proven(authSession(), login().user(), asked.choice());
                            AskedFactor.forgetIn(authSession());
                            return choice(asked)
                                            .asked()
                                            .isMetBy(proven.evidence().key())
                                    ? Outcome.PROVEN
                                    : provenOtherwise(asked);
                        },
                        refused -> refuse(asked, page, refused));
    }

    /**
     * A key of which nothing was known, or that was used before anything was proven, may turn out not to show what is asked.
     * It counts for what it is; that it does not suffice is said, lest the user try it again and again.
     */
    private Outcome provenOtherwise(AskedFactor asked) {
        event(asked, Reason.KEY_UNFIT).error(Errors.INVALID_USER_CREDENTIALS);
        return Outcome.provenOtherwise(new FormMessage(asked.word(), Reason.KEY_UNFIT.messageKey()));
    }

    private EventBuilder event(AskedFactor asked, Reason reason) {
        return context()
                .getEvent()
                .clone()
                .user(login().user())
                .detail(EventDetail.FACTOR, asked.word())
                .detail(EventDetail.REASON, reason.code());
    }

    /** What was asked is still a choice, or it would not have been looked at. */
    private Choice choice(AskedFactor asked) {
        return choices.called(asked.choice()).orElseThrow();
    }

    /** Only from a page that offered it: the form could bring the field from anywhere. */
    private boolean isToBeRemembered(Factor factor, MultivaluedMap<String, String> typed) {
        return typed.containsKey(RememberBox.FIELD)
                && surroundings.remembering().isOfferedWith(factor.type());
    }

    /**
     * Asks once more after an answer that does not count. Not by
     * {@code failureChallenge}: the factor has had the failure counted, under the type of its credential.
     */
    private Outcome refuse(AskedFactor asked, FactorPage page, Verification.Refused refused) {
        EventBuilder event = event(asked, refused.reason());
        if (!login().isUnproven() && !asked.word().equals(FactorType.PASSWORD.word())) {
            event.detail(EventDetail.PROVEN, "true");
        }
        event.error(Errors.INVALID_USER_CREDENTIALS);
        FormMessage message =
                new Objection(refused, login().isUnproven(), login().now()).on(asked.word(), page.wrong());
        Choice choice = choice(asked);
        Challenge next = factor(asked.word())
                .afterRefusal(login().user(), choice.asked(), asked.challenge(), !login().isUnproven());
        return draw(keep(choice, next), form -> form.addError(message));
    }

    private Outcome draw(AskedFactor asked, UnaryOperator<LoginFormsProvider> adding) {
        LoginFormsProvider form = surroundings.form(hasOtherWays(offered()));
        choices.called(asked.choice())
                .filter(choice -> choice.credentialId().isPresent())
                .ifPresent(choice -> form.setAttribute("stepUpLabel", String.join(", ", choice.labels())));
        Factor factor = factor(asked.word());
        surroundings.remembering().show(form, factor.type());
        Hindrance.tell(context(), login().user(), form, asked.word(), asked.challenge(), login().now());
        return Outcome.of(FactorPages.of(factor).draw(adding.apply(form), asked.challenge()));
    }

    private Factor factor(String word) {
        return new Factors(context().getSession()).called(word).orElseThrow();
    }

    private AuthenticationFlowContext context() {
        return surroundings.context();
    }

    private AuthenticationSessionModel authSession() {
        return context().getAuthenticationSession();
    }

    private Login login() {
        return surroundings.login();
    }
}
