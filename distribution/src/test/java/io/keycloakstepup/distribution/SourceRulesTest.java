package io.keycloakstepup.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules about the text of the sources, which the compiled classes no longer show. */
final class SourceRulesTest {

    @Test
    void thereAreSourcesToLookAt() {
        assertFalse(Checkout.MAIN.isEmpty());
        assertFalse(Checkout.TESTS.isEmpty());
    }

    @Test
    void everySourceLivesUnderThePackageOfItsModule() {
        List<String> strangers = Stream.of(Checkout.MAIN, Checkout.TESTS)
                .flatMap(List::stream)
                .filter(source -> !Module.holding(source.file()).owns(source.packageName()))
                .map(source -> source.file() + " is in " + source.packageName())
                .toList();
        assertEquals(List.of(), strangers);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<Path> directories = new HashSet<>();
        Checkout.MAIN.forEach(source -> directories.add(source.file().getParent()));
        Checkout.MAIN.stream()
                .filter(ParsedSource::isPackageDescription)
                .filter(source ->
                        source.unit().getPackageAnnotations().toString().contains("NullMarked"))
                .forEach(source -> directories.remove(source.file().getParent()));
        assertEquals(Set.of(), directories, "packages without a package-info.java that says @NullMarked");
    }

    @Test
    void nobodyCatchesWhateverComes() {
        Set<String> tooBroad = Set.of("Exception", "Throwable", "java.lang.Exception", "java.lang.Throwable");
        List<String> catches = new ArrayList<>();
        for (ParsedSource source : Checkout.MAIN) {
            source.scan(
                    new TreeScanner<Void, List<String>>() {
                        @Override
                        public Void visitCatch(CatchTree tree, List<String> found) {
                            String types = tree.getParameter().getType().toString();
                            if (Arrays.stream(types.split("\\|"))
                                    .map(String::trim)
                                    .anyMatch(tooBroad::contains)) {
                                found.add(source.at(tree) + " catches " + types);
                            }
                            return super.visitCatch(tree, found);
                        }
                    },
                    catches);
        }
        assertEquals(List.of(), catches);
    }

    @Test
    void noImportIsThereForJavadocOnly() {
        List<String> idle = new ArrayList<>();
        for (ParsedSource source : Checkout.MAIN) {
            Set<String> used = identifiersIn(source);
            for (ImportTree imported : source.unit().getImports()) {
                String name = imported.getQualifiedIdentifier().toString();
                if (!used.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    idle.add(source.at(imported) + " imports " + name);
                }
            }
        }
        assertEquals(List.of(), idle);
    }

    private static Set<String> identifiersIn(ParsedSource source) {
        return source.scan(
                new TreeScanner<Void, Set<String>>() {
                    @Override
                    public Void visitImport(ImportTree tree, Set<String> found) {
                        return null;
                    }

                    @Override
                    public Void visitIdentifier(IdentifierTree tree, Set<String> found) {
                        found.add(tree.getName().toString());
                        return super.visitIdentifier(tree, found);
                    }
                },
                new HashSet<>());
    }

    @Test
    void typesAreNamedAfterWhatTheyAre() {
        Set<String> empty = Set.of("Util", "Utils", "Helper", "Manager", "Impl", "Data", "Info");
        List<String> named = new ArrayList<>();
        for (ParsedSource source : Checkout.MAIN) {
            source.scan(
                    new TreeScanner<Void, List<String>>() {
                        @Override
                        public Void visitClass(ClassTree tree, List<String> found) {
                            if (empty.stream().anyMatch(tree.getSimpleName().toString()::endsWith)) {
                                found.add(source.at(tree) + " " + tree.getSimpleName());
                            }
                            return super.visitClass(tree, found);
                        }
                    },
                    named);
        }
        assertEquals(List.of(), named);
    }

    /** A test class of another name would compile and never run. */
    @Test
    void everyTestHasANameThatTheBuildRuns() {
        List<String> forgotten = Checkout.TESTS.stream()
                .filter(SourceRulesTest::holdsTests)
                .map(source -> source.file().getFileName().toString())
                .filter(name -> !name.matches(".*(Test|Properties|IT)\\.java"))
                .toList();
        assertEquals(List.of(), forgotten);
    }

    private static boolean holdsTests(ParsedSource source) {
        Set<String> marks = Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property", "Example");
        List<String> found = source.scan(
                new TreeScanner<Void, List<String>>() {
                    @Override
                    public Void visitMethod(MethodTree tree, List<String> tests) {
                        for (AnnotationTree mark : tree.getModifiers().getAnnotations()) {
                            if (marks.contains(mark.getAnnotationType().toString())) {
                                tests.add(tree.getName().toString());
                            }
                        }
                        return null;
                    }
                },
                new ArrayList<>());
        return !found.isEmpty();
    }
}
