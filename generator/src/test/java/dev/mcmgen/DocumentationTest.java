package dev.mcmgen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcmgen.render.template.TemplateInfo;
import dev.mcmgen.render.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages say of the repository is so. {@code -Dgolden.update=true} writes the generated parts anew. */
class DocumentationTest {

    private static final Path ROOT =
            Path.of(System.getProperty("mcmgen.root", "..")).toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ +(.*)$", Pattern.MULTILINE);
    private static final String MARK = "from the first line of each template. -->\n\n";

    @Test
    void linksLeadSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        List<Path> pages = pages();
        for (Path page : pages) {
            Matcher link = LINK.matcher(withoutCode(Files.readString(page)));
            while (link.find()) {
                String target = link.group(1);
                if (!target.matches("[a-z]+:.*") && !leadsSomewhere(page, target)) {
                    broken.add(ROOT.relativize(page) + ": " + target);
                }
            }
        }
        assertThat(pages).isNotEmpty();
        assertThat(broken).isEmpty();
    }

    @Test
    void theListOfTemplatesIsUpToDate() throws IOException {
        Path page = ROOT.resolve("docs/templates.md");
        String text = Files.readString(page);
        int mark = text.indexOf(MARK) + MARK.length();
        String generated = "| Name | What it makes |\n| --- | --- |\n"
                + Templates.builtIn().list().stream()
                        .map(DocumentationTest::row)
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, text.substring(0, mark) + generated);
            return;
        }
        assertThat(text.substring(mark)).isEqualTo(generated);
    }

    private static String row(TemplateInfo template) {
        return "| `" + template.name() + "` | " + template.purpose().replace("|", "\\|") + " |\n";
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean leadsSomewhere(Path page, String target) throws IOException {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path file = path.isEmpty() ? page : page.resolveSibling(path);
        if (!Files.exists(file)) {
            return false;
        }
        return hash < 0 || anchors(Files.readString(file)).contains(target.substring(hash + 1));
    }

    /** The anchors that GitHub gives the headings of a page. */
    private static List<String> anchors(String page) {
        List<String> anchors = new ArrayList<>();
        Matcher heading = HEADING.matcher(page);
        while (heading.find()) {
            String anchor = heading.group(1)
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            anchors.add(anchor);
        }
        return anchors;
    }

    private static String withoutCode(String page) {
        return page.replaceAll("(?s)```.*?```", "").replaceAll("`[^`\n]*`", "");
    }
}
