package dev.mcmgen;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the table of packages in docs/architecture.md true. */
class ArchitectureTest {

    private static final String OURS = "dev.mcmgen.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mcmgen");

    @ParameterizedTest
    @CsvSource({
        "yaml,    ''",
        "secret,  ''",
        "schema,  yaml",
        "catalog, yaml schema",
        "spec,    yaml schema catalog",
        "render,  yaml schema catalog spec secret",
        "cluster, yaml schema catalog",
        "rules,   yaml schema catalog cluster secret",
        "report,  yaml rules",
        "rancher, yaml schema catalog secret cluster",
        "importing, yaml schema catalog spec render cluster secret",
        "cli,     secret yaml schema catalog spec render cluster rules report rancher importing",
    })
    void packagesImportOnlyWhatTheTableSays(String name, String imports) {
        String[] allowed = Stream.concat(Stream.of(name), Arrays.stream(imports.split(" ")))
                .filter(other -> !other.isEmpty())
                .map(other -> OURS + other + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(OURS + name + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.mcmgen..").and(resideOutsideOfPackages(allowed)))
                .check(CLASSES);
    }

    @Test
    void everyPackageIsInTheTable() {
        assertThat(packages().stream().map(name -> name.substring(OURS.length()).replaceFirst("\\..*", "")))
                .isSubsetOf(
                        "yaml",
                        "secret",
                        "schema",
                        "catalog",
                        "spec",
                        "render",
                        "cluster",
                        "rules",
                        "report",
                        "rancher",
                        "importing",
                        "cli");
    }

    @ParameterizedTest
    @CsvSource({
        "tools.jackson..,        yaml schema",
        "com.fasterxml.jackson.., yaml schema",
        "org.snakeyaml..,        yaml",
        "com.networknt..,        schema",
        "freemarker..,           render",
        "okhttp3..,              rancher",
        "okio..,                 rancher",
        "picocli..,              cli",
    })
    void librariesAreSeenOnlyByTheirPackage(String library, String owners) {
        String[] allowed = Arrays.stream(owners.split(" "))
                .map(owner -> OURS + owner + "..")
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideOutsideOfPackages(allowed)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Util", "Utils", "Helper", "Manager", "Impl"})
    void noClassIsNamedAfterNothing(String suffix) {
        noClasses().should().haveSimpleNameEndingWith(suffix).check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = packages().stream()
                .filter(name -> CLASSES.stream()
                        .noneMatch(type -> type.getName().equals(name + ".package-info")
                                && type.isAnnotatedWith(NullMarked.class)))
                .toList();
        assertThat(unmarked).isEmpty();
    }

    /** The names of our packages that hold classes. */
    private static Set<String> packages() {
        Set<String> names = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            names.add(type.getPackageName());
        }
        return names;
    }
}
