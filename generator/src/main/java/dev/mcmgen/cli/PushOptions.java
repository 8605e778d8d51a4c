package dev.mcmgen.cli;

import dev.mcmgen.rancher.progress.Goal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * How to push.
 *
 * @param yes whether nobody need be asked before nodes restart
 * @param replacesNodes whether running machines may be deleted
 * @param goal what to wait for; empty where nobody waits
 * @param atOnce how many clusters are written at the same time
 */
record PushOptions(
        DryRunMode dryRun,
        boolean yes,
        boolean replacesNodes,
        boolean prunes,
        boolean forcesConflicts,
        boolean viaImport,
        Optional<Goal> goal,
        Duration timeout,
        boolean json,
        boolean resumes,
        int atOnce) {

    /** What is only tried, as kubectl has it. */
    enum DryRunMode {
        NONE,
        CLIENT,
        SERVER
    }

    /** What may be allowed. */
    enum Allowance {
        REPLACE_NODES
    }

    /** Which way objects take. */
    enum Via {
        KUBERNETES,
        V3
    }

    /** The forms of the answer. */
    enum Format {
        TEXT,
        JSON
    }

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smh])");

    static void addTo(CommandSpec spec) {
        spec.addOption(Choice.option(DryRunMode.class, "--dry-run")
                .paramLabel("MODE")
                .arity("0..1")
                .fallbackValue("client")
                .description(
                        "none (the default); client: compares and writes nothing; server: lets Rancher try it, too.")
                .build());
        spec.addOption(flag("--yes", "Asks nobody before the services of running nodes restart."));
        spec.addOption(Choice.option(Allowance.class, "--allow")
                .paramLabel("WHAT")
                .description("replace-nodes: running machines may be deleted and made anew.")
                .build());
        spec.addOption(Choice.option(Goal.class, "--wait")
                .paramLabel("GOAL")
                .arity("0..1")
                .fallbackValue("ready")
                .description("Waits until each cluster is created or ready (without a word: ready).")
                .build());
        spec.addOption(OptionSpec.builder("--timeout")
                .paramLabel("TIME")
                .type(String.class)
                .defaultValue("30m")
                .description("How long --wait waits: 90s, 30m (the default), 2h.")
                .build());
        spec.addOption(flag(
                "--prune", "Deletes machine configs that the cluster owns and no pool names any more, once it is so."));
        spec.addOption(flag("--force-conflicts", "Sets fields that others have set since, too."));
        spec.addOption(Choice.option(Via.class, "--via")
                .paramLabel("WAY")
                .defaultValue("kubernetes")
                .description(
                        "v3: by the action importYaml of Rancher's v3 API, for administrators; without a way back.")
                .build());
        spec.addOption(flag("--resume", "Leaves out the clusters that the last push brought to their end."));
        spec.addOption(OptionSpec.builder("--at-once")
                .paramLabel("N")
                .type(int.class)
                .defaultValue("4")
                .description("How many clusters are pushed at the same time; 4 unless said otherwise.")
                .build());
        spec.addOption(Choice.option(Format.class, "-o", "--output")
                .paramLabel("FORMAT")
                .defaultValue("text")
                .description("text, or json: an event on each line.")
                .build());
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(description)
                .build();
    }

    static PushOptions of(ParseResult parsed) {
        int atOnce = parsed.matchedOptionValue("--at-once", 4);
        if (atOnce < 1 || atOnce > 32) {
            throw new CommandFailedException("--at-once takes 1 to 32, not " + atOnce, "");
        }
        PushOptions options = new PushOptions(
                parsed.matchedOptionValue("--dry-run", DryRunMode.NONE),
                parsed.hasMatchedOption("--yes"),
                parsed.hasMatchedOption("--allow"),
                parsed.hasMatchedOption("--prune"),
                parsed.hasMatchedOption("--force-conflicts"),
                parsed.matchedOptionValue("--via", Via.KUBERNETES) == Via.V3,
                Optional.ofNullable(parsed.matchedOptionValue("--wait", (Goal) null)),
                duration(parsed.matchedOptionValue("--timeout", "30m")),
                parsed.matchedOptionValue("--output", Format.TEXT) == Format.JSON,
                parsed.hasMatchedOption("--resume"),
                atOnce);
        if (options.viaImport() && options.dryRun() == DryRunMode.SERVER) {
            throw new CommandFailedException(
                    "importYaml cannot try anything", "leave --via v3 out of the dry run, or take --dry-run=client");
        }
        return options;
    }

    private static Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new CommandFailedException(
                    "--timeout takes a time, not '" + text + "'", "write it like 90s, 30m or 2h");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    /** Whether anything is written. */
    boolean writes() {
        return dryRun == DryRunMode.NONE;
    }
}
