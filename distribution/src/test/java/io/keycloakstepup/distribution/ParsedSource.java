package io.keycloakstepup.distribution;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * One Java file as the compiler's own parser reads it.
 *
 * @param file where it lies
 * @param unit its syntax tree
 * @param positions where in the file a tree begins and ends
 */
record ParsedSource(Path file, CompilationUnitTree unit, SourcePositions positions) {

    /** Parses without resolving anything, so no class path is needed. */
    static List<ParsedSource> allOf(List<Path> sources) {
        if (sources.isEmpty()) {
            return List.of();
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            List<ParsedSource> parsed = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                parsed.add(new ParsedSource(Path.of(unit.getSourceFile().toUri()), unit, positions));
            }
            return List.copyOf(parsed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String packageName() {
        ExpressionTree name = unit.getPackageName();
        return name == null ? "" : name.toString();
    }

    boolean isPackageDescription() {
        return file.endsWith("package-info.java");
    }

    int lines() {
        try {
            return Math.toIntExact(
                    unit.getSourceFile().getCharContent(true).toString().lines().count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Counts from the first line of the declaration, its Javadoc not included, to its closing brace. */
    int linesOf(Tree tree) {
        LineMap map = unit.getLineMap();
        long first = map.getLineNumber(positions.getStartPosition(unit, tree));
        long last = map.getLineNumber(positions.getEndPosition(unit, tree));
        return Math.toIntExact(last - first + 1);
    }

    String at(Tree tree) {
        long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
        return Checkout.root().relativize(file) + ":" + line;
    }

    <T> T scan(TreeScanner<Void, T> scanner, T collected) {
        scanner.scan(unit, collected);
        return collected;
    }
}
