package dev.mcmgen.cli;

import dev.mcmgen.rules.Finding;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.ProblemsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The repairs of all files of a run that can be done at once. */
final class Repairs {

    private final Drafts drafts;
    private final Map<String, Repair> files = new LinkedHashMap<>();

    /** @param findings by place; those that are waived stay as they are */
    Repairs(List<Finding> findings, Drafts drafts) {
        this.drafts = drafts;
        for (Finding finding : findings) {
            String file = finding.position().file();
            if (finding.counts() && finding.fix().filter(Fix::automatic).isPresent() && drafts.has(file)) {
                files.computeIfAbsent(file, name -> new Repair()).take(finding);
            }
        }
    }

    /** Changes the drafts; how many findings that mends. */
    int apply() throws IOException {
        int count = 0;
        for (Map.Entry<String, Repair> file : files.entrySet()) {
            String after = file.getValue().apply(drafts.text(file.getKey()));
            if (isReadable(file.getKey(), after)) {
                drafts.change(file.getKey(), after);
                count += file.getValue().fixes();
            }
        }
        return count;
    }

    /** A fix that breaks the file is a mistake of ours: better none. */
    private static boolean isReadable(String file, String text) {
        try {
            GoYaml.readAll(file, text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (ProblemsException e) {
            return false;
        }
    }
}
