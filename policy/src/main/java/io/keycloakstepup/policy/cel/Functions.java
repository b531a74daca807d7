package io.keycloakstepup.policy.cel;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.checker.CelStandardDeclarations.StandardOverload;
import java.util.Set;

/**
 * The functions and operators of standard CEL that conditions may use: those on texts, numbers, instants and lists. No
 * fact has bytes or unsigned numbers, and {@code dyn} and {@code type} would step around the type check. The checker
 * goes through all declarations for every expression, so that fewer of them also save half of its time.
 */
final class Functions {

    private static final Set<StandardFunction> EXCLUDED =
            Set.of(StandardFunction.DYN, StandardFunction.TYPE, StandardFunction.BYTES, StandardFunction.UINT);

    static final CelStandardDeclarations DECLARATIONS = CelStandardDeclarations.newBuilder()
            .filterFunctions(Functions::isAllowed)
            .filterIdentifiers(typeName -> false)
            .build();

    private Functions() {}

    private static boolean isAllowed(StandardFunction function, StandardOverload overload) {
        String id = overload.celOverloadDecl().overloadId();
        return !EXCLUDED.contains(function) && !id.contains("uint") && !id.contains("bytes");
    }
}
