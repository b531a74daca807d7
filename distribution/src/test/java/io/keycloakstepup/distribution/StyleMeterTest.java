package io.keycloakstepup.distribution;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** Measures the main sources, prints what it measured, and fails where a limit is passed. */
final class StyleMeterTest {

    private static final List<ParsedSource> SOURCES = Checkout.MAIN.stream()
            .filter(source -> !source.isPackageDescription())
            .toList();

    @Test
    void filesAreShort() {
        Lengths files = new Lengths("file");
        SOURCES.forEach(
                source -> files.add(source.lines(), source.file().getFileName().toString()));
        System.out.println("style: " + files);
        assertAll(
                () -> assertTrue(files.ninetiethPercentile() <= 150, files::toString),
                () -> assertTrue(files.longest() <= 300, files::toString));
    }

    @Test
    void methodsAreShort() {
        Lengths methods = new Lengths("method");
        for (ParsedSource source : SOURCES) {
            source.scan(
                    new TreeScanner<Void, Lengths>() {
                        @Override
                        public Void visitMethod(MethodTree tree, Lengths lengths) {
                            if (tree.getBody() != null && !isImplicit(source, tree)) {
                                lengths.add(source.linesOf(tree), source.at(tree) + " " + tree.getName());
                            }
                            return super.visitMethod(tree, lengths);
                        }
                    },
                    methods);
        }
        System.out.println("style: " + methods);
        assertAll(
                () -> assertTrue(methods.ninetiethPercentile() <= 13, methods::toString),
                () -> assertTrue(methods.longest() <= 40, methods::toString));
    }

    /** The parser gives records and classes constructors that nobody wrote; they have no end in the file. */
    private static boolean isImplicit(ParsedSource source, MethodTree tree) {
        return source.positions().getEndPosition(source.unit(), tree) < 0;
    }

    @Test
    void atMostHalfOfTheTypesArePublic() {
        List<ClassTree> types = namedTypes();
        long open = types.stream()
                .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                .count();
        System.out.printf("style: %d of %d types public (%d %%)%n", open, types.size(), 100 * open / types.size());
        assertTrue(open * 2 <= types.size(), open + " of " + types.size() + " types are public");
    }

    /** JPA forbids a final entity, and JMH extends the state of a benchmark; they are the only exceptions. */
    @Test
    void everyConcreteClassIsFinal() {
        List<ClassTree> concrete = namedTypes().stream()
                .filter(type -> type.getKind() == Tree.Kind.CLASS)
                .filter(type -> !type.getModifiers().getFlags().contains(Modifier.ABSTRACT))
                .toList();
        List<String> extensible = concrete.stream()
                .filter(type -> !type.getModifiers().getFlags().contains(Modifier.FINAL))
                .filter(type -> !isExtendedByOthers(type))
                .map(type -> type.getSimpleName().toString())
                .toList();
        System.out.printf(
                "style: %d of %d concrete classes final%n", concrete.size() - extensible.size(), concrete.size());
        assertEquals(List.of(), extensible);
    }

    private static boolean isExtendedByOthers(ClassTree type) {
        return type.getModifiers().getAnnotations().stream()
                .map(mark -> mark.getAnnotationType().toString())
                .anyMatch(Set.of("Entity", "Embeddable", "MappedSuperclass", "State")::contains);
    }

    private static List<ClassTree> namedTypes() {
        List<ClassTree> types = new ArrayList<>();
        for (ParsedSource source : SOURCES) {
            source.scan(
                    new TreeScanner<Void, List<ClassTree>>() {
                        @Override
                        public Void visitClass(ClassTree tree, List<ClassTree> found) {
                            if (!tree.getSimpleName().isEmpty()) {
                                found.add(tree);
                            }
                            return super.visitClass(tree, found);
                        }
                    },
                    types);
        }
        return types;
    }
}
