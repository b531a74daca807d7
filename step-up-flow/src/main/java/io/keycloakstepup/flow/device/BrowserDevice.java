package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.device.KeptSecret.Shown;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The browser that a user is signing in with, as far as that user is known in it. A secret of somebody else's in the same
 * browser is neither looked at nor touched. Made anew in each request; not thread-safe.
 */
public final class BrowserDevice {

    private final KeycloakSession session;
    private final UserModel user;
    private final DeviceOwner owner;
    private final RememberedDevices remembered;
    private final HeldCredentials credentials;
    private final DeviceRows rows;
    private final DeviceCookie cookie;
    private final Instant now;
    private Optional<Sighting> sighting;

    private record Sighting(DeviceSecret secret, Device device, Shown shown) {}

    private BrowserDevice(KeycloakSession session, RealmModel realm, UserModel user, Instant now) {
        this.session = session;
        this.user = user;
        this.owner = DeviceOwner.of(realm, user);
        this.remembered = new RememberedDevices(session, realm, user);
        this.credentials = new HeldCredentials(realm, user);
        this.rows = new DeviceRows(session);
        this.cookie = new DeviceCookie(session.getContext(), realm);
        this.now = now;
        this.sighting = ApiCall.in(session).isPresent() ? Optional.empty() : sighted();
    }

    private Optional<Sighting> sighted() {
        return cookie.held().stream()
                .flatMap(secret -> rows.find(secret.id()).stream().map(device -> seen(secret, device)))
                .filter(seen -> seen.device().owner().equals(owner))
                .findFirst();
    }

    /** The browser that has sent the request at hand; one that nobody is known in where an application calls over REST. */
    public static BrowserDevice of(KeycloakSession session, RealmModel realm, UserModel user, Instant now) {
        return new BrowserDevice(session, realm, user, now);
    }

    private Sighting seen(DeviceSecret secret, Device device) {
        return new Sighting(secret, device, device.secret().judge(secret, address(), now));
    }

    /** Whether it has shown a secret of this user's that was replaced: one of two browsers has a copy. */
    public boolean isReplayed() {
        return sighting.filter(seen -> seen.shown() == Shown.REPLAYED).isPresent();
    }

    /** Whether the user has proven in it before what it takes to be known. */
    public boolean isKnown() {
        return recognised()
                .filter(device -> device.isKnown(credentials.hash(), now))
                .isPresent();
    }

    /** Whether the user has asked to be remembered in it, and still is. */
    public boolean isRemembered() {
        return recognised()
                .filter(device -> device.isRemembered(credentials.hash(), now))
                .isPresent();
    }

    /** For how many whole days the user has been known in it; empty if the user is not. */
    public Optional<Long> ageDays() {
        return recognised().filter(device -> isKnown()).map(device -> device.age(now)
                .toDays());
    }

    /** Its name; empty if it has shown no secret of this user's that is worth anything. */
    public Optional<String> id() {
        return recognised().map(Device::id);
    }

    /** What was remembered and is no more on any list was taken off it, by the user or an administrator. */
    private Optional<Device> recognised() {
        return sighting.filter(seen -> seen.shown() != Shown.REPLAYED)
                .map(Sighting::device)
                .filter(device -> device.rememberedUntil().isEmpty() || remembered.isListed(device.id()));
    }

    /** Ends a device of which there are two, everywhere and for good. */
    public void end() {
        sighting.ifPresent(seen -> remembered.forget(seen.device().id()));
        sighting = Optional.empty();
    }

    /**
     * Hands out the next secret, or finds out that another request was given it first. Afterwards the browser may turn out to
     * be {@linkplain #isReplayed a copy}.
     */
    public void use() {
        Optional<Sighting> due = sighting.filter(seen -> seen.shown() == Shown.PRESENT)
                .filter(seen ->
                        seen.device().secret().isDue(now) && recognised().isPresent());
        due.ifPresent(seen -> {
            DeviceSecret next = seen.secret().next();
            if (rows.rotate(seen.secret(), next, address(), now)) {
                cookie.keep(next, this::isOfSomebodyElse);
            } else {
                sighting = rows.findAnew(seen.device().id()).map(device -> seen(seen.secret(), device));
            }
        });
    }

    /**
     * Makes the user known in it, after what was just proven.
     *
     * @param isToBeRemembered whether the user asks for that, and may
     * @return its name
     */
    public String trust(boolean isToBeRemembered) {
        Optional<Instant> asked = RememberConfig.of(session.getContext().getRealm(), user)
                .lifetime()
                .filter(lifetime -> isToBeRemembered)
                .map(now::plus);
        Optional<Instant> until =
                asked.or(() -> recognised().filter(device -> isRemembered()).flatMap(Device::rememberedUntil));
        Trust trust = new Trust(credentials.hash(), until);
        String id = recognised().map(known -> again(known, trust)).orElseGet(() -> first(trust));
        asked.ifPresent(end -> remembered.list(id, now, end));
        return id;
    }

    private String again(Device known, Trust trust) {
        if (trust.rememberedUntil().isEmpty()) {
            remembered.removeCredential(known.id());
        }
        rows.trust(known.id(), trust, now);
        return known.id();
    }

    /** Lets it be told from all other browsers from now on, by this name; that makes nobody known in it. */
    public String recognise() {
        return id().orElseGet(() -> first(Trust.NONE));
    }

    private String first(Trust trust) {
        DeviceSecret secret = DeviceSecret.first();
        remembered.makeRoom();
        rows.add(Device.first(secret, owner, address(), trust, now));
        cookie.keep(secret, this::isOfSomebodyElse);
        return secret.id();
    }

    private boolean isOfSomebodyElse(DeviceSecret secret) {
        return rows.find(secret.id())
                .filter(device -> !device.owner().equals(owner))
                .isPresent();
    }

    private String address() {
        return session.getContext().getConnection().getRemoteAddr();
    }
}
