package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.authenticators.choice.Choice;
import io.keycloakstepup.authenticators.choice.Choices;
import io.keycloakstepup.authenticators.enrolment.CodeRight;
import io.keycloakstepup.authenticators.enrolment.Enrolment;
import io.keycloakstepup.authenticators.factors.Next;
import io.keycloakstepup.authenticators.factors.WayOn;
import io.keycloakstepup.flow.enrolment.EnrolmentPass;
import io.keycloakstepup.flow.facts.FirstParty;
import io.keycloakstepup.flow.keys.RegisteredKeys;
import io.keycloakstepup.flow.login.FirstStep;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Opening;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.transaction.Start;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What can come next in a transaction as it stands. */
sealed interface Outlook {

    /**
     * A factor must be proven.
     *
     * @param choices which it may be; never empty
     * @param remaining how many questions are left at least
     * @param verdict what the policy says; empty while nothing has been proven
     * @param orRedeem whether an enrolment code will do instead
     */
    record Ask(Choices choices, int remaining, Optional<Verdict.Decided> verdict, boolean orRedeem)
            implements Outlook {}

    /**
     * A factor must be added.
     *
     * @param offers which it may be; never empty
     * @param pass what is used up by it; empty where the user needs none
     * @param verdict what the policy says
     */
    record Add(List<Enrolment> offers, Optional<EnrolmentPass> pass, Verdict.Decided verdict) implements Outlook {
        public Add {
            offers = List.copyOf(offers);
        }
    }

    /**
     * A factor must be added, which takes an enrolment code first.
     *
     * @param verdict what the policy says
     */
    record Redeem(Verdict.Decided verdict) implements Outlook {}

    /**
     * Nothing more is asked.
     *
     * @param verdict what the policy says
     */
    record Pass(Verdict.Decided verdict) implements Outlook {}

    /**
     * There is no way on.
     *
     * @param reason why
     */
    record Refuse(Reason reason) implements Outlook {}

    /** Handles the case at hand. */
    default <T> T match(
            Function<Ask, T> ask,
            Function<Add, T> add,
            Function<Redeem, T> redeem,
            Function<Pass, T> pass,
            Function<Refuse, T> refuse) {
        if (this instanceof Ask asking) {
            return ask.apply(asking);
        }
        if (this instanceof Add adding) {
            return add.apply(adding);
        }
        if (this instanceof Redeem redeeming) {
            return redeem.apply(redeeming);
        }
        return this instanceof Pass passing ? pass.apply(passing) : refuse.apply((Refuse) this);
    }

    /** Whether an enrolment code can be redeemed now. */
    default boolean isRedeemable() {
        return match(Ask::orRedeem, add -> false, redeem -> true, pass -> false, refuse -> false);
    }

    /** That of a transaction as it stands. */
    static Outlook of(Sitting sitting) {
        if (sitting.isUnproven()) {
            return opening(sitting);
        }
        Outlook decided = decided(sitting, sitting.login().orElseThrow());
        boolean needsSomebody = !(decided instanceof Ask || decided instanceof Refuse);
        return needsSomebody && !sitting.transaction().isOfSomebody() ? opening(sitting) : decided;
    }

    /** What anybody is asked: also where all is proven that is asked, and nothing of it here. */
    private static Outlook opening(Sitting sitting) {
        Opening opening = Opening.of(sitting.context(), isByNameAlone(sitting), sitting.now());
        return opening.refusal()
                .<Outlook>map(Refuse::new)
                .orElseGet(() -> new Ask(
                        askable(sitting, Choices.ofAnybody(opening.demands())),
                        opening.prompts(),
                        Optional.empty(),
                        false));
    }

    private static boolean isByNameAlone(Sitting sitting) {
        return sitting.transaction().binding().start() == Start.NAME;
    }

    private static Outlook decided(Sitting sitting, Login login) {
        return login.decide()
                .match(decided -> decided(sitting, login, decided), undecidable -> new Refuse(undecidable.reason()));
    }

    private static Outlook decided(Sitting sitting, Login login, Verdict.Decided verdict) {
        return verdict.decision()
                .match(
                        granted -> granted(sitting, login, verdict),
                        stepUp ->
                                of(sitting, login, verdict, new WayOn(sitting.context(), login, verdict).after(stepUp)),
                        denied -> new Refuse(Reason.POLICY_DENIED));
    }

    /** Whoever begins with a name alone shows two kinds of factors, whatever the policy asks. */
    private static Outlook granted(Sitting sitting, Login login, Verdict.Decided verdict) {
        Levels levels = verdict.standing().policy().levels();
        boolean isEnough = !isByNameAlone(sitting)
                || levels.ordered().stream()
                        .filter(Level::isMultiFactor)
                        .anyMatch(level -> login.holds(verdict, level));
        if (isEnough) {
            return new Pass(verdict);
        }
        List<FirstStep> steps = levels.ordered().stream()
                .filter(Level::isMultiFactor)
                .map(level -> FirstStep.of(login.ways(verdict, Target.of(level), Set.of())))
                .filter(ways -> !ways.isEmpty())
                .findFirst()
                .orElse(List.of());
        return steps.isEmpty()
                ? new Refuse(Reason.LEVEL_UNREACHABLE)
                : ask(
                        sitting,
                        Choices.labelled(steps, login.user(), new RegisteredKeys(sitting.session())),
                        verdict,
                        false);
    }

    /** An enrolment code is worth nothing without the password, so that it is offered only behind that. */
    private static Outlook of(Sitting sitting, Login login, Verdict.Decided verdict, Next next) {
        boolean isPasswordProven = new CodeRight(sitting.context(), login).isPasswordProven();
        return next.match(
                ask -> ask(sitting, ask.choices(), verdict, ask.orRedeem() && isPasswordProven),
                add -> new Add(add.offers(), add.pass(), verdict),
                redeem -> new Redeem(verdict),
                refuse -> new Refuse(refuse.reason()));
    }

    private static Ask ask(Sitting sitting, Choices known, Verdict.Decided verdict, boolean orRedeem) {
        Choices choices = askable(sitting, known);
        int remaining = choices.all().stream().mapToInt(Choice::prompts).min().orElse(0);
        return new Ask(choices, remaining, Optional.of(verdict), orRedeem);
    }

    /** Passwords are typed into applications of the operator's own alone; all others send their users to Keycloak's page. */
    private static Choices askable(Sitting sitting, Choices choices) {
        boolean isOwn = FirstParty.is(sitting.caller().client());
        List<Choice> left = choices.all().stream()
                .filter(choice -> isOwn || !choice.factor().equals(FactorType.PASSWORD))
                .toList();
        if (left.isEmpty()) {
            throw new WebErrand(sitting).problem();
        }
        return new Choices(left);
    }
}
