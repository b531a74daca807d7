package io.keycloakstepup.flow.history;

import io.keycloakstepup.policy.signal.Origin;
import io.keycloakstepup.policy.signal.Place;
import io.keycloakstepup.policy.signal.SignIn;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The row of one sign-in. It holds no address, only the network around it. Rows are written and deleted; of the last proof
 * of an account, once it is old, the time alone is left.
 */
@Entity
@Table(name = "STEP_UP_SIGN_IN")
@NamedQuery(
        name = "stepUpSignInsOfUser",
        query = "select past from SignInEntity past where past.realmId = :realmId and past.userId = :userId"
                + " order by past.signedInAtMillis desc")
@NamedQuery(
        name = "stepUpSignInIdsOfUser",
        query = "select past.id from SignInEntity past where past.realmId = :realmId and past.userId = :userId"
                + " and past.outcome = :outcome order by past.signedInAtMillis desc, past.id")
@NamedQuery(
        name = "stepUpFactorsOfUser",
        query = "select past.factor from SignInEntity past where past.realmId = :realmId and past.userId = :userId"
                + " and past.factor is not null order by past.signedInAtMillis desc, past.id")
@NamedQuery(name = "deleteStepUpSignIns", query = "delete from SignInEntity past where past.id in :ids")
@NamedQuery(
        name = "deleteStepUpSignInsOfUser",
        query = "delete from SignInEntity past where past.realmId = :realmId and past.userId = :userId")
@NamedQuery(name = "deleteStepUpSignInsOfRealm", query = "delete from SignInEntity past where past.realmId = :realmId")
@NamedQuery(
        name = "oldStepUpSignIns",
        query = "select past.id from SignInEntity past where past.signedInAtMillis < :beforeMillis"
                + " and (past.outcome <> :proven or exists (select later.id from SignInEntity later"
                + " where later.realmId = past.realmId and later.userId = past.userId and later.outcome = :proven"
                + " and (later.signedInAtMillis > past.signedInAtMillis"
                + " or (later.signedInAtMillis = past.signedInAtMillis and later.id > past.id))))")
@NamedQuery(
        name = "oldStepUpSignInsWithOrigin",
        query = "select past.id from SignInEntity past where past.signedInAtMillis < :beforeMillis"
                + " and (past.network is not null or past.country is not null or past.asn is not null"
                + " or past.device is not null or past.latitude is not null)")
@NamedQuery(
        name = "forgetOriginsOfStepUpSignIns",
        query = "update SignInEntity past set past.network = null, past.country = null, past.asn = null,"
                + " past.device = null, past.latitude = null, past.longitude = null, past.radiusKm = null"
                + " where past.id in :ids")
@NamedQuery(
        name = "unwantedRealmsOfStepUpSignIns",
        query = "select distinct past.realmId from SignInEntity past"
                + " where not exists (select 1 from RealmEntity realm where realm.id = past.realmId)"
                + " or exists (select 1 from RealmAttributeEntity setting where setting.realm.id = past.realmId"
                + " and setting.name = :setting and setting.value like 'false')")
class SignInEntity {

    @Id
    @Column(name = "ID", length = 36)
    private String id = "";

    @Column(name = "REALM_ID", length = 255, nullable = false)
    private String realmId = "";

    @Column(name = "USER_ID", length = 255, nullable = false)
    private String userId = "";

    @Column(name = "SIGNED_IN_AT", nullable = false)
    private long signedInAtMillis;

    @Enumerated(EnumType.STRING)
    @Column(name = "OUTCOME", length = 16, nullable = false)
    private SignIn.Outcome outcome = SignIn.Outcome.FAILED;

    @Column(name = "NETWORK", length = 64)
    private @Nullable String network;

    @Column(name = "COUNTRY", length = 2)
    private @Nullable String country;

    @Column(name = "ASN")
    private @Nullable Long asn;

    @Column(name = "DEVICE", length = 64)
    private @Nullable String device;

    @Column(name = "LATITUDE")
    private @Nullable Double latitude;

    @Column(name = "LONGITUDE")
    private @Nullable Double longitude;

    @Column(name = "RADIUS_KM")
    private @Nullable Integer radiusKm;

    @Column(name = "FACTOR", length = 255)
    private @Nullable String factor;

    /** For JPA. */
    protected SignInEntity() {}

    SignInEntity(String id, Account account, PastSignIn past) {
        this.id = id;
        this.realmId = account.realmId();
        this.userId = account.userId();
        this.signedInAtMillis = past.signIn().at().toEpochMilli();
        this.outcome = past.signIn().outcome();
        Origin origin = past.signIn().origin();
        this.network = origin.network().orElse(null);
        this.country = origin.country().orElse(null);
        this.asn = origin.asn().orElse(null);
        this.device = origin.device().orElse(null);
        past.place().ifPresent(this::setPlace);
        this.factor = past.factor().map(UsedFactor::text).orElse(null);
    }

    private void setPlace(Place place) {
        this.latitude = place.latitude();
        this.longitude = place.longitude();
        this.radiusKm = place.accuracyRadiusKm();
    }

    PastSignIn past() {
        Origin origin = new Origin(
                Optional.ofNullable(network),
                Optional.ofNullable(country),
                Optional.ofNullable(asn),
                Optional.ofNullable(device));
        return new PastSignIn(
                new SignIn(Instant.ofEpochMilli(signedInAtMillis), origin, outcome),
                place(),
                Optional.ofNullable(factor).map(UsedFactor::read));
    }

    private Optional<Place> place() {
        return latitude == null || longitude == null || radiusKm == null
                ? Optional.empty()
                : Optional.of(new Place(latitude, longitude, radiusKm));
    }
}
