package io.keycloakstepup.flow.notice;

import io.keycloakstepup.flow.event.ListenerEverywhere;

/** Has users told in every realm. */
public final class NoticeListenerFactory extends ListenerEverywhere {

    public NoticeListenerFactory() {
        super("step-up-notices", NoticeListener::new);
    }
}
