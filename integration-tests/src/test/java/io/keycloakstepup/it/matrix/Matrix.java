package io.keycloakstepup.it.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All cells. What a way has no parameter for, or what nobody can prove in it, has none. */
final class Matrix {

    private static final List<Standing> IN_A_SESSION = List.of(Standing.PASSWORD, Standing.CODE);
    private static final List<Standing> IN_A_BROWSER = List.of(Standing.NOTHING, Standing.PASSWORD, Standing.CODE);
    private static final List<Standing> IN_THE_REQUEST = List.of(Standing.PASSWORD, Standing.FRESH_CODE);

    private static final List<Optional<Level>> NONE = List.of(Optional.empty());
    private static final List<Optional<Level>> REACHABLE =
            List.of(Optional.empty(), Optional.of(Level.PWD), Optional.of(Level.MFA), Optional.of(Level.NOW));
    private static final List<Optional<Level>> ALL =
            Stream.concat(REACHABLE.stream(), Stream.of(Optional.of(Level.PHR))).toList();

    private Matrix() {}

    /** Those of one policy. */
    static List<Cell> of(Outcome outcome) {
        return Arrays.stream(Way.values())
                .flatMap(way -> of(way, outcome))
                .filter(Matrix::canBeTold)
                .toList();
    }

    private static Stream<Cell> of(Way way, Outcome outcome) {
        return standings(way).stream()
                .flatMap(standing -> asked(way).stream().map(asked -> new Cell(way, asked, standing, outcome)));
    }

    private static List<Standing> standings(Way way) {
        return switch (way) {
            case SILENT, PUSHED -> IN_A_BROWSER;
            case HYBRID, CODE, REFRESH, OFFLINE, EXCHANGE, DEVICE -> IN_A_SESSION;
            case PASSWORD -> IN_THE_REQUEST;
            case CLIENT_CREDENTIALS, CIBA -> List.of(Standing.NOTHING);
        };
    }

    private static List<Optional<Level>> asked(Way way) {
        return switch (way) {
            case SILENT -> ALL;
            case PUSHED, HYBRID, PASSWORD, CIBA -> REACHABLE;
            case CODE, REFRESH, OFFLINE, EXCHANGE, DEVICE, CLIENT_CREDENTIALS -> NONE;
        };
    }

    /** What is asked for on another device and not refused goes on there: that is not in this matrix. */
    private static boolean canBeTold(Cell cell) {
        return cell.way() != Way.CIBA
                || cell.outcome() == Outcome.DENIES
                || cell.outcome() == Outcome.ASKS_MFA
                || cell.outcome() == Outcome.ASKS_NOW
                || cell.asked().filter(level -> level != Level.PWD).isPresent();
    }
}
