package io.keycloakstepup.flow.signal;

import io.keycloakstepup.policy.signal.BuiltInSignal;
import io.keycloakstepup.policy.signal.Readings;
import io.keycloakstepup.policy.signal.SignalReading;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** What the signals of this server say of one sign-in: each is asked once, when it is needed. Not thread-safe. */
public final class ServerSignals implements Readings {

    private static final Logger LOG = Logger.getLogger(ServerSignals.class);

    private final KeycloakSession session;
    private final SignalContext context;
    private final Map<String, SignalReading> readings = new HashMap<>();

    public ServerSignals(KeycloakSession session, SignalContext context) {
        this.session = session;
        this.context = context;
    }

    /** The names of all signals that this server has. */
    public static Stream<String> names(KeycloakSession session) {
        Stream<String> ofOthers = session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(Signal.class)
                .map(factory -> factory.getId());
        return Stream.concat(BuiltInSignal.words(), ofOthers).distinct();
    }

    @Override
    public SignalReading of(String name) {
        SignalReading reading = readings.get(name);
        if (reading == null) {
            reading = own(name).map(signal -> signal.evaluate(context)).orElseGet(() -> ofOthers(name));
            readings.put(name, reading);
        }
        return reading;
    }

    private static Optional<Signal> own(String name) {
        return Stream.of(BuiltInSignal.values())
                .filter(kind -> kind.word().equals(name))
                .map(kind -> (Signal) new OwnSignal(kind))
                .findFirst();
    }

    private SignalReading ofOthers(String name) {
        Signal signal = session.getProvider(Signal.class, name);
        if (signal == null) {
            return new SignalReading.Unknown("this server has no signal of this name");
        }
        try {
            return signal.evaluate(context);
        } catch (RuntimeException failed) {
            // Somebody else's code; whether sign-ins go on without it is for the policy to say, by what unknown counts.
            LOG.warnf(failed, "step-up: the signal %s failed", name);
            return new SignalReading.Unknown("the signal failed");
        }
    }
}
