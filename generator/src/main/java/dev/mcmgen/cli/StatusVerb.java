package dev.mcmgen.cli;

import dev.mcmgen.rancher.RefusedException;
import dev.mcmgen.rancher.api.Rancher;
import dev.mcmgen.rancher.progress.ClusterDirectory;
import dev.mcmgen.rancher.progress.ClusterName;
import dev.mcmgen.rancher.progress.ClusterObject.Kind;
import dev.mcmgen.rancher.progress.ClusterReader;
import dev.mcmgen.rancher.progress.ClusterState;
import dev.mcmgen.rancher.progress.Registration;
import dev.mcmgen.rancher.progress.RegistrationCommands;
import dev.mcmgen.rancher.progress.Sighting;
import dev.mcmgen.rancher.progress.StatusForm;
import dev.mcmgen.yaml.JsonWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen status [NAME]}: the state of a cluster in Rancher, pool by pool, or a line for each cluster. */
final class StatusVerb implements Verb {

    private static final String NAMESPACE = "fleet-default";

    /** Of a name and of a namespace, which must not lead to another path. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    private static final Duration PATIENCE_FOR_TOKEN = Duration.ofSeconds(30);

    private final Clock clock;

    StatusVerb(Clock clock) {
        this.clock = clock;
    }

    /** The forms of the answer. */
    enum Format {
        TEXT,
        JSON
    }

    @Override
    public String name() {
        return "status";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Shows the state of a cluster in Rancher: control plane, pools, machines, and Rancher's own reasons.",
                        "Without a name, a line for each cluster. Exit code 1 when one is not ready.");
        spec.addPositional(PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .paramLabel("NAME")
                .type(String.class)
                .description("The cluster, as Rancher's console shows it.")
                .build());
        spec.addOption(OptionSpec.builder("-n", "--namespace")
                .paramLabel("NAMESPACE")
                .type(String.class)
                .description("Where the cluster lies; without it, fleet-default. Of a list: which clusters it shows.")
                .build());
        spec.addOption(Choice.option(Format.class, "-o", "--output")
                .paramLabel("FORMAT")
                .defaultValue("text")
                .description("text or json.")
                .build());
        spec.addOption(OptionSpec.builder("--registration")
                .type(boolean.class)
                .description("Also prints the commands by which nodes are registered with a cluster of existing nodes."
                        + " They hold a secret.")
                .build());
        RancherOptions.addTokenTo(spec);
        Examples.add(
                spec,
                "mcmgen status                        a line for each cluster",
                "mcmgen status prod-01                a cluster, machine by machine",
                "mcmgen status edge-07 --registration what to run on its nodes",
                "mcmgen status prod-01 -o json        for programs");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) {
        String name = parsed.matchedPositionalValue(0, "");
        Optional<String> namespace = Optional.ofNullable(parsed.matchedOptionValue("--namespace", (String) null));
        boolean json = parsed.matchedOptionValue("--output", Format.TEXT) == Format.JSON;
        namespace.ifPresent(StatusVerb::check);
        if (!name.isEmpty()) {
            check(name);
            ClusterName cluster = new ClusterName(namespace.orElse(NAMESPACE), name);
            return one(cluster, json, parsed.hasMatchedOption("--registration"), parsed, console);
        }
        if (parsed.hasMatchedOption("--registration")) {
            throw new CommandFailedException(
                    "--registration needs the name of a cluster", "mcmgen status lists the clusters");
        }
        return all(namespace, json, parsed, console);
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new CommandFailedException(
                    "'" + name + "' is no name that a cluster or a namespace can have",
                    "mcmgen status lists the clusters");
        }
    }

    private ExitCode one(ClusterName name, boolean json, boolean registration, ParseResult parsed, Console console) {
        Rancher rancher = RancherOptions.rancher(parsed, console);
        ClusterState state = see(new ClusterReader(rancher, name), rancher);
        Optional<RegistrationSheet> sheet = registration ? Optional.of(sheet(rancher, state)) : Optional.empty();
        if (json) {
            Map<String, Object> form = StatusForm.of(state);
            sheet.ifPresent(commands -> form.put("registration", commands.form()));
            console.out().print(JsonWriter.write(StatusForm.of(List.of(form))));
        } else {
            StateTree.lines(StateRow.of(state, clock.instant()), console.outColor())
                    .forEach(console.out()::println);
            sheet.ifPresent(commands -> console.out().print("\n" + commands.text()));
        }
        if (state.awaitsNodes() && !registration) {
            console.hint("add --registration to see what to run on its nodes");
        }
        return state.isReady() ? ExitCode.SUCCESS : ExitCode.FINDINGS;
    }

    private static ClusterState see(ClusterReader reader, Rancher rancher) {
        Sighting sighting = reader.look();
        if (sighting instanceof Sighting.Seen seen) {
            return seen.state();
        }
        if (sighting instanceof Sighting.Absent) {
            rancher.norman().version(); // what is no Rancher has no clusters either
        }
        ClusterName name = reader.name();
        String where = "cluster '" + name.name() + "' in " + name.namespace();
        throw new CommandFailedException(
                ExitCode.RANCHER,
                sighting instanceof Sighting.Absent
                        ? "there is no " + where
                        : "there is no " + where + ", or this user may not see it",
                new ClusterHint(new ClusterDirectory(rancher)).of(name));
    }

    private static RegistrationSheet sheet(Rancher rancher, ClusterState state) {
        String name = state.cluster().name();
        if (state.cluster().kind() != Kind.CUSTOM) {
            boolean imported = state.cluster().kind() == Kind.IMPORTED;
            throw new CommandFailedException(
                    "no node is registered with " + name + " by hand",
                    imported ? "its nodes are not Rancher's" : "Rancher makes its machines, pool by pool");
        }
        RegistrationCommands commands = Registration.await(
                        rancher.norman(), state.cluster().id(), rancher.connection()::pause, PATIENCE_FOR_TOKEN)
                .orElseThrow(() -> new CommandFailedException(
                        ExitCode.RANCHER,
                        "Rancher has no registration token for " + name + ", or not for this user",
                        "try again in a minute, or look into Rancher's console: the cluster's Registration tab"));
        return new RegistrationSheet(
                name, commands, !state.cluster().kubernetesVersion().contains("+k3s"));
    }

    private ExitCode all(Optional<String> namespace, boolean json, ParseResult parsed, Console console) {
        Rancher rancher = RancherOptions.rancher(parsed, console);
        List<ClusterState> states = states(rancher).stream()
                .filter(state -> namespace.isEmpty() || state.name().namespace().equals(namespace.get()))
                .toList();
        if (json) {
            List<Map<String, Object>> forms =
                    states.stream().map(StatusForm::of).toList();
            console.out().print(JsonWriter.write(StatusForm.of(forms)));
        } else {
            List<StateRow> rows = states.stream()
                    .map(state -> StateRow.inList(state, label(state, namespace), clock.instant()))
                    .toList();
            StateTree.lines(rows, console.outColor()).forEach(console.out()::println);
        }
        if (states.isEmpty()) {
            console.hint("there is no cluster, or none that this user may see");
        }
        return states.stream().allMatch(ClusterState::isReady) ? ExitCode.SUCCESS : ExitCode.FINDINGS;
    }

    private static List<ClusterState> states(Rancher rancher) {
        try {
            return new ClusterDirectory(rancher).states();
        } catch (RefusedException e) {
            if (e.error().isNotFound()) {
                rancher.norman().version(); // says better what is wrong where this is no Rancher
            }
            throw e;
        }
    }

    private static String label(ClusterState state, Optional<String> namespace) {
        boolean usual = state.name().namespace().equals(namespace.orElse(NAMESPACE));
        String name = usual ? state.name().name() : state.name().toString();
        return (name + "  " + state.cluster().kubernetesVersion()).strip();
    }
}
