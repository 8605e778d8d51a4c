package dev.mcmgen.rules.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kernel parameter that a cloud-config sets.
 *
 * @param name with dots
 * @param file the file that holds it; empty where a command sets it
 */
public record Sysctl(String name, String value, String file, Line line) {

    private static final Pattern FILE =
            Pattern.compile("/etc/sysctl\\.conf|/(etc|run|usr/lib|usr/local/lib)/sysctl\\.d/[^/]+\\.conf");
    private static final Pattern SETTING = Pattern.compile("\\s*-?\\s*([a-z][\\w./*-]*)\\s*=\\s*(.*?)\\s*");
    private static final Pattern COMMAND =
            Pattern.compile("\\bsysctl\\s+(?:-[a-z]+\\s+|--[a-z]+\\s+)*[\"']?([a-z][\\w./-]*)=[\"']?([^\"'\\s;&|]+)");

    static List<Sysctl> read(CloudConfig config) {
        if (!config.says("sysctl")) {
            return List.of();
        }
        List<Sysctl> all = new ArrayList<>();
        for (CloudFile file : config.files()) {
            boolean settings =
                    file.name().contains("sysctl") && FILE.matcher(file.name()).matches();
            for (Line line : settings ? Line.of(file) : List.<Line>of()) {
                add(all, file.name(), line, SETTING.matcher(line.text()));
            }
        }
        for (Line line : Line.ofCommands(config)) {
            Matcher command = COMMAND.matcher(line.text());
            while (line.text().contains("sysctl") && command.find()) {
                all.add(new Sysctl(dotted(command.group(1)), command.group(2), "", line));
            }
        }
        return all;
    }

    private static void add(List<Sysctl> all, String file, Line line, Matcher setting) {
        if (setting.matches()) {
            all.add(new Sysctl(dotted(setting.group(1)), setting.group(2), file, line));
        }
    }

    /** A name may have slashes for dots; where the first of both is a slash, dots are part of a name. */
    private static String dotted(String name) {
        int slash = name.indexOf('/');
        int dot = name.indexOf('.');
        return slash >= 0 && (dot < 0 || slash < dot)
                ? name.replace('.', '\n').replace('/', '.').replace('\n', '/')
                : name;
    }
}
