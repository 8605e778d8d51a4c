package dev.mcmgen.render.host;

import dev.mcmgen.catalog.HostSystem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which module tracks connections. Kernel 4.19 merged {@code nf_conntrack_ipv4} and {@code nf_conntrack_ipv6} into
 * {@code nf_conntrack}; RHEL 8.3 took the merge into its 4.18.0-240. Naming a module that is gone makes
 * {@code modprobe} fail and the boot "degraded". Source: knowledge page ipvs-nodelocaldns.md, §5.2.
 */
final class Conntrack {

    private static final Pattern KERNEL =
            Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.0-(\\d{1,6}))?.*", Pattern.DOTALL);
    private static final int FIRST_MERGED_RHEL8_BUILD = 240;

    private Conntrack() {}

    /** The modules for a node: by its kernel where that is known, else by the system's release, else the merged one. */
    static List<String> modules(HostNeeds.Image image, HostSystem system, boolean ipv6) {
        boolean split = image.kernel()
                .map(Conntrack::isSplit)
                .orElseGet(() -> image.osVersion()
                        .filter(system.splitConntrack()::contains)
                        .isPresent());
        if (!split) {
            return List.of("nf_conntrack");
        }
        return ipv6 ? List.of("nf_conntrack_ipv4", "nf_conntrack_ipv6") : List.of("nf_conntrack_ipv4");
    }

    /** The same decision as {@code conntrack_is_split} in {@code prepare-host.sh}. */
    static boolean isSplit(String kernel) {
        Matcher matcher = KERNEL.matcher(kernel);
        if (!matcher.matches()) {
            return false;
        }
        int major = Integer.parseInt(matcher.group(1));
        int minor = Integer.parseInt(matcher.group(2));
        if (major != 4 || minor != 18) {
            return major < 4 || (major == 4 && minor < 18);
        }
        boolean rhel8 = kernel.contains(".el8") && matcher.group(3) != null;
        return !rhel8 || Integer.parseInt(matcher.group(3)) < FIRST_MERGED_RHEL8_BUILD;
    }
}
