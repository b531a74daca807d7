package io.keycloakstepup.demo.terminal;

import io.keycloakstepup.demo.terminal.story.Story;
import io.keycloakstepup.demo.terminal.story.Terminal;
import io.keycloakstepup.demo.terminal.wire.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Signs in, pays and proves what is asked, without a browser. Ends with 0 if something was paid, 1 if not, 2 if called wrongly. */
public final class Main {

    private Main() {}

    public static void main(String[] words) {
        Optional<Options> options = Options.of(List.of(words));
        if (options.isEmpty()) {
            System.err.print(Options.USAGE);
            System.exit(2);
        }
        System.exit(isPaid(options.orElseThrow()) ? 0 : 1);
    }

    private static boolean isPaid(Options options) {
        Terminal terminal = Terminal.ofThisProgram(!options.isFed());
        Wire wire = new Wire(options.isVerbose() ? terminal::say : line -> {});
        try {
            return Story.at(options.payments(), terminal, wire).isPaid();
        } catch (IOException broken) {
            terminal.say("It ends here: " + broken.getClass().getSimpleName() + ", " + broken.getMessage());
            return false;
        }
    }
}
