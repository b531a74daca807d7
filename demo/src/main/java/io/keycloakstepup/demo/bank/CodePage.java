package io.keycloakstepup.demo.bank;

import io.keycloakstepup.demo.http.Query;
import io.keycloakstepup.demo.otp.Totp;
import io.keycloakstepup.demo.realm.DemoUser;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The demo's authenticator app: the codes that work now, renewed by the browser with every time step. */
final class CodePage {

    private static final Reply CODES = Reply.goTo(URI.create("/codes"));

    private final List<DemoUser> users;

    CodePage(List<DemoUser> users) {
        this.users = users;
    }

    Reply reply(Visitor visitor, Instant now) {
        Stream<Html> known =
                users.stream().flatMap(user -> user.totp().stream().map(totp -> code(user.name(), totp.codeAt(now))));
        Stream<Html> adopted = visitor.devices().stream().map(totp -> code("from your key", totp.codeAt(now)));
        Html content = Template.CODES.with(
                Map.of("codes", Html.join(Stream.concat(known, adopted).toList())));
        // One second late rather than early: an early reload would show the old code again.
        return Reply.page(200, Template.LAYOUT.with(Map.of("content", content)).markup())
                .again(Totp.left(now).toSeconds() + 1);
    }

    /** Asks for the key of an authenticator. */
    Reply keyWanted() {
        Html content = Template.KEY.with(Map.of());
        return Reply.page(200, Template.LAYOUT.with(Map.of("content", content)).markup());
    }

    /** Makes codes, from now on, of the key that a set-up page showed to this visitor. */
    Reply adopt(Visitor visitor, Query form) {
        try {
            visitor.adopt(Totp.ofBase32(form.value("key")));
            return CODES;
        } catch (IllegalArgumentException noKey) {
            return Reply.page(400, "That is not a key: letters A to Z and digits 2 to 7.");
        }
    }

    private static Html code(String name, String code) {
        return Template.CODE.with(Map.of("name", Html.text(name), "code", Html.text(code)));
    }
}
