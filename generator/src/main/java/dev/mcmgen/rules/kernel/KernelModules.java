package dev.mcmgen.rules.kernel;

import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.CloudFile;
import dev.mcmgen.rules.subject.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel modules of a cloud-config (ipvs-nodelocaldns.md §5.4).
 *
 * @param atBoot those of files below {@code modules-load.d}, each its line
 * @param byCommand those of {@code modprobe} in a command
 * @param forbidden those that a file of {@code modprobe.d} keeps away
 */
record KernelModules(List<Module> atBoot, List<Module> byCommand, List<Forbidden> forbidden) {

    private static final Pattern LIST =
            Pattern.compile("/(etc|run|usr/lib|usr/local/lib)/modules-load\\.d/[^/]+\\.conf|/etc/modules");
    private static final Pattern RULES = Pattern.compile("/(etc|run|lib|usr/lib)/modprobe\\.d/[^/]+\\.conf");
    private static final Pattern MODPROBE = Pattern.compile("\\bmodprobe\\s+([^;&|>]*)");
    private static final Pattern NEVER =
            Pattern.compile("\\s*(?:(blacklist)\\s+(\\S+)|install\\s+(\\S+)\\s+\\S*/(?:true|false|nologin))\\s*");

    /** A module by its name, with {@code _} for {@code -}. */
    record Module(String name, Line line) {}

    /**
     * A module that is not to be loaded.
     *
     * @param always also where it is asked for by its name
     */
    record Forbidden(String name, boolean always, Line line) {}

    static KernelModules of(CloudConfig config) {
        List<Module> atBoot = new ArrayList<>();
        List<Module> byCommand = new ArrayList<>();
        List<Forbidden> forbidden = new ArrayList<>();
        for (CloudFile file : config.files()) {
            boolean list = LIST.matcher(file.name()).matches();
            boolean rules = !list && RULES.matcher(file.name()).matches();
            for (Line line : list || rules ? Line.of(file) : List.<Line>of()) {
                if (rules) {
                    forbid(forbidden, line);
                } else if (!isComment(line.text())) {
                    atBoot.add(new Module(name(line.text().strip()), line));
                }
            }
        }
        for (Line line : Line.ofCommands(config)) {
            if (!line.text().contains("modprobe")) {
                continue;
            }
            Matcher modprobe = MODPROBE.matcher(line.text());
            while (modprobe.find()) {
                for (String word : modprobe.group(1).strip().split("\\s+", -1)) {
                    if (!word.startsWith("-") && !word.contains("=") && !word.isEmpty()) {
                        byCommand.add(new Module(name(word), line));
                    }
                }
            }
        }
        return new KernelModules(atBoot, byCommand, forbidden);
    }

    private static void forbid(List<Forbidden> forbidden, Line line) {
        Matcher never = NEVER.matcher(line.text());
        if (never.matches()) {
            boolean blacklisted = never.group(1) != null;
            forbidden.add(new Forbidden(name(never.group(blacklisted ? 2 : 3)), !blacklisted, line));
        }
    }

    static boolean isComment(String line) {
        String text = line.strip();
        return text.isEmpty() || text.startsWith("#") || text.startsWith(";");
    }

    private static String name(String word) {
        return word.replace('-', '_');
    }

    /** Whether it is listed for every boot, or loaded by a command on the first. */
    boolean loads(String module) {
        for (Module known : byCommand) {
            if (known.name().equals(module)) {
                return true;
            }
        }
        return isAtBoot(module);
    }

    /** Whether it is listed for every boot. A line that names more is not understood, but meant. */
    boolean isAtBoot(String module) {
        for (Module known : atBoot) {
            if (known.name().contains(module)
                    && List.of(known.name().split("[\\s,#]+", -1)).contains(module)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of them is listed for every boot. */
    boolean hasAtBoot(List<String> modules) {
        for (String module : modules) {
            if (isAtBoot(module)) {
                return true;
            }
        }
        return false;
    }
}
