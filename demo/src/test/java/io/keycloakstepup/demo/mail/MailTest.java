package io.keycloakstepup.demo.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class MailTest {

    @Test
    void ofSeveralPartsThePlainOneIsRead() {
        String raw = """
                Subject: code
                Content-Type: multipart/alternative; boundary="b"

                --b
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                Gr=C3=BC=C3=9Fe, your code is
                12345678
                =E2=82=AC 5 = five, a lo=
                ng line
                --b
                Content-Type: text/html; charset=UTF-8

                <p>12345678</p>
                --b--
                """;

        assertThat(Mail.of("anna@example.com", raw))
                .isEqualTo(new Mail("anna@example.com", "Grüße, your code is\n12345678\n€ 5 = five, a long line"));
    }

    @Test
    void mailWithoutPlainPartIsShownAsItCame() {
        assertThat(Mail.of("a@example.com", "Subject: x\n\nhello").text()).isEqualTo("Subject: x\n\nhello");
    }
}
