package io.keycloakstepup.flow.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/** The row of a link that was vouched for. Its key is a hash: the table tells nobody's account at the provider. */
@Entity(name = "StepUpLink")
@Table(name = "STEP_UP_LINK")
@NamedQuery(
        name = "deleteStepUpLinksOfUser",
        query = "delete from StepUpLink link where link.realmId = :realmId and link.userId = :userId")
@NamedQuery(
        name = "sweepStepUpLinks",
        query = "delete from StepUpLink link"
                + " where not exists (select 1 from RealmEntity realm where realm.id = link.realmId)")
class LinkEntity {

    @Id
    @Column(name = "ID", length = 64)
    private String id = "";

    @Column(name = "REALM_ID", length = 255, nullable = false)
    private String realmId = "";

    @Column(name = "USER_ID", length = 255, nullable = false)
    private String userId = "";

    /** For JPA. */
    protected LinkEntity() {}

    LinkEntity(String id, String realmId, String userId) {
        this.id = id;
        this.realmId = realmId;
        this.userId = userId;
    }

    String id() {
        return id;
    }

    String realmId() {
        return realmId;
    }

    String userId() {
        return userId;
    }
}
