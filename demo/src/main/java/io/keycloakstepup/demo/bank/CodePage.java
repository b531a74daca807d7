package io.keycloakstepup.demo.bank;

import io.keycloakstepup.demo.otp.Totp;
import io.keycloakstepup.demo.realm.DemoUser;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The demo's authenticator app: the codes that work now, renewed by the browser with every time step. */
final class CodePage {

    private final List<DemoUser> users;

    CodePage(List<DemoUser> users) {
        this.users = users;
    }

    Reply reply(Instant now) {
        List<Html> codes = users.stream()
                .flatMap(user -> user.totp().stream().map(totp -> code(user, totp.codeAt(now))))
                .toList();
        Html content = Template.CODES.with(Map.of("codes", Html.join(codes)));
        // One second late rather than early: an early reload would show the old code again.
        return Reply.page(200, Template.LAYOUT.with(Map.of("content", content)).markup())
                .again(Totp.left(now).toSeconds() + 1);
    }

    private static Html code(DemoUser user, String code) {
        return Template.CODE.with(Map.of("name", Html.text(user.name()), "code", Html.text(code)));
    }
}
