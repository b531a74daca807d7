package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.choice.Choices;
import jakarta.ws.rs.core.MultivaluedMap;

/** One exchange with the user about one question. */
interface Turn {

    /** The form field by which the user asks for the list of other ways. */
    String ANOTHER = Choices.ANOTHER;

    /** The form field that names the way that the user has chosen from the list. */
    String CHOICE = Choices.CHOICE;

    /** The form field by which the user asks for what was sent to be sent again. */
    String RESEND = "stepUpResend";

    /** Shows where the user stands: the page that is under way, else the first one. */
    Outcome again();

    /** Takes in what the user's form brought. */
    Outcome hear(MultivaluedMap<String, String> typed);
}
