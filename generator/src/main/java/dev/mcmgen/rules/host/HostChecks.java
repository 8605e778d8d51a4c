package dev.mcmgen.rules.host;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.ReleaseFeature;
import dev.mcmgen.rules.Fix;
import dev.mcmgen.rules.RuleReport;
import dev.mcmgen.rules.subject.CloudConfig;
import dev.mcmgen.rules.subject.Nodes;
import dev.mcmgen.rules.subject.Place;
import dev.mcmgen.rules.subject.Subject;
import dev.mcmgen.rules.subject.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules about the host, for pools whose cloud-config is among the files. An image may bring everything along, so a lack
 * is a warning, and there is none where the cloud-config starts what these files do not show (hardening.md §4).
 */
final class HostChecks {

    private static final Pattern ETCD_USER = Pattern.compile("\\b(useradd|adduser)\\b.*\\betcd\\b|\\bsysusers\\b");
    private static final Pattern CIS_FILE = Pattern.compile("rke2-cis-sysctl\\.conf");

    private final Catalog catalog;

    HostChecks(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Some nodes and their cloud-config. */
    record Host(Target target, Nodes nodes, CloudConfig config) {

        boolean prepares(Pattern words) {
            return words.matcher(config.words()).find();
        }
    }

    void each(Subject subject, BiConsumer<Host, Place> action) {
        for (Target target : subject.targets()) {
            for (Nodes nodes : target.nodes()) {
                Optional<CloudConfig> config = target.machineConfig(nodes).flatMap(subject.userData()::of);
                config.filter(c -> nodes.isLinux()).ifPresent(c -> {
                    boolean here = c.text().valuePosition().file().equals(subject.file());
                    Optional<Place> place = here ? Optional.of(c.text()) : target.anchor();
                    place.ifPresent(p -> action.accept(new Host(target, nodes, c), p));
                });
            }
        }
    }

    void etcdUser(Subject subject, RuleReport report) {
        each(subject, (host, place) -> {
            boolean lacks = host.nodes().isServer()
                    && host.nodes().cisProfile().isPresent()
                    && isPreparation(host)
                    && !host.prepares(ETCD_USER)
                    && host.config().items("users").stream()
                            .noneMatch(user -> user.text("name").equals("etcd"));
            if (lacks) {
                report.key(
                        place,
                        "RKE2 will exit on " + host.nodes().words() + " unless the image has the user etcd: a CIS"
                                + " profile demands the user and the group",
                        Fix.byHand("add to runcmd: " + catalog.host().etcdUserCommand()));
            }
        });
    }

    void sysctls(Subject subject, RuleReport report) {
        each(subject, (host, place) -> {
            if (host.nodes().cisProfile().isEmpty() || !isPreparation(host) || host.prepares(CIS_FILE)) {
                return;
            }
            Map<String, String> needed = catalog.host().cisSysctls();
            List<String> wrong = needed.entrySet().stream()
                    .filter(sysctl -> !sysctl.getValue().equals(last(host, sysctl.getKey())))
                    .map(sysctl -> sysctl.getKey() + "=" + sysctl.getValue())
                    .toList();
            if (!wrong.isEmpty()) {
                report.key(
                        place,
                        "RKE2 will exit on " + host.nodes().words() + " unless the image sets "
                                + String.join(", ", wrong) + ": a CIS profile demands it",
                        Fix.byHand("write the file /etc/sysctl.d/60-rke2-cis.conf, and run sysctl --system"));
            }
        });
    }

    /** {@code name = value} in a sysctl file, or {@code sysctl -w name=value}: the last one. */
    private static String last(Host host, String name) {
        Matcher matcher = Pattern.compile("(?m)(?:^|\\s|\\\\n|\")" + Pattern.quote(name) + "\\s*=\\s*(-?\\d+)")
                .matcher(host.config().words());
        String value = "";
        while (matcher.find()) {
            value = matcher.group(1);
        }
        return value;
    }

    /**
     * Whether the cloud-config is there to prepare the host for Kubernetes at all: one with a user and a time zone says
     * that the image does it.
     */
    private static boolean isPreparation(Host host) {
        CloudConfig config = host.config();
        boolean kernel = config.words().contains("sysctl")
                || config.words().contains("modprobe")
                || config.words().contains("modules-load.d")
                || config.words().contains("useradd");
        return kernel && !config.doesMore();
    }

    void networkManager(Subject subject, RuleReport report) {
        each(subject, (host, place) -> {
            boolean used = host.prepares(Pattern.compile("\\bnmcli\\b|NetworkManager"));
            boolean cni = host.nodes().texts("cni").stream()
                    .anyMatch(name -> List.of("calico", "canal", "flannel").contains(name));
            if (used
                    && cni
                    && !host.prepares(Pattern.compile("unmanaged-devices"))
                    && !host.config().doesMore()) {
                report.key(
                        place,
                        "NetworkManager will disturb the routes of the CNI on "
                                + host.nodes().words() + " unless the image tells it to leave those interfaces alone",
                        Fix.byHand("write /etc/NetworkManager/conf.d/rke2-canal.conf with unmanaged-devices, and reload"
                                + " NetworkManager"));
            }
        });
    }

    void cloudSetup(Subject subject, RuleReport report) {
        Pattern enabled = Pattern.compile("\\bNetworkManager-cloud-setup\\b"
                + "|systemctl\\b[^\\n|;&]*\\b(enable|start|restart)\\b[^\\n|;&]*\\bnm-cloud-setup\\b");
        each(subject, (host, place) -> {
            boolean refuses = host.target()
                    .release()
                    .filter(release -> catalog.facts(release).has(ReleaseFeature.REFUSES_NM_CLOUD_SETUP))
                    .isPresent();
            boolean off = host.prepares(Pattern.compile("\\b(disable|mask)\\b[^\\n|;&]*\\bnm-cloud-setup"));
            if (refuses && host.prepares(enabled) && !off) {
                report.key(
                        place,
                        "RKE2 will not start on " + host.nodes().words() + ": the unit of this release refuses to while"
                                + " nm-cloud-setup is enabled",
                        Fix.byHand("disable nm-cloud-setup.service and nm-cloud-setup.timer, or take a newer release"));
            }
        });
    }

    void firewalld(Subject subject, RuleReport report) {
        Pattern on = Pattern.compile(
                "systemctl\\b[^\\n|;&]*\\b(enable|start|restart|unmask)\\b[^\\n|;&]*\\bfirewalld\\b"
                        + "|\\bfirewall-(offline-)?cmd\\b|\\binstall\\b[^\\n|;&]*\\bfirewalld\\b|(?m)^\\s*-\\s*firewalld\\s*$");
        each(subject, (host, place) -> {
            boolean off = host.prepares(Pattern.compile("\\b(disable|mask|remove|stop)\\b[^\\n|;&]*\\bfirewalld\\b"));
            if (host.prepares(on) && !off && host.nodes().texts("cni").contains("canal")) {
                report.key(
                        place,
                        "pods on " + host.nodes().words() + " will lose connections: firewalld conflicts with Canal",
                        Fix.byHand("turn firewalld off, and use network policies"));
            }
        });
    }

    void selinux(Subject subject, RuleReport report) {
        Pattern enforcing = Pattern.compile("\\bsetenforce\\s+(1|Enforcing)\\b|SELINUX\\s*=\\s*enforcing");
        each(subject, (host, place) -> {
            if (host.prepares(enforcing) && !host.nodes().isTrue("selinux")) {
                report.key(
                        place,
                        "containers on " + host.nodes().words() + " will run without SELinux labels: the host enforces"
                                + " SELinux, and selinux: true is not set",
                        Fix.byHand("write selinux: true in the configuration"));
            }
        });
    }

    void selinuxPackages(Subject subject, RuleReport report) {
        Pattern packages = Pattern.compile("\\b(container-selinux|selinux-policy(-targeted)?|policycoreutils\\S*)\\b");
        each(subject, (host, place) -> {
            boolean lacks = host.nodes().isTrue("selinux")
                    && host.prepares(packages)
                    && !host.prepares(Pattern.compile("\\b(rke2|k3s)-selinux\\b"))
                    && !host.config().doesMore();
            if (lacks) {
                report.key(
                        place,
                        "RKE2 will be stopped by SELinux on " + host.nodes().words() + " unless the image has"
                                + " rke2-selinux: its tarball, which Rancher installs, brings no policy",
                        Fix.byHand("install rke2-selinux beside these packages"));
            }
        });
    }
}
