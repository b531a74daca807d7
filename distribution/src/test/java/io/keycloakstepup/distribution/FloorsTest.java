package io.keycloakstepup.distribution;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may know whom, held against the compiled classes. */
final class FloorsTest {

    @Test
    void arrowsBetweenModulesPointDown() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage("io.keycloakstepup..")
                .ensureAllClassesAreContainedInArchitecture()
                .layer("policy")
                .definedBy("io.keycloakstepup.policy..")
                .layer("step-up-flow")
                .definedBy("io.keycloakstepup.flow..")
                .layer("authenticators")
                .definedBy("io.keycloakstepup.authenticators..")
                .layer("token-mappers")
                .definedBy("io.keycloakstepup.mappers..")
                .layer("admin")
                .definedBy("io.keycloakstepup.admin..")
                .layer("resource-server")
                .definedBy("io.keycloakstepup.resource..")
                .layer("resource-server-spring")
                .definedBy("io.keycloakstepup.spring..")
                .layer("gateway")
                .definedBy("io.keycloakstepup.gateway..")
                .whereLayer("policy")
                .mayNotAccessAnyLayer()
                .whereLayer("step-up-flow")
                .mayOnlyAccessLayers("policy")
                .whereLayer("resource-server")
                .mayOnlyAccessLayers("policy")
                .whereLayer("gateway")
                .mayOnlyAccessLayers("policy", "resource-server")
                .whereLayer("resource-server-spring")
                .mayOnlyAccessLayers("policy", "resource-server")
                .whereLayer("authenticators")
                .mayOnlyAccessLayers("policy", "step-up-flow")
                .whereLayer("token-mappers")
                .mayOnlyAccessLayers("policy", "step-up-flow")
                .whereLayer("admin")
                .mayOnlyAccessLayers("policy", "step-up-flow")
                .check(ShippedClasses.ALL);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("io.keycloakstepup.(**)").should().beFreeOfCycles().check(ShippedClasses.ALL);
    }

    @Test
    void noClassKnowsThePackageAboveIt() {
        classes().should(notDependOnAnOuterPackage()).check(ShippedClasses.ALL);
    }

    private static ArchCondition<JavaClass> notDependOnAnOuterPackage() {
        return new ArchCondition<>("not depend on a package that theirs lies in") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                for (Dependency arrow : from.getDirectDependenciesFromSelf()) {
                    String outer = arrow.getTargetClass().getBaseComponentType().getPackageName() + ".";
                    if (outer.startsWith("io.keycloakstepup.")
                            && from.getPackageName().startsWith(outer)) {
                        events.add(SimpleConditionEvent.violated(arrow, arrow.getDescription()));
                    }
                }
            }
        };
    }

    @Test
    void thePolicyKnowsOnlyTheJdkAndItself() {
        classes()
                .that()
                .resideInAPackage("io.keycloakstepup.policy..")
                .and()
                .resideOutsideOfPackages(
                        "io.keycloakstepup.policy.cel..",
                        "io.keycloakstepup.policy.text..",
                        "io.keycloakstepup.policy.zone..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.keycloakstepup.policy..")
                .check(ShippedClasses.ALL);
    }

    @Test
    void aResourceServerKnowsNeitherKeycloakNorSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("io.keycloakstepup.resource..", "io.keycloakstepup.gateway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak..", "org.springframework..")
                .check(ShippedClasses.ALL);
    }

    @Test
    void onlyTheStarterKnowsSpring() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.keycloakstepup.spring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .check(ShippedClasses.ALL);
        noClasses()
                .that()
                .resideInAPackage("io.keycloakstepup.spring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.keycloak..")
                .check(ShippedClasses.ALL);
    }

    /** Whoever has no servlets uses the guard without them. */
    @Test
    void servletsAreKnownToOnePackageOfAResourceServer() {
        noClasses()
                .that()
                .resideInAPackage("io.keycloakstepup.resource..")
                .and()
                .resideOutsideOfPackage("io.keycloakstepup.resource.servlet..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..")
                .check(ShippedClasses.ALL);
    }

    /** Guava stands in the signatures of CEL, so a call drags it in. */
    @Test
    void celIsKnownToOnePackage() {
        onlyInPackage("io.keycloakstepup.policy.cel..", "dev.cel..", "com.google..");
    }

    @Test
    void theSignatureLibraryIsKnownToOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.keycloakstepup.resource.jose..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.nimbusds..")
                .check(ShippedClasses.ALL);
    }

    @Test
    void yamlIsKnownToOnePackage() {
        onlyInPackage("io.keycloakstepup.policy.text..", "org.snakeyaml..");
    }

    @Test
    void theAddressLibraryIsKnownToOnePackage() {
        onlyInPackage("io.keycloakstepup.policy.zone..", "inet.ipaddr..");
    }

    @Test
    void theDatabaseReaderIsKnownToOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.keycloakstepup.flow.network..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.maxmind..")
                .check(ShippedClasses.ALL);
    }

    private static void onlyInPackage(String home, String... libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .check(ShippedClasses.ALL);
        classes()
                .that()
                .resideInAPackage(home)
                .should()
                .onlyDependOnClassesThat(describe(
                        "are the JDK's, the policy's or of that library",
                        target -> isPureOrIn(target.getPackageName(), libraries)))
                .check(ShippedClasses.ALL);
    }

    private static boolean isPureOrIn(String packageName, String... libraries) {
        Set<String> pure = Set.of("java.", "org.jspecify.", "io.keycloakstepup.policy.");
        String name = packageName + ".";
        return packageName.isEmpty()
                || pure.stream().anyMatch(name::startsWith)
                || Set.of(libraries).stream().anyMatch(library -> name.startsWith(library.replace("..", ".")));
    }

    @Test
    void thePolicyReadsNoClock() {
        DescribedPredicate<JavaAccess<?>> clock = describe("read a clock", FloorsTest::readsAClock);
        noClasses()
                .that()
                .resideInAPackage("io.keycloakstepup.policy..")
                .should()
                .accessTargetWhere(clock)
                .check(ShippedClasses.ALL);
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getFullName();
        String name = access.getName();
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.time.Clock") && name.startsWith("system"))
                || (owner.equals("java.util.Date") && name.equals("<init>"))
                || (owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime").contains(name));
    }
}
