package dev.mcmgen.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A flag of kube-proxy as one minor has it.
 *
 * @param defaultText kube-proxy's own default; may be empty
 * @param rke2Default what RKE2 and K3s set where the user sets nothing
 * @param values the words it takes besides its type's, or all words of an enum; the empty word among them means that it
 *     may be empty
 * @param mode the only proxy mode in which kube-proxy looks at it; empty where it always does
 * @param modeUnsure whether that holds for this minor was not seen: it may look at it in every mode
 * @param limits what kube-proxy checks
 * @param companions of some values the flag that must not be empty beside them
 * @param own no other component of Kubernetes has a flag of that name
 * @param windowsOnly it exists in the Windows program only
 * @param harmful what breaks when it is set on a node of RKE2 or K3s; empty for all others
 * @param note what else to know; may be empty
 */
public record KubeProxyFlag(
        String name,
        Type type,
        String defaultText,
        Optional<String> rke2Default,
        List<String> values,
        Optional<String> mode,
        boolean modeUnsure,
        Limits limits,
        Map<String, String> companions,
        boolean own,
        boolean windowsOnly,
        boolean deprecated,
        String harmful,
        String note,
        Window window) {

    /** How kube-proxy parses the value. */
    public enum Type {
        STRING,
        /** Go's words: 1 t T TRUE true True 0 f F FALSE false False; without a value it is true. */
        BOOL,
        INT32,
        FLOAT,
        /** Go's duration, always with a unit: 900s, 15m. */
        DURATION,
        /** CIDRs with commas between; an address without prefix length is refused. */
        CIDR_LIST,
        ENUM,
        IP,
        /** An address with or without a port. */
        IP_PORT,
        /** name=true,name=false. */
        BOOL_MAP
    }

    /**
     * What kube-proxy checks, each in the form of the flag's type.
     *
     * @param above the value must be greater than this
     * @param min the value must not be less
     * @param max the value must not be greater
     * @param atMostFlag the value must not be greater than that flag's
     * @param maxItems how many items a list may have
     * @param onePerFamily a list may not have two items of one address family
     */
    public record Limits(
            Optional<String> above,
            Optional<String> min,
            Optional<String> max,
            Optional<String> atMostFlag,
            Optional<Integer> maxItems,
            boolean onePerFamily) {}

    public KubeProxyFlag {
        values = List.copyOf(values);
        companions = Map.copyOf(companions);
    }

    /** Whether kube-proxy looks at it in that mode and in no other. */
    public boolean isOnlyOf(String proxyMode) {
        return mode.isPresent() && mode.get().equals(proxyMode);
    }

    static KubeProxyFlag read(DataNode row) {
        Limits limits = new Limits(
                row.optionalText("above"),
                row.optionalText("min"),
                row.optionalText("max"),
                row.optionalText("atMostFlag"),
                row.find("maxItems").map(DataNode::number),
                row.flag("onePerFamily"));
        return new KubeProxyFlag(
                row.text("name"),
                Type.valueOf(row.text("type")),
                row.textOrEmpty("default"),
                row.optionalText("rke2Default"),
                row.textsOrNone("values"),
                row.optionalText("mode"),
                row.flag("modeUnsure"),
                limits,
                row.find("companions").map(KubeProxyFlag::texts).orElse(Map.of()),
                row.flag("own"),
                row.textOrEmpty("os").equals("WINDOWS"),
                row.flag("deprecated"),
                row.textOrEmpty("harmful"),
                row.textOrEmpty("note"),
                Window.read(row));
    }

    private static Map<String, String> texts(DataNode object) {
        Map<String, String> texts = new TreeMap<>();
        for (Map.Entry<String, DataNode> member : object.members().entrySet()) {
            texts.put(member.getKey(), member.getValue().text());
        }
        return texts;
    }
}
