package dev.mcmgen.cli;

import dev.mcmgen.catalog.Argument;
import dev.mcmgen.catalog.ArgumentList;
import dev.mcmgen.catalog.ArgumentList.Basis;
import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.Component;
import dev.mcmgen.catalog.Distribution;
import dev.mcmgen.catalog.FlagList;
import dev.mcmgen.catalog.KnownBad;
import dev.mcmgen.catalog.KubeProxyFlag;
import dev.mcmgen.catalog.KubeProxyFlags;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.catalog.ReleaseFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that the catalogue says of one release, with the source of each part. */
final class ReleaseSheet {

    private final Map<String, Object> form = new LinkedHashMap<>();

    ReleaseSheet(Catalog catalog, Release release) {
        ReleaseFacts facts = catalog.facts(release);
        ArgumentList arguments = catalog.arguments(release);
        form.put("apiVersion", "mcmgen/release/v1");
        form.put("release", release.toString());
        form.put("known", facts.known());
        form.put("withdrawn", facts.withdrawn());
        facts.offeredFrom().ifPresent(version -> form.put("offeredFromRancher", version.toString()));
        facts.offeredTo().ifPresent(version -> form.put("offeredToRancher", version.toString()));
        if (release.distribution() == Distribution.RKE2) {
            form.put("profiles", catalog.profiles().names(release));
            form.put("cni", facts.cniValues());
            form.put("ingressControllers", facts.ingressControllers());
            facts.defaultIngress().ifPresent(name -> form.put("defaultIngress", name));
            facts.corednsChart().ifPresent(chart -> form.put("rke2-coredns", chart.text()));
        }
        form.put(
                "knownDefects",
                catalog.knownBad(release).stream().map(KnownBad::message).toList());
        form.put("rancherArguments", arguments(arguments));
        KubeProxyFlags.Flags proxy = catalog.kubeProxyFlags().of(release);
        form.put(
                "kube-proxy-arg",
                flags(proxy.byName().values().stream().map(KubeProxyFlag::name).toList(), proxy.source()));
        for (Component component : Component.values()) {
            Optional<FlagList> list = catalog.componentFlags().of(component, release);
            list.ifPresent(known -> form.put(component.configKey(), flags(List.copyOf(known.names()), known.source())));
        }
    }

    private static Map<String, Object> flags(List<String> names, String source) {
        Map<String, Object> flags = new LinkedHashMap<>();
        flags.put("source", source);
        flags.put("flags", names.stream().sorted().toList());
        return flags;
    }

    private static Map<String, Object> arguments(ArgumentList list) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("basis", basis(list.basis()));
        form.put("source", list.source());
        form.put("server", rows(list.server()));
        form.put("agent", rows(list.agent()));
        return form;
    }

    private static List<Object> rows(Map<String, Argument> arguments) {
        List<Object> rows = new ArrayList<>();
        arguments.values().forEach(argument -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("key", argument.key());
            row.put("type", argument.type());
            argument.defaultValue().ifPresent(value -> row.put("default", value));
            if (!argument.options().isEmpty()) {
                row.put("options", argument.options());
            }
            rows.add(row);
        });
        return rows;
    }

    private static String basis(Basis basis) {
        if (basis instanceof Basis.NewestBelow below) {
            return "newer than every list: that of " + below.list() + " is taken";
        }
        return basis instanceof Basis.Exact
                ? "the list of this very release"
                : "in no list: Rancher takes all its lists together";
    }

    /** As plain data. */
    Map<String, Object> form() {
        return form;
    }

    /** For people: one fact on each line, lists below their name. */
    String text() {
        StringBuilder out = new StringBuilder();
        form.forEach((name, value) -> {
            if (!name.equals("apiVersion")) {
                write(name, value, "", out);
            }
        });
        return out.toString();
    }

    private static void write(String name, Object value, String indent, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            out.append(indent).append(name).append('\n');
            map.forEach((key, inner) -> write(String.valueOf(key), inner, indent + "  ", out));
        } else if (value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance)) {
            out.append(indent).append(name).append('\n');
            list.forEach(item -> out.append(indent)
                    .append("  ")
                    .append(row((Map<?, ?>) item))
                    .append('\n'));
        } else {
            String words = value instanceof List<?> list
                    ? String.join(", ", list.stream().map(String::valueOf).toList())
                    : String.valueOf(value);
            out.append(indent)
                    .append(name)
                    .append(": ")
                    .append(words.isEmpty() ? "none" : words)
                    .append('\n');
        }
    }

    private static String row(Map<?, ?> row) {
        List<String> words = new ArrayList<>();
        row.forEach((key, value) -> words.add(key.equals("key") ? String.valueOf(value) : key + "=" + value));
        return String.join("  ", words);
    }
}
